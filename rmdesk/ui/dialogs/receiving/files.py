"""Receiving: which bundle, and whose key opens it."""

import os
from pathlib import Path
from typing import Final

from textual import on

from rmdesk.crypto.recipients import Identity, MalformedKey
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.field import Field

BUNDLES: Final = frozenset({".age", ".bundle"})
_KEY: Final = "AGE-SECRET-KEY"
_KEY_START: Final = "AGE-"


async def _nowhere() -> Path | None:
    return None


async def _at_home() -> Path | None:
    """A file nobody has: the list starts in its folder, where sticks and downloads are near."""
    return files_folder() / "bundle"


class BundlePath(ImportPath):
    """The file that somebody handed over."""

    asks = N_("Receive: which bundle?")
    expects = N_("the file that was handed over (.age)")
    does = N_("Open")
    suffixes = BUNDLES

    def __init__(
        self, typed: str = "", *, title: str = "", refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(typed, last=_at_home, refusal=refusal)
        self._heading = title or self._heading


class IdentityPath(ImportPath):
    """The file with the private key; or the key itself, typed from paper and hidden as it is.

    `identity` is what was typed: None where a file was chosen.
    """

    asks = N_("Receive: your private key")
    expects = N_("its file, on a stick; or type the line from paper")
    does = N_("Go on")
    # A key file has any name, as age tools write it; the public half opens nothing.
    suffixes = frozenset({"", ".key", ".txt"})
    keeps_draft = False

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        # The field stays empty: behind a folder a key would be typed in plain sight.
        super().__init__(typed, last=_nowhere, refusal=refusal)
        self.identity: Identity | None = None

    @on(Field.Changed)
    def _path_typed(self, event: Field.Changed) -> None:
        is_key = bool(key_in(event.value))
        self.query_one("#path", FormRow).field.password = is_key
        # No folder is looked into for what may be a key.
        self._complete("" if is_key else event.value)

    def _complete(self, text: str) -> None:
        super()._complete(text or f"{files_folder()}{os.sep}")

    def answer(self) -> Path | None:
        row = self.query_one("#path", FormRow)
        key = key_in(row.value)
        if not key:
            return super().answer()
        try:
            self.identity = Identity.parse(key)
        except MalformedKey:
            self.complain(_("A letter is wrong or missing: compare with the paper."), row.field)
            return None
        return Path()


class KeyToRead(IdentityPath):
    """A key one has: either half of it has the fingerprint."""

    asks = N_("Whose fingerprint? Your key file")
    expects = N_("your key file, or the one beside it (.pub)")
    does = N_("Show it")
    suffixes = IdentityPath.suffixes | {".pub"}


def key_in(text: str) -> str:
    """The key that is being typed, from its first letters on; empty where none is."""
    typed = "".join(text.split()).upper()
    if typed.startswith(_KEY_START):
        return typed
    at = typed.find(_KEY)
    return typed[at:] if at >= 0 else ""
