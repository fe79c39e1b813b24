"""Packs of scripts as files: own texts go out without any client's data, others' come in checked.

A pack is what `assets/scripts` documents, with the language it is in at its head. What comes in
never replaces anything: it becomes a new version, and undo takes all of it back in one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from rmdesk.desk import own_texts
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.text_file import read_text_file, write_text_file
from rmdesk.desk.scripts.library import Text, forbids, library, wording_of, wrong_with
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import Pack
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.domain.toml_text import read_toml
from rmdesk.errors import InputError, Refused
from rmdesk.language import N_, Language
from rmdesk.store.named import named_in

_MOST_BYTES = 2_000_000


class NothingToExport(Refused):
    message = N_("There is no script of your own in this language yet.")
    hint = N_("Change or copy one first, or export the shipped ones as well.")


class NamesClients(Refused):
    message = N_("The pack names clients of this book: {found}.")
    hint = N_("Put a field such as {{address}} in its place, or say that it is no client there.")


class NoPackFile(InputError):
    message = N_("{file} cannot be read: {reason}.")
    hint = N_("A pack of scripts is a text file (.toml) in UTF-8.")


class NoPackText(NoPackFile):
    message = N_("{file} is no text in UTF-8.")


class PackTooLarge(NoPackFile):
    message = N_("{file} is far larger than a pack of scripts.")


class Fate(StrEnum):
    """What becomes of a text that comes in."""

    NEW = "new"
    VERSION = "version"
    SAME = "same"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A pack to be written; `named` are names and numbers of clients that stand in it."""

    content: str
    count: int
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A pack that was read; `texts` is what becomes of each, `findings` what is wrong with it."""

    language: Language
    texts: tuple[tuple[Text, Fate], ...]
    findings: tuple[Finding, ...]

    def of(self, *fates: Fate) -> list[Text]:
        """The texts of these fates."""
        return [text for text, fate in self.texts if fate in fates]


# --- out ---


def outgoing(desk: Desk, language: Language, *, with_shipped: bool) -> Outgoing:
    """The own texts of a language as a pack, with the shipped ones if wanted.

    Raises NothingToExport.
    """
    bodies = [
        wording_of(language, entry.text).body
        for entry in library(desk, language)
        if entry.text is not None and not entry.is_gone and (entry.is_own or with_shipped)
    ]
    if not bodies:
        raise NothingToExport
    content = "\n".join([f'language = "{language.value}"\n', *(f"{one}\n" for one in bodies)])
    named = named_in(desk.store.database, content)
    return Outgoing(content, len(bodies), tuple(named))


def write_pack(
    path: Path, pack: Outgoing, *, may_replace: bool = False, may_name: bool = False
) -> None:
    """Write a pack to `path`.

    Raises NamesClients unless somebody looked and said that it `may_name` them, or what
    `write_text_file` raises.
    """
    if pack.named and not may_name:
        raise NamesClients(found=", ".join(pack.named))
    write_text_file(path, pack.content, may_replace=may_replace)


# --- in ---


def read_pack_file(path: Path) -> str:
    """The text of a pack; raises NoPackFile."""
    return read_text_file(
        path,
        most_bytes=_MOST_BYTES,
        unreadable=NoPackFile,
        no_text=NoPackText,
        too_large=PackTooLarge,
    )


def incoming(desk: Desk, content: str, language: Language) -> Incoming:
    """What a pack would bring; in `language` unless it says another one itself."""
    language = language_of(content) or language
    pack = read_pack(content)
    whole, findings = _whole(desk, pack)
    held = {
        (entry.sort, entry.key): entry.text
        for entry in library(desk, language)
        if not entry.is_gone
    }
    texts: list[Text] = [*pack.scripts, *pack.objections]
    fates = []
    for text in texts:
        wording = wording_of(language, text)
        before = held.get((wording.sort, wording.key))
        if text not in whole:
            fate = Fate.LEFT_OUT
        elif before is None:
            fate = Fate.NEW
        else:
            fate = Fate.SAME if before == text else Fate.VERSION
        fates.append((text, fate))
    return Incoming(language, tuple(fates), tuple(findings))


def take_in(desk: Desk, pack: Incoming, *, now: datetime) -> int:
    """Keep what is whole and says something new; how many texts that were."""
    texts = pack.of(Fate.NEW, Fate.VERSION)
    if texts:
        own_texts.save_all(desk, [wording_of(pack.language, one) for one in texts], now=now)
    return len(texts)


def language_of(content: str) -> Language | None:
    """The language a pack says it is in."""
    try:
        said = read_toml(content).get("language")
    except ValueError:
        return None  # what is wrong with the file is said by those who read it
    return Language(said) if isinstance(said, str) and said in set(Language) else None


def _whole(desk: Desk, pack: Pack) -> tuple[Sequence[Text], list[Finding]]:
    """The texts nothing is missing of and nothing forbidden is in, and everything found.

    Reading leaves broken steps out and names the script by its title.
    """
    broken = {finding.parameters.get("script") for finding in pack.findings if finding.breaks}
    findings = list(pack.findings)
    whole: list[Text] = []
    texts: list[Text] = [*pack.scripts, *pack.objections]
    for text in texts:
        wrong = wrong_with(desk, text)
        findings += wrong
        if text.title not in broken and not any(map(forbids, wrong)):
            whole.append(text)
    return whole, findings
