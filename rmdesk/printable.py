"""Text of somebody else's on a bare terminal: a file name, a setting, a list on a stick."""


def printable(text: str) -> str:
    """`text` without anything a terminal would obey, such as a file name may hold."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def printable_lines(text: str) -> str:
    """The same of a text of several lines."""
    return "\n".join(map(printable, text.split("\n")))
