"""The command line of installing: what the scripts of both systems call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rmdesk_setup import folder, installing, layout, uninstalling
from rmdesk_setup.layout import Layout
from rmdesk_setup.pc import this_pc
from rmdesk_setup.refusals import Refused
from rmdesk_setup.words import LANGUAGES, Words

DONE, REFUSED = 0, 1

_BOOKS = {
    "windows": r"%LOCALAPPDATA%\rmdesk",
    "linux": "~/.local/share/rmdesk, ~/.config/rmdesk",
}


def main(arguments: Sequence[str], here: Path) -> int:
    """Install the folder `here`, or uninstall; 0 done, 1 refused, 2 a command line amiss."""
    wish = _parser().parse_args(arguments)
    words = Words(wish.lang or _language())
    found = this_pc()
    place = _layout(found.partition("-")[0], wish)

    def tell(sentence: str, **values: object) -> None:
        print(words.of(sentence, **values), flush=True)

    try:
        if wish.act == "install":
            tell("Checking the folder …")
            installing.install(folder.read(here), place, words.language, tell, found)
        else:
            books = str(place.data) if place.data else _BOOKS[place.system]
            uninstalling.uninstall(place, books, tell)
    except Refused as refused:
        print(words.of(refused.sentence, **refused.values), file=sys.stderr)
        return REFUSED
    except OSError as error:
        why = f"{error.strerror or error} {error.filename or ''}".strip()
        sentence = (
            "It did not work: {why}. The former version, if any, was kept."
            if wish.act == "install"
            else "Not everything could be removed: {why}. Close what uses it and start again."
        )
        print(words.of(sentence, why=why), file=sys.stderr)
        return REFUSED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rmdesk_setup")
    parser.add_argument("act", choices=("install", "uninstall"))
    parser.add_argument("--lang", choices=LANGUAGES)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--prefix", type=Path)
    where.add_argument("--portable", type=Path)
    return parser


def _layout(system: str, wish: argparse.Namespace) -> Layout:
    if wish.portable:
        return layout.portable(system, wish.portable.expanduser().absolute())
    prefix = wish.prefix and wish.prefix.expanduser().absolute()
    return layout.here(system, os.environ, prefix)


def _language() -> str:
    said = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "zh" if said.lower().startswith("zh") else "en"
