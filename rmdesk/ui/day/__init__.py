"""What is done about the duties of a day, in dialogs: one module for each kind of work.

Each is a coroutine that takes the `Host`.
"""
