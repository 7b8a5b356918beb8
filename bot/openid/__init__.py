"""Public keys as OpenID Connect publishes them: what the channel's tokens and those of single sign-on are checked with.

keys    reads the metadata and the keys it names, keeps them, and notices a roll-over
ways    over which addresses they may be read
"""
