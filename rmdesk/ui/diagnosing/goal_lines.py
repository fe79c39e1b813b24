"""Goals as painted rows: year, price then, what is put aside, what is to be saved a month. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.desk.diagnosing.goals import GoalRow
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.goals import ROUNDING
from rmdesk.domain.ids import MemberId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.valuation import rate_text
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.words.known_figures import missing_in, missing_words, money_figure, why_not
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

_KIND: Final = 12
_YEAR: Final = 16
_MONTHLY: Final = 30
_BAR: Final = 24
_SETTLED: Final = 24
_MARGIN: Final = 2
_BAR_BESIDE_FROM: Final = 100


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """What is saved for: goals ahead by year, then those that are settled."""

    rows: Sequence[GoalRow]
    names: Mapping[MemberId, str]
    today: date

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        ahead = [row for row in self.rows if row.goal.settled_on is None]
        settled = [row for row in self.rows if row.goal.settled_on is not None]
        bands = [(Section(_("Goals"), lambda own: self._ahead(ahead, own), self._sum(ahead)),)]
        if settled:
            section = Section(
                _("Settled"), lambda own: self._settled(settled, own), str(len(settled))
            )
            bands.append((section,))
        return (bands,)

    def _sum(self, rows: Sequence[GoalRow]) -> str:
        """What is to be saved a month for all of them, at least."""
        known = [row.saving.monthly for row in rows]
        amounts = [one.value for one in known if isinstance(one, Computed)]
        total = sum(amounts, NOTHING)
        if not amounts:
            return ""
        if len(amounts) == len(known):
            return _("{amount} yuan a month in all").format(amount=formats.money_full(total))
        return _("{amount} yuan a month, and {count} not computed").format(
            amount=formats.money_full(total), count=len(known) - len(amounts)
        )

    def _ahead(self, rows: Sequence[GoalRow], width: int) -> list[Item]:
        if not rows:
            told = _(
                "No goal yet. a (or Ctrl+A) notes one: an education, a home, old age - with its"
                " year, what it costs today and what is put aside."
            )
            return [_paragraph(told, width, "strong")]
        items: list[Item] = [Row(self._goal(row, width), row.goal) for row in rows]
        return [*items, [line(Cell("", width))], _paragraph(_(ROUNDING), width, "muted")]

    def _goal(self, row: GoalRow, width: int) -> list[Line]:
        goal, saving = row.goal, row.saving
        whom = self.names.get(goal.member_id, "") if goal.member_id is not None else ""
        name = goal.name if not whom or whom in goal.name else f"{goal.name}  {whom}"
        when = _("{year}, in {years} y").format(year=goal.on_year, years=saving.years)
        room = width - _KIND - _YEAR - _MONTHLY - 3
        first = line(
            Cell(label(goal.kind), _KIND, "heading"),
            Cell(name, room, "strong"),
            Cell(when, _YEAR),
            Cell(monthly_words(saving.monthly), _MONTHLY, _ink(saving.monthly), "right"),
            gap=1,
        )
        said = "  ".join(self._figures(row))
        rates = _("prices rise {growth}, return {rate} a year; {months} months left").format(
            growth=rate_text(saving.growth_bp),
            rate=rate_text(saving.rate_bp),
            months=saving.months,
        )
        rows: list[Line] = [first, *self._funded(row, said, width), _below(rates, width, "muted")]
        if missing := missing_in(saving.monthly):
            words = _("to ask: {what}").format(what=missing_words(missing))
            rows.append(_below(words, width, "accent"))
        elif isinstance(saving.monthly, NotComputable):
            rows.append(_below(why_not(saving.monthly), width, "accent"))
        return rows

    @staticmethod
    def _figures(row: GoalRow) -> list[str]:
        """What is known of the amounts, in 万."""
        goal, saving = row.goal, row.saving
        known = (
            (_("today {amount}"), goal.amount),
            (_("then {amount}"), saving.price),
            (_("put aside {amount}"), goal.funded),
            (_("grows to {amount}"), saving.grown_to),
        )
        said = [words.format(amount=_wan(amount)) for words, amount in known if amount is not None]
        if lacking := money_figure(saving.lacking):
            said.append(_("lacking {amount} 万").format(amount=lacking))
        return said or [_("no amount is known yet")]

    @staticmethod
    def _funded(row: GoalRow, said: str, width: int) -> list[Line]:
        """The figures, and where there is room a bar of what is there by then."""
        price, grown = row.saving.price, row.saving.grown_to
        if width < _BAR_BESIDE_FROM or price is None or grown is None or not price:
            # On a narrow screen the last figure would lose its unit.
            return [_below(part, width) for part in wrap(said, width - _MARGIN, 2)]
        bar = chart.bar(min(grown.fen, price.fen), price.fen, _BAR)
        share = min(100, grown.fen * 100 // price.fen)
        percent = _("{share} % there").format(share=share)
        rest = width - _MARGIN - _BAR - 15
        return [
            [
                *line(Cell("", _MARGIN)),
                *bar,
                *line(Cell("", 1), Cell(percent, 12), Cell("", 2), Cell(said, rest)),
            ]
        ]

    @staticmethod
    def _settled(rows: Sequence[GoalRow], width: int) -> list[Item]:
        return [
            Row(
                [
                    line(
                        Cell(label(row.goal.kind), _KIND, "muted"),
                        Cell(row.goal.name, width - _KIND - _SETTLED - 2, "muted"),
                        Cell(
                            _("settled {day}").format(day=formats.plain_day(row.goal.settled_on)),
                            _SETTLED,
                            "muted",
                        ),
                        gap=1,
                    )
                ],
                row.goal,
            )
            for row in rows
        ]


def monthly_words(monthly: Figure[Money]) -> str:
    """What is to be saved a month, in yuan: it is a small amount."""
    match monthly:
        case Computed(value) if not value:
            return _("enough is put aside")
        case Computed(value):
            return _("{amount} yuan a month").format(amount=formats.money_full(value))
        case Range(_least, most, _missing) if most is not None:
            return _("up to {amount} yuan a month").format(amount=formats.money_full(most))
        case _:
            return _("not computable yet")


def _ink(monthly: Figure[Money]) -> str:
    match monthly:
        case Computed(value):
            return "strong" if value else "good"
        case _:
            return "muted"


def _wan(amount: Money | None) -> str:
    return formats.money_wan(amount)


def _below(text: str, width: int, style: str = "") -> Line:
    return line(Cell("", _MARGIN), Cell(text, width - _MARGIN, style))


def _paragraph(text: str, width: int, style: str = "") -> list[Line]:
    return [line(Cell(part, width, style)) for part in wrap(text, width)]
