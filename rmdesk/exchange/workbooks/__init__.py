"""Workbooks: their container checked and decrypted, their sheets and notes of cells read."""
