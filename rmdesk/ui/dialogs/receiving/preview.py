"""Receiving: what would come into the book. Nothing is written yet."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rmdesk.desk.receiving.arrivals import Fate
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.preview import Preview
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import LABEL_WIDTH, Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.act_rows import Passed
from rmdesk.ui.formats import alarm_sign, enumerated
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.briefs import giver
from rmdesk.ui.words.receiving import (
    FATE_TITLES,
    earlier_in_words,
    gone_in_words,
    histories_in_words,
    records_in_words,
    standing_in_words,
)
from rmdesk.ui.words.wrapping import wrap

_COUNT = 9
_STYLES = {Fate.OPEN: "warning", Fate.DIFFERS: "warning", Fate.LEFT_OUT: "muted"}
_SAYS = {
    Fate.NEW: N_("nobody here is this client"),
    Fate.SAME: N_("what you lack is added to the file"),
    Fate.DIFFERS: N_("both know something else: compare"),
    Fate.OPEN: N_("may be one of yours: say which one"),
    Fate.LEFT_OUT: N_("stay with the giver"),
    Fate.FORGOTTEN: N_("deleted here on the client's request: never taken in again"),
}


class Go(StrEnum):
    """Where to go from the preview."""

    TAKE = "take"
    DECIDE = "decide"
    RULE = "rule"
    LIST = "list"
    CLOSE = "close"


class Wish(NamedTuple):
    """What the user wants next; `at` is the line to come back to, `fate` the list to open."""

    go: Go
    at: int = 0
    fate: Fate = Fate.NEW


class ReceivePreview(ActList[Wish]):
    """Take in, decide, or look into a list of clients."""

    def __init__(
        self,
        verified: Verified,
        preview: Preview,
        *,
        takes_theirs: bool,
        at: int = 0,
        refusal: RmdeskError | None = None,
    ) -> None:
        sent = verified.manifest
        advice = (
            _("The bundle is whole and nobody changed it. Nothing is written yet.")
            if preview.changes_anything
            else _("The book has all of this already: nothing would change.")
        )
        super().__init__(
            _("Receive from {giver}").format(giver=giver(sent.who, sent.branch)),
            advice=advice,
            at=at,
            refusal=refusal,
        )
        self._verified = verified
        self._preview = preview
        self._takes_theirs = takes_theirs
        self._counts = {
            fate: sum(arrival.fate is fate for arrival in preview.arrivals) for fate in Fate
        }

    def acts(self, width: int) -> Sequence[Act[Wish]]:
        acts = [self._take()]
        if count := self._counts[Fate.OPEN]:
            text = _("clients who may be one of yours: {count}").format(count=f"{count:,}")
            wish = Wish(Go.DECIDE, len(acts))
            title = _("Say who it is")
            acts.append(Act(labelled(title, text, "warning"), wish, title))
        if self._counts[Fate.DIFFERS]:
            wish = Wish(Go.RULE, len(acts))
            acts.append(Act(labelled(_("If both differ"), self._rule()), wish, _("Change")))
        acts += [Act(blank), Act(heading(_("Who comes")))]
        for fate in Fate:
            if self._counts[fate]:
                wish = Wish(Go.LIST, len(acts), fate)
                acts.append(Act(self._fate_row(fate), wish, _("Look at them")))
        return [*acts, *self._comes_along(width)]

    def _take(self) -> Act[Wish]:
        if not self._preview.changes_anything:
            return Act(labelled(_("Close"), ""), Wish(Go.CLOSE), _("Close"))
        said = enumerated(
            f"{_(FATE_TITLES[fate])} {self._counts[fate]:,}"
            for fate in (Fate.NEW, Fate.SAME, Fate.DIFFERS)
            if self._counts[fate]
        )
        return Act(labelled(_("Receive"), said), Wish(Go.TAKE), _("Receive"))

    def _rule(self) -> str:
        if self._takes_theirs:
            return _("what the giver knows holds, unless chosen by hand")
        return _("what you know stays, notes of both; unless chosen by hand")

    def _fate_row(self, fate: Fate) -> Callable[[int], Line]:
        count = f"{self._counts[fate]:,}"
        style = _STYLES.get(fate, "strong")

        def compose(width: int) -> Line:
            return line(
                Cell(_(FATE_TITLES[fate]), LABEL_WIDTH, style),
                Cell(count, _COUNT, style, "right"),
                Cell(_(_SAYS[fate]), width - LABEL_WIDTH - _COUNT - 4, "muted"),
                gap=2,
            )

        return compose

    def _signed(self) -> list[tuple[str, str]]:
        """A warning where another key signed than before."""
        if not self._preview.is_other_device:
            return []
        says = _(
            "signed by another key than what came from this book before: the giver's book may have"
            " changed keys, or somebody else wrote it. Ask before you take it in."
        )
        return [(f"{alarm_sign()} {_('Signature')}", says)]

    def _comes_along(self, width: int) -> list[Act[Wish]]:
        """What comes with the clients, and what came before."""
        counts = self._verified.trailer.counts
        parts = [
            (_("With them"), records_in_words(counts)),
            (_("Their history"), histories_in_words(counts)),
            *self._signed(),
            *((_("Before"), sentence) for sentence in earlier_in_words(self._preview.earlier)),
            *((_("Order"), sentence) for sentence in standing_in_words(self._preview)),
            *((_("Gone there"), gone_in_words(gone)) for gone in self._preview.gone),
        ]
        acts: list[Act[Wish]] = []
        for title, text in parts:
            lines = wrap(text, max(20, width - LABEL_WIDTH - 1)) if text else []
            for number, said in enumerate(lines):
                acts.append(Act(_text_row("" if number else title, said)))
        return [Act(blank), *acts] if acts else []


def _text_row(title: str, text: str) -> Passed:
    return Passed(
        lambda width: line(
            Cell(title, LABEL_WIDTH, "muted"), Cell(text, width - LABEL_WIDTH - 1), gap=1
        )
    )
