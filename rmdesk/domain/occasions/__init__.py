"""Occasions: what makes a reason to call.

"Keeping in touch" in domain.md ([T][P]). Each is found from the file alone, for a span of days, and
says itself in words. When it becomes a duty is for its lead time and the working days to say; what
becomes of it, for `domain.today`.
"""
