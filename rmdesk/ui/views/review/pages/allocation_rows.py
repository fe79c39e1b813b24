"""The mix that is held against the one wished for, and what there is to see besides. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.allocation import Allocation, ClassRow
from rmdesk.domain.diagnosis.balance_sheet import BalanceLine
from rmdesk.domain.diagnosis.concentration import Flag
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.mixes import ShareClass, Source
from rmdesk.domain.holdings import Holding
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.shares import WHOLE_BP
from rmdesk.domain.suitability import has_expired
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.review.pages.household_rows import holding_line, ledger_lines
from rmdesk.ui.widgets.chart import bar
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.known_figures import missing_words, percent_text
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.wrapping import wrap

_NAME: Final = 13
_WHICH: Final = 6
_SHARE: Final = 7
_AMOUNT: Final = 10
_GAP: Final = 21
_KIND: Final = 18
_MOST_BAR: Final = 50
_INDENT: Final = 2

IsOpen = Callable[[str], bool]


def mix_items(sheet: HouseholdSheet, is_open: IsOpen, today: date, width: int) -> list[Item]:
    """Where the wish comes from, and class by class what is held, wished, and the gap in words."""
    found = sheet.allocation
    if isinstance(found, NotComputable):
        items: list[Item] = [_told(reason_words(found.because), width, "warning")]
        items += _missing(found.missing, width)
        return [
            *items,
            _told(_("Add what the client owns: a. Page 3 shows the lines."), width, "muted"),
        ]
    ledger = ledger_lines(sheet)
    items = [_told(wish_words(sheet, today), width, "" if found.wished else "warning")]
    items.append([_heading(found, width)])
    for row in found.rows:
        opened = _lines(row.lines, ledger, width) if is_open(row.share_class) else []
        items.append(Row([*_class_lines(row, width), *opened], row.share_class))
    items.append([_sum_line(found, width)])
    items += _missing(found.missing, width)
    return items


def wish_words(sheet: HouseholdSheet, today: date) -> str:
    """Whose wish it is that the mix is held against; where nobody knows, what to do."""
    found = sheet.allocation
    wished = None if isinstance(found, NotComputable) else found.wished
    client = sheet.client
    if wished is None:
        return _unassessed(client, today)
    if wished.source is Source.OWN:
        return _("Held against the client's own mix.")
    if client.risk_assessed_on is None:
        return _("Held against the model for C{level}.").format(level=wished.level)
    said = _("Held against the model for C{level}, by the assessment of {day}.")
    return said.format(level=wished.level, day=formats.plain_day(client.risk_assessed_on))


def _unassessed(client: Client, today: date) -> str:
    if client.risk_tolerance and has_expired(client, today):
        return _(
            "Nothing is wished yet: the assessment of {day} has expired. Assess anew, or note the"
            " client's own mix: o."
        ).format(day=formats.plain_day(client.risk_assessed_on))
    return _(
        "Nothing is wished yet: nobody has assessed what the client can bear. Assess it, or note"
        " the client's own mix: o."
    )


def gap_words(gap: Money | None) -> str:
    """``少 4.00 万``, ``多 4.00 万``: what is missing from the wish, or too much for it."""
    if gap is None:
        return ""
    if not gap:
        return _("as wished")
    amount = formats.money_wan(Money(abs(gap.fen)))
    said = _("{amount} 万 too little") if gap.fen > 0 else _("{amount} 万 too much")
    return said.format(amount=amount)


def flag_key(flag: Flag) -> str:
    """What a flag is known by again after its figures changed: its kind, and what it names."""
    named = (fact for fact in flag.reason.facts.values() if isinstance(fact, str))
    return " ".join((flag.kind, *named))


def flag_items(sheet: HouseholdSheet, is_open: IsOpen, width: int) -> list[Item]:
    """Each thing to see, and the lines that it is about; nothing is a line of its own, too."""
    if not sheet.flags:
        return [[line(Cell(one, width, "muted")) for one in wrap(_no_flag(sheet), width)]]
    ledger = ledger_lines(sheet)
    return [
        Row(
            [
                *_flag_lines(flag, width),
                *(_lines(flag.lines, ledger, width) if is_open(flag_key(flag)) else ()),
            ],
            flag,
        )
        for flag in sheet.flags
    ]


def _no_flag(sheet: HouseholdSheet) -> str:
    """Large distances from the wish stand in the table, and are no flag."""
    found = sheet.allocation
    if isinstance(found, Allocation) and any(row.gap for row in found.rows):
        return _("Nothing else: what lies off the wish stands in the table.")
    return _("Nothing stands out in what is known.")


def class_in_full(share_class: ShareClass, found: Allocation) -> str:
    """The class under the cursor, amounts to the fen."""
    row = next(one for one in found.rows if one.share_class is share_class)
    held = formats.money_full(row.held)
    if row.wished is None:
        said = _("{name}: held {held} yuan")
        return said.format(name=label(share_class), held=held)
    said = _("{name}: held {held} yuan   wished {wished} yuan")
    wished = formats.money_full(row.wished)
    return said.format(name=label(share_class), held=held, wished=wished)


# --- lines --------------------------------------------------------------------------------


def _heading(found: Allocation, width: int) -> Line:
    gap = _("against the wish") if found.wished else ""
    texts = ("", "", _("share"), _("万 yuan"), gap)
    return _columns_of(texts, [Span(" " * _bar_width(width))], width, "heading")


def _class_lines(row: ClassRow, width: int) -> Iterator[Line]:
    """What is held, and under it what is wished."""
    held = (percent_text(row.share_bp), formats.money_wan(row.held), gap_words(row.gap))
    drawn = bar(row.share_bp, WHOLE_BP, _bar_width(width))
    yield _columns_of((label(row.share_class), _("held"), *held), drawn, width, "strong")
    if row.wished_bp is not None:
        wished = (percent_text(row.wished_bp), formats.money_wan(row.wished), "")
        drawn = [_in_wish(span) for span in bar(row.wished_bp, WHOLE_BP, _bar_width(width))]
        yield _columns_of(("", _("wished"), *wished), drawn, width, "muted")


def _sum_line(found: Allocation, width: int) -> Line:
    together = (percent_text(WHOLE_BP), formats.money_wan(found.whole), "")
    blank = [Span(" " * _bar_width(width))]
    return _columns_of((_("Together"), "", *together), blank, width, "strong")


def _in_wish(span: Span) -> Span:
    """What is wished is drawn in another way than what is held."""
    return Span(span.text.replace("#", "="), _WISHED.get(span.style, span.style))


_WISHED: Final = {"title": "chart-3", "accent": "muted"}


def _bar_width(width: int) -> int:
    return max(0, min(_MOST_BAR, width - _NAME - _WHICH - _SHARE - _AMOUNT - _GAP - 6))


def _columns_of(
    texts: tuple[str, str, str, str, str], drawn: Sequence[Span], width: int, style: str
) -> Line:
    """Name, what it is, the bar, share, amount, gap."""
    name, which, share, amount, gap = texts
    rest = width - _NAME - _WHICH - _bar_width(width) - _SHARE - _AMOUNT - 6
    is_wish = style == "muted"
    figure = style if style != "strong" or not which else ""
    return [
        *line(Cell(name, _NAME, style), Cell(which, _WHICH, "muted"), gap=1),
        Span(" "),
        *drawn,
        Span(" "),
        *line(Cell(share, _SHARE, figure, "right"), Cell(amount, _AMOUNT, figure, "right"), gap=1),
        Span("  "),
        *line(Cell(gap, rest, style if not is_wish else "")),
    ]


def _flag_lines(flag: Flag, width: int) -> list[Line]:
    kind = f"{formats.alarm_sign()} {label(flag.kind)}"
    first, *more = wrap(reason_words(flag.reason), width - _KIND - 1, 3) or [""]
    lines: list[Line] = [line(Cell(kind, _KIND, "warning"), Cell(first, width - _KIND - 1), gap=1)]
    lines += [line(Cell("", _KIND), Cell(rest, width - _KIND - 1), gap=1) for rest in more]
    return lines


def _lines(lines: Sequence[BalanceLine], ledger: Mapping[int, Holding], width: int) -> list[Line]:
    """The lines of the ledger that are meant."""
    return [
        holding_line(ledger[id(one)], width, style="muted") for one in lines if id(one) in ledger
    ]


def _missing(missing: Sequence[Reason], width: int) -> list[Item]:
    if not missing:
        return []
    said = missing_words(missing)
    sentence = _("Not counted, for nobody knows: {what}.").format(what=said)
    return [_told(sentence, width, "warning")]


def _told(text: str, width: int, style: str) -> Item:
    return [line(Cell(part, width, style)) for part in wrap(text, width, 3)]
