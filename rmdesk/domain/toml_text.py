"""TOML that somebody else may have written, read without the ways it can hurt.

The parser is plain Python and harms nobody, but a key of a hundred thousand parts keeps it busy
for minutes, figures of thousands of digits and deep brackets end it with errors of other kinds.
"""

import json
import re
import tomllib
from collections.abc import Callable
from typing import Any, Final

_MOST_PARTS: Final = 32
_ENDLESS_KEY: Final = re.compile(
    rf"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}""", re.ASCII
)


def read_toml(text: str, *, fraction: Callable[[str], Any] = float) -> dict[str, Any]:
    """The table in `text`, what has a decimal point read by `fraction`.

    Raises ValueError, whatever is wrong with it.
    """
    if _ENDLESS_KEY.search(text):
        raise ValueError(f"a key of more than {_MOST_PARTS} parts")
    try:
        return tomllib.loads(text, parse_float=fraction)
    except RecursionError:
        raise ValueError("brackets within brackets, too deep") from None


def literal(value: str | int) -> str:
    """A value as TOML takes it: JSON's strings are TOML's, but for DEL, which TOML wants
    escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def quoted(text: str) -> str:
    """What somebody wrote as a TOML string: JSON's escapes are among TOML's, save for DEL and lone
    surrogates."""
    clean = text.encode("utf-8", "replace").decode()
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007F")
