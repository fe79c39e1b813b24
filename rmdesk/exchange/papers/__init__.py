"""Papers on their way in: read whole, looked at, and pictures made small enough for a terminal.

Pictures are decoded in a process of their own that holds no key. Home of Pillow.
"""
