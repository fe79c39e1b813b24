"""Corrections of columns from a file, for `import --layout`.

    {"客户信息": {"kind": "clients", "header": 2, "columns": {"编号": "number", "D": null}}}

A sheet of a CSV is named by "". Columns are named by heading or letter; null leaves one unread,
a kind of null the whole sheet.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rmdesk.errors import InputError
from rmdesk.exchange.columns import SheetKind, dictionary, plain
from rmdesk.exchange.corrections.laying import lay_out, suggest
from rmdesk.exchange.grid import letter
from rmdesk.exchange.layouts import ENCODINGS, Correction, Layout, Look
from rmdesk.exchange.process.reader import look
from rmdesk.language import N_


class LayoutUnreadable(InputError):
    message = N_("The layout in {file} cannot be used: {what}.")
    hint = N_('Write JSON such as {{"Sheet1": {{"header": 2, "columns": {{"No.": "number"}}}}}}.')


def read_layout(
    file: Path, sources: Sequence[Path], *, today: date, passwords: Mapping[Path, str]
) -> dict[str, Correction]:
    """The corrections of `file` for the sheets of `sources`, by fingerprint."""
    said = _read(file)
    corrections: dict[str, Correction] = {}
    for source in sources:
        encodings = {entry.get("encoding", "") for entry in said.values()}
        encoding = encodings.pop() if len(encodings) == 1 else ""
        if encoding and encoding not in ENCODINGS:
            raise LayoutUnreadable(file=file.name, what=encoding)
        looks = look(source, today=today, encoding=encoding, password=passwords.get(source, ""))
        for one in looks:
            entry = said.get(one.sheet)
            if entry is not None:
                corrections |= _correction(one, entry, encoding, today=today, file=file.name)
    return corrections


def _read(file: Path) -> dict[str, dict[str, Any]]:
    try:
        said = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LayoutUnreadable(file=file.name, what=error.strerror) from None
    except ValueError as error:
        raise LayoutUnreadable(file=file.name, what=error) from None
    if not isinstance(said, dict) or not all(isinstance(entry, dict) for entry in said.values()):
        raise LayoutUnreadable(file=file.name, what="{}")
    return said


def _correction(
    one: Look, entry: Mapping[str, Any], encoding: str, *, today: date, file: str
) -> dict[str, Correction]:
    guess = suggest(one, today=today)
    header = entry.get("header", guess.header if guess else 1)
    if not isinstance(header, int):
        raise LayoutUnreadable(file=file, what="header")
    if "kind" in entry and entry["kind"] is None:
        return {guess.fingerprint: Correction(kind=None)} if guess else {}
    kind = _kind(entry.get("kind"), guess, file)
    plain_layout = lay_out(one, header=header, kind=kind, today=today)
    if plain_layout is None:
        raise LayoutUnreadable(file=file, what=one.sheet or one.file)
    fields = _fields(one, plain_layout, entry.get("columns", {}), file)
    layout = lay_out(one, header=header, kind=plain_layout.kind, fields=fields, today=today)
    if layout is None or layout.missing:
        raise LayoutUnreadable(file=file, what=one.sheet or one.file)
    return {layout.fingerprint: layout.correction(encoding)}


def _kind(said: object, guess: Layout | None, file: str) -> SheetKind | None:
    if said is None:
        return guess.kind if guess else None
    try:
        return SheetKind(str(said))
    except ValueError:
        raise LayoutUnreadable(file=file, what=said) from None


def _fields(one: Look, layout: Layout, columns: object, file: str) -> dict[int, str | None]:
    if not isinstance(columns, dict):
        raise LayoutUnreadable(file=file, what="columns")
    places: dict[str, int] = {}
    for column in layout.columns:
        places.setdefault(letter(one.left + column.index), column.index)
    for column in layout.columns:
        places[plain(column.heading)] = column.index
    known = {column.field for column in dictionary().columns_of(layout.kind)}
    fields: dict[int, str | None] = {}
    for name, field in columns.items():
        at = places.get(plain(name), places.get(name))
        if at is None or (field is not None and field not in known):
            raise LayoutUnreadable(file=file, what=f"{name}: {field}")
        fields[at] = field
    return fields
