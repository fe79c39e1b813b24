"""Widgets, dialogs and pictures of screens."""
