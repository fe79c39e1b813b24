"""The command line: the same desk as the screens, for scripts and for people in a hurry.

Data go to standard output, words to standard error. Textual is imported only by `demo` on a
terminal. Imported by `__main__` alone.
"""
