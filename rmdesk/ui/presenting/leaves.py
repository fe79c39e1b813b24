"""The pages that a client is shown, laid out for a window: pure, from what a client may see.

Nothing is read here but a `ClientReview` (desk/for_client/shown.py decides what is in it); of that
the market view, the client number and the household's tables stay on the desk: the RM speaks of
them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rmdesk.desk.for_client.review import ClientLine, ClientReview
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.totals import Worth
from rmdesk.domain.reviews.trend import Point
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.presenting import words
from rmdesk.ui.presenting.layout import Block, Leaf, Part, blank, centred, paged
from rmdesk.ui.presenting.mix import mix_blocks
from rmdesk.ui.widgets.large_amounts import large_amount
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.pie import PieSlice, pie_with_table
from rmdesk.ui.widgets.total_bars import BarPoint, bars_of
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import worth_wan
from rmdesk.ui.words.wrapping import wrap

_MOST_WIDE: Final = 118
_LIST_WIDE: Final = 92
"""Wider than this, figures stand too far from what they belong to."""

_MARGIN: Final = 2
_BAR: Final = 11
"""Cells of a bar, its figures and the blanks beside it."""

_HIGHEST: Final = 18

_MONTH: Final = 12
"""Cells of a column of amounts, one per review."""


def leaves_of(review: ClientReview, addressed: str, width: int, height: int) -> list[Leaf]:
    """All pages for a window, each line exactly `width` cells wide, none higher than `height`."""
    room = max(1, min(_MOST_WIDE, width - 2 * _MARGIN))
    parts = [one for one in _parts(review, room, height - 1) if one.blocks]
    titles = [one.title for one in parts]
    cover = Part(
        "cover",
        _("Your asset review"),
        (_cover(review, addressed, titles, room, height - 1),),
        room,
    )
    return paged([cover, *parts], width, height)


def _parts(review: ClientReview, room: int, height: int) -> Iterator[Part]:
    listed = min(room, _LIST_WIDE)
    yield Part("whole", _("Your assets"), (_whole(review, room, height),), room)
    yield Part("shares", _("What they consist of"), _shares(review, room, height), room)
    for name, title, blocks in (
        ("lines", _("Line by line"), _lines(review, listed)),
        ("trend", _("From review to review"), _trend(review, listed, height)),
        ("mix", _("How they are spread"), mix_blocks(review, listed)),
        ("agreed", _("What we agreed on"), _agreed(review, listed)),
    ):
        yield Part(name, title, tuple(blocks), listed, is_list=True)


# --- the parts ---


def _cover(
    review: ClientReview, addressed: str, titles: Sequence[str], room: int, height: int
) -> list[Line]:
    day = large_amount(review.on.isoformat(), room, most=5)
    lines = [
        centred(_("A S S E T   R E V I E W"), room, "heading"),
        blank(room),
        centred(addressed, room, "strong"),
        blank(room),
        *day,
        blank(room),
        centred(formats.weekday(review.on), room, "muted"),
    ]
    if review.is_draft:
        lines.append(centred(_("Draft: figures may still change."), room, "muted"))
    listed = [centred(title, room, "") for title in titles]
    spaced = [row for one in listed for row in (one, blank(room))][:-1]
    for contents in (spaced, listed):
        if len(lines) + 2 + len(contents) <= height:
            return [*lines, blank(room), blank(room), *contents]
    return lines


def _whole(review: ClientReview, room: int, height: int) -> list[Line]:
    totals = review.totals
    figures = formats.money_wan(totals.assets.amount)
    points = [
        BarPoint(f"{one.on:%Y-%m}", one.total.amount.fen, worth_wan(one.total))
        for one in review.trend
    ]
    has_bars = len(points) > 1
    lines = [
        centred(f"{_('All assets')}  {words.amount(totals.assets.amount)}", room, "heading"),
        blank(room),
        *large_amount(figures, room, unit=_("万 yuan"), most=10 if height > 30 else 5),
        blank(room),
        *(centred(said, room, "") for said in _said_of_all(review)),
    ]
    left = height - len(lines) - 2
    if has_bars and left >= 5:
        lines += [blank(room), centred(_("At each review, in 万"), room, "muted")]
        taken = min(room, _BAR * len(points))
        beside = Span(" " * ((room - taken) // 2)), Span(" " * (room - taken - (room - taken) // 2))
        bars = bars_of(points, taken, min(left, _HIGHEST))
        lines += [[beside[0], *one, beside[1]] for one in bars]
    return lines


def _said_of_all(review: ClientReview) -> Iterator[str]:
    totals = review.totals
    if (change := words.change_of_all(review)) is not None and review.before_on is not None:
        said, moved = _("since {day}: {change}"), words.moved(change.by, change.share_bp)
        yield said.format(day=formats.plain_day(review.before_on), change=moved)
    if totals.elsewhere.amount or totals.elsewhere.unknown:
        said = _("with us {ours}   at other institutions {elsewhere}")
        ours, elsewhere = words.amount(totals.ours.amount), words.amount(totals.at_others.amount)
        yield said.format(ours=ours, elsewhere=elsewhere)
    if totals.outside != Worth():
        yield _("property and other {amount}").format(amount=words.amount(totals.outside.amount))
    if totals.debts.amount or totals.debts.unknown:
        said = _("debts {debts}   assets less debts {net}")
        debts, net = words.amount(totals.debts.amount), words.amount(totals.net.amount)
        yield said.format(debts=debts, net=net)
    if totals.net.unknown:
        yield _("Amounts not known yet: {count}").format(count=totals.net.unknown)


def _shares(review: ClientReview, room: int, height: int) -> tuple[Block, ...]:
    slices = [
        PieSlice(
            label(one.holding_class),
            (formats.money_wan(one.amount),),
            one.share_bp,
            one.amount.fen,
        )
        for one in review.slices
    ]
    drawn = pie_with_table(slices, room, height - 2)
    head = line(Cell(_("Amounts in 万"), room, "muted", "right"))
    return ([*drawn, head],) if drawn else ()


def _lines(review: ClientReview, room: int) -> Iterator[Block]:
    def is_debt(one: ClientLine) -> bool:
        return one.holding_class.is_liability

    for debts, group in groupby(sorted(review.lines, key=is_debt), key=is_debt):
        for number, one in enumerate(group):
            block = _line(one, review, room)
            if debts and not number:
                block = [line(Cell(_("Debts"), room, "heading")), blank(room), *block]
            yield block


def _line(one: ClientLine, review: ClientReview, room: int) -> list[Line]:
    said = words.amount(one.amount)
    change = words.change(one) if review.before_on is not None else ""
    if one.state is State.GONE:
        said, change = change, ""
    right = max(formats.cells(said), formats.cells(change))
    left = room - right - 2
    return [
        line(Cell(words.name(one), left, "strong"), Cell(said, right, "strong", "right"), gap=2),
        line(
            Cell(f"  {words.about(one, review)}", left, "muted"),
            Cell(change, right, "", "right"),
            gap=2,
        ),
        blank(room),
    ]


def _trend(review: ClientReview, room: int, height: int) -> Iterator[Block]:
    """What each class came to at the last reviews that have room, and all of them together."""
    points = review.trend
    if len(points) < 2:
        return
    held = {one.holding_class: None for one in review.slices}
    held |= {one: None for point in points for one in point.by_class if point.by_class[one]}
    name = min(24, room // 3)
    shown = points[-max(2, (room - name) // _MONTH) :]
    rest = room - name - _MONTH * len(shown)
    months = [Cell(f"{one.on:%Y-%m}", _MONTH, "heading", "right") for one in shown]
    apart = [blank(room)] if 2 * len(held) + 3 <= height else []
    yield [line(Cell(_("Amounts in 万"), name + rest, "muted"), *months), *apart]
    for one in held:
        said = [Cell(_of_class(point, one), _MONTH, "", "right") for point in shown]
        yield [line(Cell(label(one), name + rest, ""), *said), *apart]
    sums = [Cell(worth_wan(one.total), _MONTH, "strong", "right") for one in shown]
    yield [line(Cell(_("All assets"), name + rest, "strong"), *sums)]
    if any(one.total.unknown for one in shown):
        said_more = _("A + says that not every amount was known then.")
        yield [blank(room), line(Cell(said_more, room, "muted"))]


def _of_class(point: Point, one: HoldingClass) -> str:
    """What a class came to at a review; a dash where there was none of it."""
    worth = point.worth_of(one)
    if worth is None:
        return formats.unknown()
    return worth_wan(worth) if one in point.by_class else "-"


def _agreed(review: ClientReview, room: int) -> Iterator[Block]:
    for title, text in (
        (N_("What you wish for"), review.wishes),
        (N_("What happens next"), review.next_steps),
    ):
        rows = [row for row in wrap(text, room - 2) if row] if text.strip() else []
        for number, row in enumerate(rows):
            said = [line(Cell("", 2), Cell(row, room - 2, "strong")), blank(room)]
            head = [line(Cell(_(title), room, "heading")), blank(room)] if not number else []
            yield [*head, *said]
    if review.next_on is not None:
        yield [
            line(Cell(_("We look at it again on"), room, "heading")),
            blank(room),
            *large_amount(review.next_on.isoformat(), room, most=5),
            blank(room),
            centred(formats.weekday(review.next_on), room, "muted"),
        ]
