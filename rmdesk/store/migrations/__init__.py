"""The steps of the schema: one numbered module each, forward only, never edited once released.

`steps.py` lists them; `store/vault/upgrade.py` runs them.
"""
