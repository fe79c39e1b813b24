"""The clients of a box: the client list's own lines, with a letter for whoever was set by hand."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Final

from rmdesk.desk.classing.boards import Against
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.views import Rule, ShownColumn, SortKey, View
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.views.classes.looks import Digit, Look
from rmdesk.ui.widgets.client_table import ClientTable
from rmdesk.ui.widgets.list_rows import ListRow, read_rows
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.labels import label

BY_HAND: Final = Rule(condition="", sign="h", colour="accent")
_ALWAYS: Final = ("class", "aum", "last_contact", "next_due")


def view_of(look: Look) -> View:
    """The columns of a look's clients."""
    order = "priority" if look.digit is Digit.PRIORITY else "aum"
    fields = ("name", *_ALWAYS, *look.columns)
    if look.digit is Digit.PRIORITY:
        fields = ("name", *look.columns, *_ALWAYS)  # what they are in the order of
    return View(
        name="",
        columns=tuple(ShownColumn(one, FIELDS[one].width) for one in fields),
        # What a client brings is no column: the curve's order shows none.
        order=() if look.digit is Digit.CURVE else (SortKey(order, descending=True),),
        rules=(BY_HAND,),
    )


class BoxClients(ClientTable):
    """`hands` are those whom a hand set where they stand."""

    def __init__(self, access: Access, look: Look, *, id: str | None = None) -> None:
        super().__init__(access, view_of(look), id=id)
        self.hands: Collection[int] = ()
        self.column = -1  # the order is the box's own: no column is chosen

    def move_to_column(self, place: int) -> None:
        """None is chosen."""

    def heading_clicked(self, x: int) -> None:
        """The order is the box's own."""

    def _fetch(self, ids: Sequence[int]) -> "Future[dict[int, ListRow]]":
        wanted, hands = list(ids), self.hands
        view = replace(self._view, rules=())
        return self._access.page(
            lambda desk: {
                client_id: replace(row, rule=BY_HAND) if client_id in hands else row
                for client_id, row in read_rows(desk, wanted, view).items()
            }
        )


# --- rule against hand --------------------------------------------------------------------


def drift_columns() -> list[Column[Against]]:
    """Client, grid, what the rule says, what was set, since when, why; a sign where the rule has
    moved since."""
    return [
        Column(
            title=N_("Client"),
            text=lambda row, today: row.name,
            width=10,
            grows=True,
            most=16,
            style=lambda row, today: "strong",
        ),
        Column(title=N_("Grid"), text=lambda row, today: label(row.grid), width=8, least=100),
        Column(title=N_("The rule says"), text=_rule, width=16, style=_rule_style),
        Column(title=N_("By hand"), text=_hand, width=12),
        Column(title=N_("Set on"), text=_since, width=10, style=lambda row, today: "muted"),
        Column(title=N_("Why"), text=_why, width=16, grows=True),
    ]


def drift_in_full(row: Against, today: date) -> str:
    """A line for the status line."""
    said = [row.name, label(row.grid), _told(row), formats.ago(_on(row), today), _why(row, today)]
    return "   ".join(formats.clean(part) for part in said)


def _told(row: Against) -> str:
    place = row.drift.place
    before = place.hand.rule_then if place.hand else None
    said = _("the rule says {rule}, set to {hand}").format(
        rule=label(place.rule), hand=label(place.box)
    )
    if place.has_drifted:
        said += _(" (the rule said {before} then)").format(before=label(before))
    return said


def _rule(row: Against, _today: date) -> str:
    sign = f"{formats.alarm_sign()} " if row.drift.place.has_drifted else "  "
    return sign + label(row.drift.place.rule)


def _rule_style(row: Against, _today: date) -> str:
    return "warning" if row.drift.place.has_drifted else ""


def _hand(row: Against, _today: date) -> str:
    return label(row.drift.place.box)


def _on(row: Against) -> date | None:
    return row.drift.place.hand.on if row.drift.place.hand else None


def _since(row: Against, _today: date) -> str:
    return formats.plain_day(_on(row))


def _why(row: Against, _today: date) -> str:
    return row.drift.place.hand.why if row.drift.place.hand else ""


def about(row: Against) -> ClientId:
    """Whom a line is about."""
    return row.client_id
