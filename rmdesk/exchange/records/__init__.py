"""Sheets of records, one row each: clients, members, holdings, policies, core exports."""
