"""What a deputy sent back: what fits comes in by itself, the rest is decided here."""

from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.desk.lending.returns import Return
from rmdesk.domain.likeness.merging import Side
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.two_sides import ChoiceRow, TwoSides
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.receiving import (
    deletion_in_words,
    differing_in_words,
    left_out_in_words,
    records_in_words,
)

_DIFFERS, _DELETION = "differs", "deletion"
_SIDES = (Side.LEFT, Side.RIGHT)


class Decided(NamedTuple):
    """The numbers of what the deputy's word holds for, and of what may be deleted."""

    take: frozenset[int]
    delete: frozenset[int]


class ReturnPage(TwoSides[Decided]):
    """Mine to the left, the deputy's to the right; unless chosen otherwise mine stays, and nothing
    is deleted."""

    def __init__(self, back: Return) -> None:
        rows = [
            ChoiceRow(f"{_DIFFERS} {one.number}", one.client, *differing_in_words(one), _SIDES)
            for one in back.differing
        ]
        rows += [
            ChoiceRow(f"{_DELETION} {one.number}", one.client, *deletion_in_words(one), _SIDES)
            for one in back.deletions
        ]
        super().__init__(
            _("Back from {deputy}").format(deputy=back.who),
            rows,
            {row.name: Side.LEFT for row in rows},
            does=_("Take back"),
        )
        self._back = back

    def compose_content(self) -> ComposeResult:
        back = self._back
        lines = [
            _("New: {records}").format(records=records_in_words(back.added) or _("no records")),
            _("Fields changed there, and not here meanwhile: {count}").format(count=back.fits),
        ]
        if back.left_out:
            lines.append(_("Not taken: {what}").format(what=left_out_in_words(back.left_out)))
        if self.has_choices:
            lines.append(_("Left: yours. Right: the deputy's. * marks what holds then."))
        else:
            lines.append(_("Nothing contradicts what you wrote meanwhile."))
        yield Words(clean_lines("\n".join(lines)), classes="dialog-detail")
        yield Rows(id="fields", classes="first")

    def answer(self) -> Decided:
        return Decided(take=self._chosen_of(_DIFFERS), delete=self._chosen_of(_DELETION))

    def _chosen_of(self, kind: str) -> frozenset[int]:
        return frozenset(
            int(name.split()[1])
            for name, side in self.choices.items()
            if name.startswith(kind) and side is Side.RIGHT
        )
