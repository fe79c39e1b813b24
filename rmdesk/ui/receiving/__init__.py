"""Receiving clients from somebody else's book, and what a deputy does at the end: sending back.

Coroutines behind commands; their dialogs are in `ui.dialogs.receiving`.
"""
