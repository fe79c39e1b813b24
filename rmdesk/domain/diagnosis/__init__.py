"""Diagnosing a household: flows, ratios, mixes, the needs interview, gaps, goals, scenarios.

"Reviewing and diagnosing" in domain.md. What comes in and goes out, what is owned and owed, the
ratios between them and what the books say of those; the mix that is held against the mix that is
wished for; the needs interview and its steps; what is needed, what is prepared and the gap between;
goals and scenarios. All from values handed in: nothing here reads a book, a clock or a setting.
"""
