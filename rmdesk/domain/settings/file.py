"""All settings as one TOML file, such as a branch hands out; and read back, whole or not at all.

What a file does not name stays as it is, so that one may also say a few settings only. Everything
that is wrong with it is found at once: what cannot be read, what is no setting, and what is no rule
together with the settings it leaves alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from rmdesk.domain.settings.everything import PARTS, AllSettings, wrongs_with
from rmdesk.domain.settings.reading import Reading, read_value, said_as
from rmdesk.domain.settings.values import plain_value
from rmdesk.domain.toml_text import literal, read_toml
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

VERSION: Final = 1
_VERSION_KEY: Final = "version"

NO_TOML: Final = N_("Line {line} is not written as settings are: name = value.")
NO_TOML_AT_ALL: Final = N_("This is no file of settings.")
TOO_NEW: Final = N_("The file comes from a newer version of the program ({said}).")
NOTHING: Final = N_("The file names no setting.")

_AT_LINE: Final = re.compile(r"\(at (?:line (\d+)|end of document)")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")

Comment = Callable[[str], str]
"""What stands above the setting or the group of a path; empty for nothing."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file of settings says: the settings as they would be, and what is wrong with it."""

    settings: AllSettings
    findings: tuple[Wrong, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it may be taken: nothing is wrong with any of it."""
        return not self.findings


# --- written ---


def settings_text(settings: AllSettings, comment: Comment, heading: Sequence[str] = ()) -> str:
    """The file, its `heading` in comments at the top."""
    lines = [*(f"# {said}".rstrip() for said in heading), f"{_VERSION_KEY} = {VERSION}"]
    for part in PARTS:
        lines += _table(part, part, plain_value(getattr(settings, part)), comment)
    return "\n".join(lines) + "\n"


def _table(name: str, path: str, table: Mapping[str, Any], comment: Comment) -> Iterator[str]:
    """A table, and the tables in it behind its own lines."""
    within = {key: one for key, one in table.items() if _is_table(one)}
    if len(within) < len(table):
        yield ""
        yield from _comment(comment(path))
        yield f"[{name}]"
    for key, value in table.items():
        if key not in within:
            yield from _comment(comment(_path(path, key)))
            yield f"{_key(key)} = {_value(value)}"
    for key, value in within.items():
        here, there = f"{name}.{_key(key)}", _path(path, key)
        if isinstance(value, dict):
            yield from _table(here, there, value, comment)
            continue
        for place, record in enumerate(value):
            yield ""
            if not place:
                yield from _comment(comment(there))
            yield f"[[{here}]]"
            yield from (f"{_key(field)} = {_value(one)}" for field, one in record.items())


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    )


def _path(path: str, key: str) -> str:
    """The path of a setting from how it is written: shares stand in per cent, models by level."""
    if re.fullmatch(r"C\d", key):
        key = key[1:]
    return f"{path}.{key.removesuffix('_percent') + '_bp' if key.endswith('_percent') else key}"


def as_written(path: str) -> str:
    """A setting's path as the file writes it: ``diagnosis.models.C3``."""
    written = re.sub(r"\bmodels\.(\d)", r"models.C\1", path)
    return f"{written.removesuffix('_bp')}_percent" if written.endswith("_bp") else written


def _comment(said: str) -> Iterator[str]:
    return (f"# {line}" for line in said.splitlines())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else literal(key)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value.normalize():f}"
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return literal(value)


# --- read ---


def read_settings_text(content: str, now: AllSettings) -> ReadFile:
    """What `content` makes of the settings as they are `now`."""
    try:
        table = read_toml(content, fraction=Decimal)
    except ValueError as error:
        at = _AT_LINE.search(str(error))
        line = (at[1] or content.count("\n") + 1) if at else 0
        wrong = Wrong("", NO_TOML, {"line": line}) if at else Wrong("", NO_TOML_AT_ALL)
        return ReadFile(now, (wrong,))
    version = table.pop(_VERSION_KEY, VERSION)
    if version != VERSION:
        return ReadFile(now, (Wrong(_VERSION_KEY, TOO_NEW, {"said": said_as(version)}),))
    if not table:
        return ReadFile(now, (Wrong("", NOTHING),))
    reading = Reading([])
    settings = read_value(table, AllSettings, now, "", reading)
    return ReadFile(settings, (*reading.findings, *wrongs_with(settings)))
