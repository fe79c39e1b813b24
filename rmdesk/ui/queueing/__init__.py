"""Dialogs about the queue of a call session and the rules of calling; used by views and actions."""
