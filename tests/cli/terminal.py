"""Somebody at a keyboard, who types one line."""

import io


class Terminal(io.StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        return True
