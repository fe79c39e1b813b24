"""The encrypted file: vault, tables, journal, and one shelf per kind of record.

Imported by the desk. peewee and SQLCipher live here and nowhere else; rows never leave, the
shelves hand out domain values.
"""
