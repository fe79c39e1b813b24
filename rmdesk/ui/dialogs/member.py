"""A member of the household: who it is, how old, and whether the client keeps the person."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.desk.client_file.household import (
    BornLater,
    BornTooEarly,
    MemberEntry,
    NobodyKept,
    NobodyNamed,
    OneSelf,
    SupportOver,
    YearsDiffer,
    require_sound,
)
from rmdesk.domain.clients import age_on
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.file.unreadable import Unreadable
from rmdesk.domain.file.values import read_past_day
from rmdesk.domain.identity import clean_number
from rmdesk.domain.kin.household import Member, Relation, Support
from rmdesk.domain.support import CHILD_UNTIL_AGE
from rmdesk.errors import Refused, RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.words.kin import read_kin
from rmdesk.ui.words.labels import label

_YEAR_FIGURES = 4
_PLACES: dict[type[Refused], str] = {
    NobodyNamed: "relation",
    OneSelf: "relation",
    BornLater: "born",
    BornTooEarly: "born",
    YearsDiffer: "born",
    NobodyKept: "until",
    SupportOver: "until",
}
"""The field at which the desk's refusal is to be mended."""

_ROLES: Sequence[tuple[bool, bool]] = ((False, False), (True, False), (False, True), (True, True))


class Born(NamedTuple):
    """A year or a day of birth, as one of them was typed."""

    year: int | None = None
    day: date | None = None


def read_born(text: str, today: date) -> Born:
    """``1958``, ``1958年``, ``1958-3-1``; raises Unreadable."""
    plain = clean_number(text).removesuffix("年")
    if not plain:
        return Born()
    if plain.isdecimal() and len(plain) == _YEAR_FIGURES:
        return Born(year=int(plain))
    return Born(day=read_past_day(text, today))


class MemberDialog(Dialog[MemberEntry]):
    """Relation first: with it alone the person can be noted. Everything else may stay empty."""

    def __init__(
        self,
        name: str,
        today: date,
        entry: MemberEntry | None = None,
        *,
        was: Member | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Household of {name}").format(name=name), refusal=refusal)
        self._today = today
        self._entry = entry or MemberEntry()
        self._was = was
        self._is_new = entry is None

    def compose_content(self) -> ComposeResult:
        entry = self._entry
        relation = "" if self._is_new else entry.called or label(entry.relation)
        born = entry.birthday.isoformat() if entry.birthday else str(entry.birth_year or "")
        yield FormRow(
            _("Relation"),
            id="relation",
            value=relation,
            placeholder=_("wife, son, mother, uncle; any word will do"),
            reading=self._relation_reading,
            is_first=True,
        )
        yield FormRow(_("Name"), id="name", value=entry.name)
        yield FormRow(
            _("Born"),
            id="born",
            value=born,
            placeholder=_("2015 or 2015-6-1"),
            reading=self._born_reading,
        )
        yield FormRow(
            _("Lunar birthday"),
            id="lunar",
            value=entry.lunar_birthday,
            placeholder=_("8-15, in a leap month +6-1"),
        )
        yield FormRow(
            _("School or work"), id="place", value=entry.place, placeholder=_("may stay empty")
        )
        yield Choice(
            _("Kept"),
            [label(support) for support in Support],
            title_width=TITLE_WIDTH,
            chosen=list(Support).index(entry.support),
            id="support",
        )
        yield FormRow(
            _("Until the year"),
            id="until",
            value=str(entry.support_until or ""),
            placeholder=_("a child: until {age} unless you say otherwise").format(
                age=CHILD_UNTIL_AGE
            ),
        )
        yield Choice(
            _("Role"),
            [_("none"), _("head"), _("decides"), _("head and decides")],
            title_width=TITLE_WIDTH,
            chosen=_ROLES.index((entry.is_head, entry.is_decider)),
            id="role",
        )

    def answer(self) -> MemberEntry | None:
        try:
            entry = self._read()
        except _AtFieldError as wrong:
            self.complain(wrong.sentence, self._row(wrong.row).field)
            return None
        try:
            require_sound(entry, today=self._today, was=self._was)
        except Refused as refusal:
            self.complain(refusal.in_full(), self._row(_PLACES[type(refusal)]).field)
            return None
        return entry

    def _read(self) -> MemberEntry:
        """What is typed; raises _AtFieldError."""
        word = self._row("relation").value.strip()
        relation = read_kin(word)
        is_plain = relation is not None and word == label(relation)
        try:
            born = read_born(self._row("born").value, self._today)
        except Unreadable as refusal:
            raise _AtFieldError("born", refusal.sentence()) from refusal
        until = clean_number(self._row("until").value).removesuffix("年")
        if until and not (until.isdecimal() and len(until) == _YEAR_FIGURES):
            raise _AtFieldError("until", _("This is no year; write it like 2037."))
        said = self._row("lunar").value.strip()
        lunar = read_lunar_day(said) if said else ""
        if lunar is None:
            raise _AtFieldError("lunar", _("There is no such day in the lunar year."))
        is_head, is_decider = _ROLES[self.query_one("#role", Choice).chosen]
        return MemberEntry(
            name=self._row("name").value.strip(),
            relation=relation or Relation.OTHER,
            called="" if is_plain else word,
            birth_year=born.year,
            birthday=born.day,
            place=self._row("place").value.strip(),
            support=list(Support)[self.query_one("#support", Choice).chosen],
            support_until=int(until) if until else None,
            is_head=is_head,
            is_decider=is_decider,
            lunar_birthday=lunar,
        )

    def _relation_reading(self, text: str) -> str:
        relation = read_kin(text)
        if relation is not None:
            return f"= {label(relation)}" if text.strip() != label(relation) else ""
        return _("kept as it is written") if text.strip() else ""

    def _born_reading(self, text: str) -> str:
        try:
            born = read_born(text, self._today)
        except Unreadable:
            return _("not a date yet")
        if born.day is not None:
            age = age_on(born.day, self._today)
            return f"= {formats.day(born.day)}  {_('{years} years').format(years=age)}"
        if born.year is None:
            return ""
        years = self._today.year - born.year
        return _("{years} years this year").format(years=years) if years >= 0 else ""

    def _row(self, row_id: str) -> FormRow:
        return self.query_one(f"#{row_id}", FormRow)


class _AtFieldError(Exception):
    """What was typed in a row cannot be read."""

    def __init__(self, row: str, sentence: str) -> None:
        super().__init__(row)
        self.row = row
        self.sentence = sentence
