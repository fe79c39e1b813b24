"""What `--json` prints, as the README promises it: the table between the marks of the contract."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

_README: Final = Path(__file__).parents[3] / "README.md"
_ROW: Final = re.compile(r"^\| `([^`]+)` \| (.*?) \| (.+) \|$", re.MULTILINE)
ANY: Final = "*"
OPEN: Final = "…"
"""Keys that are data, such as the number of a client; and what nobody should rely on."""

Contract = Mapping[str, Mapping[str, frozenset[str]]]
"""For each command the fields by the place they stand at, such as `lines[]`."""


def contract() -> Contract:
    """Read from the README; what a command prints with one option or another is taken together."""
    text = _README.read_text(encoding="utf-8").split("<!-- contract -->")[1]
    found: dict[str, dict[str, frozenset[str]]] = {}
    for command, places, fields in _ROW.findall(text.split("<!-- /contract -->")[0]):
        of_command = found.setdefault(re.split(r" (?:--|\()", command)[0], {})
        for place in re.findall(r"`([^`]+)`", places) or [""]:
            known = of_command.get(place, frozenset())
            of_command[place] = known | frozenset(fields.split(", "))
    return found


def undocumented(command: str, printed: Any) -> Sequence[str]:
    """What `command` printed and the contract does not name."""
    return sorted(set(_strange(contract().get(command, {}), "", printed)))


def _strange(known: Mapping[str, frozenset[str]], place: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _strange(known, f"{place}[]", each)
        return
    fields = known.get(place, frozenset[str]())
    if not isinstance(value, dict) or OPEN in fields:
        return
    has_any = ANY in fields or any(one.startswith(f"{place}.{ANY}") for one in known)
    for key, each in value.items():
        if not has_any and key not in fields:
            yield f"{place}: {key}"
        else:
            inner = ANY if has_any else key
            yield from _strange(known, f"{place}.{inner}" if place else inner, each)
