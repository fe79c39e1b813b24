"""Everything that is set of the desk, taken together: read, changed in one go, put back.

Settings are no records and the journal does not know them: what held before a file or a reset took
many of them at once is kept apart, and can be put back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.locking import Locking
from rmdesk.domain.settings.everything import AllSettings, wrongs_with
from rmdesk.domain.settings.file import read_settings_text, settings_text
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_

_BEFORE: Final = "settings_before"


class NothingBefore(Refused):
    message = N_("No file and no reset has changed the settings yet: there is nothing to put back.")


def all_settings(desk: Desk, locking: Locking) -> AllSettings:
    """What is set in the book, and on this computer of `locking`."""
    return AllSettings(
        locking=locking,
        day=desk.settings,
        calls=desk.call_settings,
        diagnosis=desk.diagnosis_settings,
        rhythm=desk.rhythm_settings,
    )


@contextmanager
def changed_whole(desk: Desk) -> Iterator[None]:
    """Whatever is written within is kept, or none of it: the desk goes by what the book holds."""
    try:
        with desk.store.database.atomic():
            yield
    except BaseException:
        desk.recall_settings()
        raise


def change_all(desk: Desk, settings: AllSettings) -> None:
    """Keep in the book whatever of `settings` is another: all of it, or none.

    Raises ValueRefused where they are no rule, NoWorkingDay where nobody would work for a year.
    """
    if wrongs := wrongs_with(settings):
        raise ValueRefused(wrongs[0])
    before = all_settings(desk, settings.locking)
    with changed_whole(desk):
        if settings.calls != before.calls:
            desk.change_call_settings(settings.calls)
        if settings.diagnosis != before.diagnosis:
            desk.change_diagnosis_settings(settings.diagnosis)
        if settings.rhythm != before.rhythm:
            desk.change_rhythm_settings(settings.rhythm)
        if settings.day != before.day:
            desk.change_settings(settings.day)


def change_many(desk: Desk, settings: AllSettings, *, locking: Locking, today: date) -> None:
    """Like `change_all`, and remember what held before, `locking` included.

    Raises what `change_all` raises.
    """
    before = all_settings(desk, locking)
    with changed_whole(desk):
        change_all(desk, settings)
        kept = settings_text(before, lambda _path: "")
        desk.state.put(_BEFORE, {"on": today.isoformat(), "toml": kept})


def before_many(desk: Desk, locking: Locking) -> tuple[AllSettings, date]:
    """What held before the last file or reset, and the day it came; raises NothingBefore."""
    kept = desk.state.get(_BEFORE)
    match kept:
        case {"on": str(on), "toml": str(content)}:
            now = replace(AllSettings(), locking=locking)
            return read_settings_text(content, now).settings, date.fromisoformat(on)
        case _:
            raise NothingBefore
