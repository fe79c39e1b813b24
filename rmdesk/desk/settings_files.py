"""Files of settings: handed out without any client's data, taken in whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.desk.all_settings import all_settings, change_many, changed_whole
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.text_file import read_text_file, write_text_file
from rmdesk.desk.rhythm.own_metrics import fitted
from rmdesk.domain.locking import Locking
from rmdesk.domain.settings.everything import AllSettings, changed, with_part
from rmdesk.domain.settings.file import Comment, ReadFile, read_settings_text, settings_text
from rmdesk.errors import InputError, Refused
from rmdesk.language import N_
from rmdesk.store.named import named_in

_MOST_BYTES: Final = 500_000


class SettingsNameClients(Refused):
    message = N_("Words of yours in the settings name clients of this book: {found}.")
    hint = N_("Call the outcome, the word or the metric otherwise, or say that it is no client.")


class NoSettingsFile(InputError):
    message = N_("{file} cannot be read: {reason}.")
    hint = N_("Settings are handed out as a text file (.toml) in UTF-8.")


class NoSettingsText(NoSettingsFile):
    message = N_("{file} is no text in UTF-8.")


class SettingsTooLarge(NoSettingsFile):
    message = N_("{file} is far larger than a file of settings.")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file to be written; `words` are the user's own that go with it, `named` what of them is a
    client's name or number."""

    content: str
    words: tuple[str, ...]
    named: tuple[str, ...]


def outgoing(
    desk: Desk, locking: Locking, comment: Comment, heading: Sequence[str] = ()
) -> Outgoing:
    """All settings as a file, with a `comment` above each and a `heading`.

    The only free words in it are names of own outcomes and metrics, and forbidden words: they are
    held against the clients of the book.
    """
    settings = all_settings(desk, locking)
    words = tuple(dict.fromkeys(own_words(settings)))
    named = named_in(desk.store.database, "\n".join(words))
    return Outgoing(settings_text(settings, comment, heading), words, tuple(named))


def own_words(settings: AllSettings) -> Iterator[str]:
    """The words that the user typed, wherever settings have such."""
    for kind in settings.calls.outcomes:
        if kind.words:
            yield kind.words
        if not kind.is_standard:  # an own outcome is known by the words it was begun with
            yield kind.code
    yield from settings.calls.forbidden_words
    for metric in settings.rhythm.own_metrics:
        yield metric.name
        yield metric.code


def write_settings(
    path: Path, file: Outgoing, *, may_replace: bool = False, may_name: bool = False
) -> None:
    """Write settings to `path`.

    Raises SettingsNameClients unless somebody looked and said that it `may_name` them, or what
    `write_text_file` raises.
    """
    if file.named and not may_name:
        raise SettingsNameClients(found=", ".join(file.named))
    write_text_file(path, file.content, may_replace=may_replace)


def read_settings_file(path: Path) -> str:
    """The text of a file of settings; raises NoSettingsFile."""
    return read_text_file(
        path,
        most_bytes=_MOST_BYTES,
        unreadable=NoSettingsFile,
        no_text=NoSettingsText,
        too_large=SettingsTooLarge,
    )


def incoming(desk: Desk, locking: Locking, content: str) -> ReadFile:
    """What a file would make of the settings as they are; its own metrics are those that this book
    knows by their names, and a code that is another metric's here is found."""
    read = read_settings_text(content, all_settings(desk, locking))
    own, wrongs = fitted(desk, read.settings.rhythm.own_metrics)
    rhythm = replace(read.settings.rhythm, own_metrics=own)
    return ReadFile(with_part(read.settings, "rhythm", rhythm), (*read.findings, *wrongs))


def take_in(desk: Desk, file: ReadFile, *, locking: Locking, now: datetime) -> None:
    """Keep what a whole file says, and write down that it came; `locking` is as it was before.

    Raises what `change_all` raises.
    """
    count = len(changed(all_settings(desk, locking), file.settings))
    with changed_whole(desk):
        change_many(desk, file.settings, locking=locking, today=now.date())
        desk.audit.note("settings.taken", at=now, object=f"{count} settings")
