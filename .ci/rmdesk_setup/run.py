"""The command line of installing: what the scripts of both systems call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rmdesk_setup import folder, installing, layout, pc, uninstalling
from rmdesk_setup.layout import Layout
from rmdesk_setup.refusals import Refused
from rmdesk_setup.words import LANGUAGES, Words

DONE, REFUSED, AMISS, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str], here: Path) -> int:
    """Install the folder `here`, or uninstall.

    0 done, 1 refused, 2 a command line amiss, 130 interrupted.
    """
    try:
        wish = _parser().parse_args(arguments)
    except _Amiss:
        sentence = (
            "These words are not understood: {said}. There are: --prefix DIR, --portable DIR, "
            "--lang zh|en."
        )
        language = "zh" if "zh" in arguments else _language()
        print(Words(language).of(sentence, said=" ".join(arguments[1:])), file=sys.stderr)
        return AMISS
    words = Words(wish.lang or _language())
    found = pc.this_pc()

    def tell(sentence: str, **values: object) -> None:
        print(words.of(sentence, **values), flush=True)

    try:
        place = _layout(found.partition("-")[0], wish)
        if wish.act == "install":
            pc.check_user(os.environ, place.home)
            tell("Checking the folder …")
            installing.install(folder.read(here), place, words.language, tell, found)
        else:
            uninstalling.uninstall(place, _books(place), tell)
    except KeyboardInterrupt:
        sentence = "Interrupted. What was installed before still works; start again to finish."
        print(words.of(sentence), file=sys.stderr)
        return INTERRUPTED
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


class _Amiss(Exception):
    """A command line that says nothing we know."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Amiss(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="rmdesk_setup", allow_abbrev=False)
    parser.add_argument("act", choices=("install", "uninstall"))
    parser.add_argument("--lang", choices=LANGUAGES)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--prefix")
    where.add_argument("--portable")
    return parser


def _layout(system: str, wish: argparse.Namespace) -> Layout:
    if wish.portable is not None:
        return layout.portable(system, _named(wish.portable, "--portable"))
    prefix = None if wish.prefix is None else _named(wish.prefix, "--prefix")
    return layout.here(system, os.environ, prefix)


def _named(place: str, option: str) -> Path:
    return layout.whole(os.path.expanduser(place), option)  # noqa: PTH111 -- "~nobody" stays one


def _books(place: Layout) -> str:
    """Where books and settings lie, as rmdesk itself finds them."""
    if place.data is not None:
        return str(place.data)
    if place.system == "windows":
        return r"%LOCALAPPDATA%\rmdesk"
    found = []
    for variable, usual in (("XDG_DATA_HOME", "~/.local/share"), ("XDG_CONFIG_HOME", "~/.config")):
        told = os.environ.get(variable, "")
        found.append(f"{told if Path(told).is_absolute() else usual}/rmdesk")
    return "  ".join(found)


def _language() -> str:
    said = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "zh" if said.lower().startswith("zh") else "en"
