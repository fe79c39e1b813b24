"""Warning signs: why to turn to the client soon."""

from typing import assert_never

from rmdesk.domain.warning_signs import Sign, WarningSign
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.labels import own_word

_NAMES_DAYS_FROM = 64


def _items(file: OpenFile, width: int) -> list[Item]:
    return [[_sign(file, one, width)] for one in file.signs]


def _sign(file: OpenFile, one: WarningSign, width: int) -> Line:
    style = "warning" if one.sign is Sign.MATURING else "error"
    when, day, amount = formats.ahead(one.on, file.today), 11, 13
    if width >= _NAMES_DAYS_FROM:
        when, day = f"{one.on.isoformat()} {when}", 22
    rest = width - day - amount - 4
    return line(
        Cell(formats.alarm_sign(), 1, style),
        Cell(_words(one), rest, style),
        Cell(_("{amount} 万").format(amount=formats.money_wan(one.amount)), amount, "", "right"),
        Cell(when, day, "muted"),
        gap=1,
    )


def _words(one: WarningSign) -> str:
    match one.sign:
        case Sign.OVERDUE_LOAN:
            return _("overdue: {what}").format(what=_what(one))
        case Sign.OVERDUE_INSTALMENT:
            return _("instalment overdue: {what}").format(what=_what(one))
        case Sign.WITHDRAWAL:
            return _("large withdrawal")
        case Sign.MOVING_AWAY:
            return _("money keeps moving away")
        case Sign.MATURING:
            return _("matures: {what}").format(what=_what(one))
        case _:
            assert_never(one.sign)


def _what(one: WarningSign) -> str:
    holding = one.holding
    if holding is None:
        return ""
    where = "" if holding.is_ours else holding.institution or _("others")
    item = holding.item or own_word(holding.called, holding.holding_class)
    return "  ".join(filter(None, (item, where)))


SIGNS = Part(
    title=N_("Warning signs"),
    compose=_items,
    detail=lambda file: count(file.signs),
    is_shown=lambda file: bool(file.signs),
)
