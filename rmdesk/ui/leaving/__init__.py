"""Leaving, and lending for an absence: what stands behind the steps of the giver's page.

Each step asks in dialogs, has the desk do it, and comes back to the page, which says where one
stands; nothing is remembered here, so that it can be left at any moment.
"""
