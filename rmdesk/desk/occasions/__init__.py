"""Occasions that are written down by hand: visits, good news, anniversaries, news.

What they make due follows by itself (`rmdesk.store.derived.duty_keeper`).
"""
