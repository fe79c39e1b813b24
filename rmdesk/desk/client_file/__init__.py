"""A client's file, a module for each part of it: items, household, ledger, contacts, the rest."""
