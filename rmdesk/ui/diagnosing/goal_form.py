"""A goal as it is typed: what for, in which year, what it costs today, what is put aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.diagnosing.goals import GoalEntry
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.goals import Goal, GoalKind, saving, wrong_with_goal
from rmdesk.domain.identity import clean_number
from rmdesk.domain.ids import ClientId, GoalId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.valuation import parts_text, rate_text, read_rate
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.assumption_answers import NO_RATE
from rmdesk.ui.diagnosing.goal_lines import monthly_words
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label

NO_AMOUNT: Final = N_("This is no amount; type it like 50万 or 125,000; empty is not known.")
NO_YEAR: Final = N_("Type a year, such as 2034, or in how many years: +8.")

_YEAR_FIGURES: Final = 4


@dataclass(frozen=True, slots=True)
class GoalTyped:
    """The goal as it was read; the texts stand in the form again where it is refused."""

    entry: GoalEntry
    texts: dict[str, str]


class GoalForm(Dialog[GoalTyped]):
    """Kind, name and year suffice; what follows from the rest is said below while it is typed."""

    def __init__(
        self,
        title: str,
        client_id: ClientId,
        members: Sequence[Member],
        assumptions: Assumptions,
        *,
        today: date,
        before: GoalEntry | None = None,
        typed: GoalTyped | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._client_id = client_id
        self._members = members
        self._assumptions = assumptions
        self._today = today
        self._shown = typed.entry if typed else before
        self._texts = typed.texts if typed else _texts(before)

    def compose_content(self) -> ComposeResult:
        shown = self._shown
        kind = shown.kind if shown else GoalKind.EDUCATION
        yield Choice(
            _("Goal"),
            [label(one) for one in GoalKind],
            title_width=TITLE_WIDTH,
            chosen=list(GoalKind).index(kind),
            is_first=True,
            id="kind",
        )
        yield self._row("name", _("Goal's name"), _("such as: university of 小雨"))
        yield self._row("on_year", _("Year"), _("2034, or +8"))
        yield self._row("amount", _("Costs today"), _("50万; empty: not known"))
        yield self._row("funded", _("Put aside"), _("10万; empty: not known"))
        assumed = self._assumptions
        yield self._row("growth_bp", _("Prices rise"), self._default(assumed.inflation_bp))
        yield self._row("rate_bp", _("Return"), self._default(assumed.return_bp))
        ids = [None, *(one.id for one in self._members)]
        whom = shown.member_id if shown else None
        yield Choice(
            _("For whom"),
            [_("the client"), *(one.name or label(one.relation) for one in self._members)],
            title_width=TITLE_WIDTH,
            chosen=ids.index(whom) if whom in ids else 0,
            id="member_id",
        )
        yield Words(id="goal-says", classes="entry-says")

    def _row(self, name: str, title: str, example: str) -> FormRow:
        return FormRow(title, id=name, value=self._texts.get(name, ""), placeholder=example)

    @staticmethod
    def _default(rate_bp: int) -> str:
        return _("empty: {rate} as assumed").format(rate=rate_text(rate_bp))

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self._complain_at(self._refusal)
        self._say()

    @on(Field.Changed)
    @on(Choice.Turned)
    def _changed(self) -> None:
        self._say()

    def _say(self) -> None:
        """What is to be saved a month, as soon as it can be told."""
        says = ""
        try:
            entry = self._read()
        except ValueRefused:
            pass
        else:
            follows = saving(self._goal(entry), self._assumptions, today=self._today)
            price = _("then {amount} 万").format(amount=formats.money_wan(follows.price))
            says = f"= {price}   {monthly_words(follows.monthly)}"
        self.query_one("#goal-says", Words).update(formats.clean(says))

    def _goal(self, entry: GoalEntry) -> Goal:
        return Goal(
            id=GoalId(0),
            client_id=self._client_id,
            kind=entry.kind,
            name=entry.name,
            on_year=entry.on_year,
            amount=entry.amount,
            funded=entry.funded,
            rate_bp=entry.rate_bp,
            growth_bp=entry.growth_bp,
        )

    def answer(self) -> GoalTyped | None:
        try:
            entry = self._read()
            if wrong := wrong_with_goal(self._goal(entry), today=self._today):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self._complain_at(refusal)
            return None
        return GoalTyped(entry, {row.id or "": row.value for row in self.query(FormRow)})

    def _complain_at(self, refusal: ValueRefused) -> None:
        rows = self.query(f"#{refusal.field}").results(FormRow)
        self.complain(refusal.sentence(), next((row.field for row in rows), None))

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", FormRow).value.strip()

    def _read(self) -> GoalEntry:
        """What is typed; raises ValueRefused with the row."""
        ids = [None, *(one.id for one in self._members)]
        return GoalEntry(
            kind=list(GoalKind)[self.query_one("#kind", Choice).chosen],
            name=self._text("name"),
            on_year=read_year(self._text("on_year"), self._today),
            amount=_amount(self._text("amount"), "amount"),
            funded=_amount(self._text("funded"), "funded"),
            rate_bp=_rate(self._text("rate_bp"), "rate_bp"),
            growth_bp=_rate(self._text("growth_bp"), "growth_bp"),
            member_id=ids[self.query_one("#member_id", Choice).chosen],
        )


def read_year(text: str, today: date) -> int:
    """``2034``, ``2034年``, ``+8``; raises ValueRefused."""
    plain = clean_number(text).removesuffix("年")
    ahead = plain.startswith("+")
    figures = plain.removeprefix("+")
    if not (figures.isascii() and figures.isdecimal() and len(figures) <= _YEAR_FIGURES):
        raise ValueRefused(Wrong("on_year", NO_YEAR))
    return today.year + int(figures) if ahead else int(figures)


def _amount(text: str, row: str) -> Money | None:
    if not text or text in "?？":
        return None
    if (amount := read_money(text)) is None:
        raise ValueRefused(Wrong(row, NO_AMOUNT))
    return amount


def _rate(text: str, row: str) -> int | None:
    if not text:
        return None
    if (rate := read_rate(text)) is None:
        raise ValueRefused(Wrong(row, NO_RATE))
    return rate


def _texts(entry: GoalEntry | None) -> dict[str, str]:
    if entry is None:
        return {}
    amounts = {name: getattr(entry, name) for name in ("amount", "funded")}
    rates = {name: getattr(entry, name) for name in ("rate_bp", "growth_bp")}
    return {
        "name": entry.name,
        "on_year": str(entry.on_year),
        **{name: formats.money_typed(one) if one else "" for name, one in amounts.items()},
        **{name: parts_text(one * 100) if one is not None else "" for name, one in rates.items()},
    }
