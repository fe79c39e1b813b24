"""The only hand-written cryptography: the data key, passphrases, the slots that wrap the key.

Imported by the store and the desk. No file, no clock, no prompt. `cryptography` is imported
inside the functions that compute: the format can be read, and the unlock prompt painted, before
it is loaded.
"""
