"""What a client said that shows an attitude, and the attitude that follows from it at once."""

from collections.abc import Callable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.domain.classes.attitude import (
    APPROACH,
    NO_EVIDENCE,
    Attitude,
    Evidence,
    Heard,
    judge_attitude,
    wrong_with_heard,
)
from rmdesk.domain.wrong import Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.check_rows import CheckRows
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label

_SHOWS = 12


class HeardRefused(EntryRefused):
    """What was chosen or typed is no evidence."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(**wrong.parameters)
        self.message = wrong.message
        self.field = wrong.field


class AttitudeForm(EntryDialog[Heard]):
    """The evidence by digits, then the client's words and the day; `earlier` was heard before.

    What was set `by_hand` holds whatever is heard, and is said.
    """

    def __init__(
        self,
        name: str,
        today: date,
        earlier: Sequence[Heard],
        before: Heard | None = None,
        *,
        by_hand: Attitude | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Attitude of {name}").format(name=name), today, refusal=refusal)
        self._earlier = earlier
        self._before = before
        self._by_hand = by_hand

    def compose_content(self) -> ComposeResult:
        before = self._before
        marked = before.evidence if before else ()
        yield CheckRows(list(Evidence), _row, marked, id="evidence", classes="first")
        yield FormRow(
            _("The words"),
            id="words",
            value=before.words if before else "",
            placeholder=_("as the client put it; may stay empty"),
        )
        yield self.past_day_row(_("Day"), before.on if before else None)
        yield Words(id="attitude-says", classes="entry-says")

    @property
    def evidence(self) -> CheckRows[Evidence]:
        return self.query_one("#evidence", CheckRows)

    def on_mount(self) -> None:
        self._say_what_follows()

    @on(CheckRows.Turned)
    @on(Field.Changed)
    def _say_what_follows(self) -> None:
        self.query_one("#attitude-says", Words).update(formats.clean_lines(self._following()))

    def _following(self) -> str:
        """The attitude that all that was heard shows, this among it."""
        try:
            heard = Heard(self.past_day(), tuple(self.evidence.marked))
        except EntryRefused as refusal:
            return refusal.in_full()
        if wrong := wrong_with_heard(heard, today=self.today):
            return _(NO_EVIDENCE) if wrong.message == NO_EVIDENCE else wrong.sentence()
        judged = judge_attitude([*self._earlier, heard])
        if judged is None:
            return ""
        says = [_("Attitude: {attitude}.").format(attitude=label(judged.attitude))]
        if self._by_hand is not None:
            says.append(_("Set by hand, {attitude} holds.").format(attitude=label(self._by_hand)))
        elif judged.on > heard.on:
            newer = _("What was heard on {day} is newer and decides.")
            says.append(newer.format(day=formats.day(judged.on)))
        else:
            says.append(_(APPROACH[judged.attitude]))
        return "  ".join(says)

    @on(CheckRows.Chosen)
    def _row_entered(self, event: CheckRows.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def own_hints(self) -> list[Hint]:
        mark = Hint(f"1-9  {key_name('space')}", _("Mark"), "dialog.next")
        return [mark, *super().own_hints()]

    def entry(self) -> Heard:
        heard = Heard(self.past_day(), tuple(self.evidence.marked), self.typed("words").strip())
        if wrong := wrong_with_heard(heard, today=self.today):
            raise HeardRefused(wrong)
        return heard


def _row(evidence: Evidence) -> Callable[[int], Line]:
    return lambda width: line(
        Cell(label(evidence), width - _SHOWS), Cell(label(evidence.shows), _SHOWS, "muted")
    )
