"""The Teams app package, `nook.zip`: written from the settings and from COMMANDS by `make package`.

It holds the manifest, two icons and a file for each further language, nothing else ("App package" in Microsoft's Teams
platform documentation). VALIDATION.md goes through the rules of the Teams Store one by one.
"""
