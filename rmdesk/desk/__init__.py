"""The use cases: one front door for the screens and the command line.

Imported by `cli` and `ui`. Everything here runs on the thread that opened the book and knows no
screen, no argument parser and no clock: moments are arguments.
"""
