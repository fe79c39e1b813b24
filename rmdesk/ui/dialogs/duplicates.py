"""Pairs of clients who may be one person: the likeliest first, each with its reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from textual.app import ComposeResult

from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import Pair, Verdict
from rmdesk.language import N_, _
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import enumerated
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.likeness import reasons_against, reasons_for, verdict_word

_STYLES = {Verdict.LIKELY: "warning", Verdict.POSSIBLE: "strong", Verdict.FAMILY: "muted"}


class Act(Enum):
    """What is to be done with a pair."""

    COMPARE = auto()
    KEEP_APART = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair by its place in the list, and what is to be done with it."""

    place: int
    act: Act


class Duplicates(RowsDialog[Decided]):
    """Enter compares the pair under the cursor side by side."""

    BINDINGS = bindings(Scope.PAIRS)
    closing = N_("Close")

    def __init__(
        self, pairs: Sequence[Pair], rows: Mapping[ClientId, ClientRow], *, at: int = 0
    ) -> None:
        super().__init__(_("Suspected duplicates"))
        self._pairs = pairs
        self._rows = rows
        self._at = at

    def compose_content(self) -> ComposeResult:
        families = sum(pair.verdict is Verdict.FAMILY for pair in self._pairs)
        text = _("One person? {count}    Families that share a phone, below: {families}")
        said = text.format(count=len(self._pairs) - families, families=families)
        yield Words(formats.clean(said), classes="dialog-text")
        yield Rows(id="pairs", classes="first")
        yield Words(id="why", classes="dialog-detail")

    def on_mount(self) -> None:
        self.rows.show([self._row(pair) for pair in self._pairs], cursor=self._at)
        self.watch(self.rows, "cursor", self._explain)

    def _row(self, pair: Pair) -> Callable[[int], Line]:
        first, second = self._rows[pair.first], self._rows[pair.second]
        said = enumerated(reasons_for(pair))

        def compose(width: int) -> Line:
            who = (width - 5) // 3
            return line(
                Cell(str(pair.score), 3, _STYLES[pair.verdict], "right"),
                Cell(_named(first), who, "strong"),
                Cell(_named(second), who, "strong"),
                Cell(said, width - 2 * who - 6, "muted"),
                gap=1,
            )

        return compose

    def _explain(self, place: int) -> None:
        """The pair under the cursor in full."""
        pair = self._pairs[place]
        parts = [_("For: {reasons}").format(reasons=enumerated(reasons_for(pair)))]
        if against := reasons_against(pair):
            parts.append(_("Against: {reasons}").format(reasons=enumerated(against)))
        said = f"{verdict_word(pair.verdict)} ({pair.score})\n{'   '.join(parts)}"
        self.query_one("#why", Words).update(formats.clean_lines(said))

    def own_hints(self) -> list[Hint]:
        own = [BY_ID["pairs.apart"], BY_ID["pairs.open"]]
        return [
            Hint(key_name("enter"), _("Compare, merge"), "dialog.save"),
            *(Hint(first_key(command), _(command.footer), command.id) for command in own),
        ]

    def answer(self) -> Decided:
        return self._decided(Act.COMPARE)

    def action_pairs_apart(self) -> None:
        self.dismiss(self._decided(Act.KEEP_APART))

    def action_pairs_open(self) -> None:
        self.dismiss(self._decided(Act.OPEN))

    def _decided(self, act: Act) -> Decided:
        return Decided(self.rows.cursor, act)


def _named(row: ClientRow) -> str:
    return " ".join(filter(None, (row.name, row.number or formats.phone(row.mobile))))
