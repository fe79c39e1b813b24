"""Every setting there is, in the sections of the settings view."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rmdesk.domain.settings.everything import AllSettings
from rmdesk.keymap_file import keymap_file
from rmdesk.language import N_, _
from rmdesk.ui.setting_fields.calls import CALL_FIELDS
from rmdesk.ui.setting_fields.day import FIELDS
from rmdesk.ui.setting_fields.diagnosis import DIAGNOSIS_FIELDS
from rmdesk.ui.setting_fields.entry import PROGRAM, Entry, Lead, Section, Setting, Values
from rmdesk.ui.setting_fields.field import SettingField
from rmdesk.ui.setting_fields.program import LOCK_FIELDS, LOOK_FIELDS
from rmdesk.ui.setting_fields.rhythm import RHYTHM_FIELDS


def _outcomes_told(values: Values) -> tuple[str, bool]:
    outcomes = values.settings.calls.outcomes
    said = _("{count}, {own} of your own").format(
        count=len(outcomes), own=sum(not kind.is_standard for kind in outcomes)
    )
    return said, outcomes != AllSettings().calls.outcomes


def _metrics_told(values: Values) -> tuple[str, bool]:
    own = values.settings.rhythm.own_metrics
    return _("{count} of your own").format(count=len(own)), bool(own)


def _of(part: str, fields: Iterable[SettingField], *paths: str) -> Iterator[Setting]:
    """The settings of a part, of `paths` only where some are named."""
    for field in fields:
        if not paths or field.path.startswith(paths):
            yield Setting(part, field)


_BOOK: Final = N_("The book")
_KEYS_ABOUT: Final = N_(
    "Passphrase, recovery code and escrow key: what opens this book, and changing it."
)
_FILE: Final = N_("As a file")
_WEEK: Final = N_("Week and limit")
_OUTCOMES: Final = N_("Outcomes")
_METRICS: Final = N_("Metrics")

OUTCOMES: Final = Lead(
    _OUTCOMES,
    N_("Outcomes of a call"),
    "outcomes.open",
    N_("What a call may come to: digits, words, and what follows from each; own ones."),
    _outcomes_told,
)
METRICS: Final = Lead(
    _METRICS,
    N_("Metrics of your own"),
    "home.targets",
    N_("Besides investment, insurance, loans and accounts: on the page of the targets."),
    _metrics_told,
)

SECTIONS: Final[tuple[Section, ...]] = (
    Section(
        1,
        N_("Computer"),
        (
            *_of(PROGRAM, LOOK_FIELDS),
            *_of("locking", LOCK_FIELDS),
            Lead(
                N_("Keys"),
                N_("Your own keys"),
                "keymap.open",
                N_("Which key does what; written into a file of your own, beside the settings."),
                lies=lambda _values: _("The file: {file}").format(file=keymap_file()),
            ),
            Lead(
                _BOOK,
                N_("Backups"),
                "backups.open",
                N_("Make one, try one, restore one, and where a second copy goes."),
            ),
            Lead(
                _BOOK,
                N_("Keys of this book"),
                "keys.open",
                _KEYS_ABOUT,
            ),
            Lead(
                _BOOK,
                N_("Open another book"),
                "books.another",
                N_("Locks this one and shows the books known on this computer; a new one too."),
                lies=lambda values: _("This book: {file}").format(file=values.book or ""),
            ),
            Lead(
                _FILE,
                N_("Settings to a file"),
                "settings.export",
                N_("One file without any client's data, for a colleague or a branch."),
            ),
            Lead(
                _FILE,
                N_("Settings from a file"),
                "settings.import",
                N_("Shows what would change first; a file that is not right changes nothing."),
            ),
            Lead(
                _FILE,
                N_("Put settings back"),
                "settings.put_back",
                N_("What was set before the last file or reset, all of it."),
            ),
        ),
    ),
    Section(
        2,
        N_("Timing"),
        (
            *_of("day", FIELDS, "limit", "weekly", "daily", "also"),
            Lead(
                _WEEK,
                N_("Leave and shifts"),
                "leave.open",
                N_("Enter days on which you do not work, or work although others do not."),
            ),
            Lead(
                _WEEK,
                N_("Public holidays"),
                "holidays.open",
                N_("Which years are known; a small file brings in another one."),
            ),
            *_of("day", FIELDS, "leads"),
        ),
    ),
    Section(3, N_("Grids"), tuple(_of("day", FIELDS, "classes", "reviews"))),
    Section(4, N_("Points"), tuple(_of("day", FIELDS, "today"))),
    Section(5, N_("Calling"), (*_of("calls", CALL_FIELDS), OUTCOMES)),
    Section(6, N_("Diagnosis"), tuple(_of("diagnosis", DIAGNOSIS_FIELDS))),
    Section(7, N_("Rhythm"), (*_of("rhythm", RHYTHM_FIELDS), METRICS)),
)
CHANGED_DIGIT: Final = 8
"""Shows what is not the default, whatever section it stands in."""

ENTRIES: Final[tuple[Entry, ...]] = tuple(one for each in SECTIONS for one in each.entries)
SETTINGS: Final[tuple[Setting, ...]] = tuple(one for one in ENTRIES if isinstance(one, Setting))


def entries_of(paths: Sequence[str]) -> tuple[Entry, ...]:
    """The lines that paths of settings belong to, each once, in the order of the view."""
    found = []
    for entry in ENTRIES:
        whole = _WHOLE.get(entry.command) if isinstance(entry, Lead) else entry.path
        if whole and any(path == whole or path.startswith(f"{whole}.") for path in paths):
            found.append(entry)
    return tuple(found)


_WHOLE: Final = {OUTCOMES.command: "calls.outcomes", METRICS.command: "rhythm.own_metrics"}


def entry_of(path: str) -> Entry | None:
    """The line that a path belongs to: its own, or that of the whole it is a part of."""
    best: Entry | None = None
    for entry in ENTRIES:
        whole = _WHOLE.get(entry.command) if isinstance(entry, Lead) else entry.path
        if whole and (path == whole or path.startswith(f"{whole}.")):
            best = entry
    return best
