"""Messages to clients (S in the calendar grid): templates, how they are read, what they may say.

Nothing is sent from the desk: a message is shown, and typed off or copied.
"""
