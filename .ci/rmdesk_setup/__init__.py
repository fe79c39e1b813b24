"""Installs and uninstalls rmdesk from the folder it lies in; nothing but the standard library.

Runs on a PC without web, by whatever Python 3.11 or later the scripts beside it found or unpacked.
"""
