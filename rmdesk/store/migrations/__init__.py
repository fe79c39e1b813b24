"""The steps of the schema: one numbered module each, forward only, never edited once released.

`steps` lists them; `store.vault.upgrade` runs them.
"""
