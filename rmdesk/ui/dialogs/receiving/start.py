"""Receiving: what can be done, and what was received so far."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rmdesk.language import N_, _
from rmdesk.store.handover.provenance import Received
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.act_list import LABEL_WIDTH, Act, ActList, blank, heading, labelled
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.briefs import giver

_COUNT = 16


class Wish(StrEnum):
    """What can be done about receiving."""

    OPEN = "open"
    KEY = "key"
    FINGERPRINT = "fingerprint"
    RECEIPT = "receipt"
    SHOW = "show"


class Wished(NamedTuple):
    """A wish, and the reception it is about."""

    what: Wish
    received: Received | None = None


class ReceiveStart(ActList[Wished]):
    """A key first, then the bundle; below, the receipts of before."""

    closing = N_("Close")

    def __init__(self, received: Sequence[Received], *, at: int = 0) -> None:
        super().__init__(
            _("Receive clients"),
            advice=_(
                "Somebody hands over or lends their clients in a sealed file; only your private key"
                " opens it. No key yet? Make one, and give them its public half."
            ),
            at=at,
        )
        self._received = received

    def acts(self, width: int) -> list[Act[Wished]]:
        return [
            Act(
                labelled(_("Open a bundle"), _("look at who comes, then take them in")),
                Wished(Wish.OPEN),
                _("Open"),
            ),
            Act(
                labelled(_("Key of your own"), _("make one; the giver seals the file to it")),
                Wished(Wish.KEY),
                _("Make a key"),
            ),
            Act(
                labelled(_("Key fingerprint"), _("see it again, to read it to the giver")),
                Wished(Wish.FINGERPRINT),
                _("Show it"),
            ),
            Act(
                labelled(_("Receipt only"), _("for the branch: read it off, take nothing in")),
                Wished(Wish.RECEIPT),
                _("Open"),
            ),
            *self._listed(),
        ]

    def _listed(self) -> list[Act[Wished]]:
        if not self._received:
            return []
        return [
            Act(blank),
            Act(heading(_("Received so far, newest first"))),
            *(
                Act(_row(one), Wished(Wish.SHOW, one), _("Show the receipt"))
                for one in self._received
            ),
        ]


def _row(one: Received) -> Callable[[int], Line]:
    clients = _("clients: {count}").format(count=f"{one.clients:,}")

    def compose(width: int) -> Line:
        return line(
            Cell(formats.plain_day(one.at.date()), LABEL_WIDTH, "strong"),
            Cell(giver(one.who, one.branch), width - LABEL_WIDTH - _COUNT - 3),
            Cell(clients, _COUNT, "muted", "right"),
            gap=1,
        )

    return compose
