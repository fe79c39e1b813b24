"""The four accounts in painted lines: a hint to the manager alone, never for the client. Pure."""

from fractions import Fraction
from typing import Final

from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.four_accounts import (
    FOR_YOU_ALONE,
    WHOM,
    Account,
    Accounts,
    Hint,
    Measure,
)
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.known_figures import money_in_words, why_not
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

_NAME: Final = 20
_MEASURE: Final = 20
_INK: Final = {
    Measure.BELOW: "warning",
    Measure.WITHIN: "good",
    Measure.ABOVE: "accent",
    Measure.UNSURE: "muted",
}
_SIGN: Final = {
    Measure.BELOW: "<",
    Measure.WITHIN: "=",
    Measure.ABOVE: ">",
    Measure.UNSURE: "?",
}


def account_items(accounts: Accounts | NotComputable, width: int) -> list[Item]:
    """What each account has, held against the rule; whom it is for comes first."""
    warning = _paragraph(_(FOR_YOU_ALONE), width, "warning")
    if isinstance(accounts, NotComputable):
        return [warning, _paragraph(why_not(accounts), width)]
    items: list[Item] = [warning]
    for account, hint in accounts.premiums.items():
        rule = _("{rule} of income a year").format(rule=_shares(hint.rule))
        items.append(_hint(label(account), hint, rule, _(WHOM[account]), width))
    match accounts.cover:
        case Hint() as hint:
            rule = _("cover: {rule} times a year's income").format(rule=_times(hint.rule))
            breadwinner = _(WHOM[Account.INCOME_PROTECTION])
            items.append(_hint(_("insured sum"), hint, rule, breadwinner, width))
        case NotComputable():
            items.append(_paragraph(why_not(accounts.cover), width, "muted"))
    rest = _("the rest, {rest} of income, is left for investment").format(
        rest=_shares(accounts.rest)
    )
    items.append(_paragraph(rest, width, "muted"))
    if accounts.without_pension:
        names = formats.enumerated(accounts.without_pension)
        told = _("No pension is prepared for: {names}.").format(names=names)
        items.append(_paragraph(told, width, "accent"))
    return items


def _hint(name: str, hint: Hint, rule: str, whom: str, width: int) -> list[Line]:
    there = _("not known what is there")
    if actual := money_in_words(hint.actual.figure()):
        there = _("there is {amount}").format(amount=actual)
    needed = money_in_words(hint.asked.figure()) or formats.unknown()
    asked = _("by the rule {amount}").format(amount=needed)
    measure = f"{_SIGN[hint.measure]} {label(hint.measure)}"
    below = f"{there}   {whom}   {rule}"
    return [
        line(
            Cell(name, _NAME, "heading"),
            Cell(asked, width - _NAME - _MEASURE - 1),
            Cell("", 1),
            Cell(measure, _MEASURE, _INK[hint.measure]),
        ),
        line(Cell("", 2), Cell(below, width - 2, "muted")),
    ]


def _shares(rule: tuple[Fraction, Fraction]) -> str:
    low, high = (round(end * 100) for end in rule)
    return _("{low} to {high} %").format(low=low, high=high)


def _times(rule: tuple[Fraction, Fraction]) -> str:
    low, high = (round(end) for end in rule)
    return _("{low} to {high}").format(low=low, high=high)


def _paragraph(text: str, width: int, style: str = "") -> list[Line]:
    return [line(Cell(part, width, style)) for part in wrap(text, width)]
