"""Keeps the Chinese catalogue beside the code: python -m tests.tools.catalogue

Collects every text marked by `_` or `N_`, carries the translations over, and compiles. New texts
stand in the .po with an empty translation; write it there and run the command again. Nothing in
the files depends on the day or on line numbers, so that a diff shows only texts.
"""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assets" / "locale" / "zh_CN" / "LC_MESSAGES"
PO = FOLDER / "rmdesk.po"
MO = FOLDER / "rmdesk.mo"
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def marked_texts() -> dict[str, list[str]]:
    """Every text of the package and the files it stands in, in the order of files.

    By the syntax tree: Babel's own extractor does not look into f-strings before Python 3.12.
    """
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "rmdesk").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        place = path.relative_to(ROOT).as_posix()
        for text in dict.fromkeys(_marked(tree)):
            found.setdefault(text, []).append(place)
    return found


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="_" | "N_"), args=[ast.Constant(value=str(text))]):
                yield text


def read_catalogue() -> Catalog:
    """The translations as they stand."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def updated(old: Catalog) -> Catalog:
    """A catalogue of exactly the marked texts, with the translations that `old` has."""
    catalogue = Catalog(
        locale="zh_CN",
        project="rmdesk",
        version="0",
        msgid_bugs_address="rmdesk",
        header_comment="# Simplified Chinese: see the README, How to add a text.",
        creation_date=_NO_DAY,
        revision_date=_NO_DAY,
        last_translator="rmdesk",
        language_team="zh_CN",
        fuzzy=False,
    )
    for text, places in marked_texts().items():
        known = old.get(text)
        translation = str(known.string) if known else ""
        catalogue.add(text, translation, locations=[(place, 0) for place in places])
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """The text form, for people."""
    out = BytesIO()
    write_po(out, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The compiled form, for gettext."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Bring both files up to date and name what lacks a translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = updated(read_catalogue() if PO.exists() else Catalog(locale="zh_CN"))
    PO.write_bytes(po_bytes(catalogue))
    MO.write_bytes(mo_bytes(catalogue))
    for message in catalogue:
        if message.id and not message.string:
            print(message.id)


if __name__ == "__main__":
    main()
