"""What Nook knows about rooms, people and time.

Pure: no I/O, no clock, no framework, no imports from the rest of Nook.
"""
