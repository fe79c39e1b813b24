"""Taking clients in: preview, decisions, writing, receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from rmdesk.desk.backups.making import LARGE_IMPORT
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.importing.taking_in import BookChanged
from rmdesk.desk.receiving import loading
from rmdesk.desk.receiving.arrivals import Arrival, Fate
from rmdesk.desk.receiving.choices import Choice
from rmdesk.desk.receiving.loading import Taken
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.preview import Preview, brings, preview
from rmdesk.desk.receiving.refusals import StillOpen
from rmdesk.domain.likeness.merging import Side
from rmdesk.language import _
from rmdesk.store.backups.folder import Why
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.receiving.clients import Arrivals, BothKnow, WhoIsIt
from rmdesk.ui.dialogs.receiving.preview import Go, ReceivePreview
from rmdesk.ui.host import Host
from rmdesk.ui.receiving.receipts import show_receipt
from rmdesk.ui.safety.backing_up import back_up_first
from rmdesk.ui.watched import watched
from rmdesk.ui.words.briefs import giver


async def take_in(host: Host, bundle: Verified, *, is_compared: bool) -> bool:
    """Show previews until one is taken in; whether it was, or nothing was left to do.

    `is_compared` where the sender's fingerprint was. Raises OtherDevice, Stopped when the user
    stops the work, and what a file raises that changed meanwhile.
    """
    taken = await _Reception(host, bundle, is_compared=is_compared).settle()
    if taken is None:
        return False
    await host.read_again()
    host.tell(
        _("Received: {new} new clients, {same} that were yours already.").format(
            new=f"{taken.clients_new:,}", same=f"{taken.clients_same:,}"
        )
    )
    await show_receipt(host, bundle.manifest.who, taken.receipt)
    return True


class _Reception:
    """From what was read to what is written."""

    def __init__(self, host: Host, bundle: Verified, *, is_compared: bool) -> None:
        self._host = host
        self._bundle = bundle
        self._is_compared = is_compared
        self._choices: dict[int, Choice] = {}
        self._by_hand: set[int] = set()
        self._takes_theirs = False

    async def settle(self) -> Taken | None:
        """Previews until one is written, or it is left."""
        found = await self._preview()
        at, refusal = 0, None
        while True:
            page = ReceivePreview(
                self._bundle, found, takes_theirs=self._takes_theirs, at=at, refusal=refusal
            )
            wish = await ask(self._host.app, page)
            refusal = None
            if wish is None:
                return None
            at = wish.at
            match wish.go:
                case Go.TAKE | Go.CLOSE:
                    try:
                        return await self._take(found)
                    except (BookChanged, StillOpen) as refused:
                        refusal = refused
                case Go.DECIDE:
                    await self._decide(found.arrivals)
                case Go.RULE:
                    self._rule(found.arrivals)
                case Go.LIST:
                    if not await self._list(found, wish.fate):
                        continue
            found = await self._preview()

    # --- decisions ---

    async def _decide(self, arrivals: Sequence[Arrival]) -> None:
        """One after the other, until the user leaves."""
        for arrival in arrivals:
            if arrival.fate is not Fate.OPEN:
                continue
            choice = await ask(self._host.app, WhoIsIt(arrival))
            if choice is None:
                return
            self._choose(arrival, choice)

    async def _list(self, found: Preview, fate: Fate) -> bool:
        """The clients of one fate; whether something was decided anew."""
        at, is_other = 0, False
        arrivals = [arrival for arrival in found.arrivals if arrival.fate is fate]
        while True:
            decided = {number: self._choices[number] for number in self._by_hand}
            page = Arrivals(fate, arrivals, partial(brings, self._bundle), decided=decided, at=at)
            chosen = await ask(self._host.app, page)
            if chosen is None:
                return is_other
            at = chosen
            is_other |= await self._reconsider(found, arrivals[chosen])

    async def _reconsider(self, found: Preview, arrival: Arrival) -> bool:
        """Compare a client that both know; ask about any other who it is."""
        if arrival.mine is not None and arrival.pairs:
            sent = self._bundle.manifest
            before = self._choices.get(arrival.foreign_id, Choice(record=arrival.mine.id))
            who = giver(sent.who, sent.branch)
            page = BothKnow(arrival, brings(self._bundle, arrival), who, decided=before)
            sides = await ask(self._host.app, page)
            if sides is None:
                return False
            self._choose(arrival, replace(before, sides=sides))
            return True
        choice = await ask(self._host.app, WhoIsIt(arrival))
        if choice is None:
            return False
        self._choose(arrival, choice)
        return True

    def _choose(self, arrival: Arrival, choice: Choice) -> None:
        self._choices[arrival.foreign_id] = choice
        self._by_hand.add(arrival.foreign_id)

    def _rule(self, arrivals: Sequence[Arrival]) -> None:
        """The other rule, for all whose fields nobody chose by hand."""
        self._takes_theirs = not self._takes_theirs
        for arrival in arrivals:
            number = arrival.foreign_id
            if number in self._by_hand or arrival.fate is not Fate.DIFFERS or not arrival.mine:
                continue
            if self._takes_theirs:
                self._choices[number] = Choice(record=arrival.mine.id, sides=_theirs(arrival))
            else:
                self._choices.pop(number, None)

    # --- the book ---

    async def _preview(self) -> Preview:
        bundle, choices, access = self._bundle, dict(self._choices), self._host.access
        compared = self._is_compared

        async def compare(progress: Progress) -> Preview:
            return await access.ask(
                lambda desk: preview(desk, bundle, choices, progress=progress, compared=compared),
                Urgency.LONG,
            )

        return await watched(
            self._host, _("Receive clients"), _("Comparing with the book"), compare
        )

    async def _take(self, found: Preview) -> Taken | None:
        """Write it all in one step; None where no backup could be made and none is gone without."""
        records = sum(self._bundle.trailer.counts.values())
        if records >= LARGE_IMPORT and not await back_up_first(self._host, Why.IMPORT):
            return None
        access = self._host.access
        now = access.now()

        async def write(progress: Progress) -> Taken:
            return await access.ask(
                lambda desk: loading.take_in(desk, found, now=now, progress=progress)
            )

        return await watched(self._host, _("Receive clients"), _("Writing to the book"), write)


def _theirs(arrival: Arrival) -> Mapping[str, Side]:
    """What the giver knows, line by line; nothing is taken out by a rule for all."""
    return {
        pair.key: Side.RIGHT
        for pair in arrival.pairs
        if Side.RIGHT in pair.sides and not pair.is_taken_out
    }
