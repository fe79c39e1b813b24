"""The household's part of a client's paper: income and expense, balance, ratios."""

from collections.abc import Collection, Iterator
from enum import StrEnum

from rmdesk.desk.for_client.review import ClientHousehold, ClientRatio
from rmdesk.desk.review_out.wording import Wording, span
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import INCOME, FlowCategory
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.norms import Verdict
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.exchange.writers.outline import Column, Kind
from rmdesk.exchange.writers.paper import Row, Section, Table
from rmdesk.language import _


def household_section(household: ClientHousehold, wording: Wording) -> Section:
    """The tables of a year and of the day, and what they say of each other."""
    blocks = [_balance(household, wording), _ratios(household, wording)]
    if household.flows:
        blocks.insert(0, _year(household, wording))
    return Section(name=_("Household finances"), blocks=tuple(blocks))


def _year(household: ClientHousehold, wording: Wording) -> Table:
    def lines(picked: Collection[FlowCategory]) -> Iterator[Row]:
        for category, yearly in household.flows:
            if category in picked:
                yield _line(category, yearly, wording)

    spent = set(FlowCategory) - INCOME - {FlowCategory.TAX}

    return Table(
        name=_("Income and expense of a year, as known on {day}").format(
            day=household.on.isoformat()
        ),
        columns=_two_columns(_("Per year (yuan)")),
        rows=(
            *lines(INCOME),
            _sum(_("All income"), household.income),
            *lines({FlowCategory.TAX}),
            _sum(_("Net income"), household.net_income),
            *lines(spent),
            _sum(_("Spending of a year"), household.spending),
            _sum(_("Left over in a year"), household.surplus),
        ),
    )


def _balance(household: ClientHousehold, wording: Wording) -> Table:
    parts = dict(household.parts)
    return Table(
        name=_("Assets and debts of the household on {day}").format(day=household.on.isoformat()),
        columns=_two_columns(_("Amount (yuan)")),
        rows=(
            *(_line(one, parts[one], wording) for one in parts if one is not Group.DEBTS),
            _sum(_("All assets"), household.assets),
            _line(Group.DEBTS, parts[Group.DEBTS], wording),
            _sum(_("Net worth"), household.net_worth),
        ),
    )


def _ratios(household: ClientHousehold, wording: Wording) -> Table:
    return Table(
        name=_("Household ratios"),
        columns=(
            Column(heading=_("Ratio"), width=18),
            Column(heading=_("Yours"), width=16),
            Column(heading=_("Norm"), width=16),
            Column(heading=_("What it says"), width=44),
        ),
        rows=tuple(Row(_ratio(one, wording)) for one in household.ratios),
        remark=_("Norms: {name}.").format(name=_(household.norms)),
    )


def _ratio(ratio: ClientRatio, wording: Wording) -> tuple[str, str, str, str]:
    match ratio.figure:
        case NotComputable(because):
            shown = _("not computable, because: {reason}").format(reason=because.said())
        case figure:
            shown = wording.ratio(ratio.kind, figure)
    said = _(ratio.sentence)
    if ratio.verdict is Verdict.OPEN:
        said = _(ratio.meaning)
    return _(ratio.name), shown, ratio.norm.said(), said


def _two_columns(heading: str) -> tuple[Column, Column]:
    return Column(heading=_("Kind"), width=26), Column(heading=heading, kind=Kind.MONEY, width=26)


def _line(kind: StrEnum, known: Span, wording: Wording) -> Row:
    return Row((wording.word(kind), span(known)))


def _sum(name: str, known: Span) -> Row:
    return Row((name, span(known)), is_total=True)
