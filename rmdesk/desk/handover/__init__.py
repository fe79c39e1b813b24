"""Handing clients over: who gets whom, what goes along, the bundle, its receipt.

Nothing of a client is ever written in plain, and nothing counts before it was read back.
"""
