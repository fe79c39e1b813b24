"""Messages to clients: what may be written to whom, what was sent, and rounds of them.

The desk sends nothing: it shows a message, and writes down that it went out.
"""
