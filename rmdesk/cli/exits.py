"""What the exit code of a command says; 10 to 19 are the book's own (`store/disk/refusals.py`)."""

from enum import IntEnum


class Exit(IntEnum):
    """The codes of commands that are no refusal of the book: those bring their own."""

    DONE = 0
    REFUSED = 1
    """Nothing was found, or what was asked for cannot be done; nothing was changed."""
    USAGE = 2
    """The command line itself was not understood."""
    PROBLEMS = 3
    """The import went in, or can, but rows were left out or await a decision; or files were
    written, but not one of every client."""
    DAMAGED = 12
    """`check` found faults: the code with which a damaged book is refused."""
    INTERRUPTED = 130
