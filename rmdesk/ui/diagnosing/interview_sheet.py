"""The interview on the screen: one step at a time, the next one closed until it was understood."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.domain.diagnosis.interview import Interview, understood
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.steps import ORDER, WORDS, Step
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import N_, _
from rmdesk.ui.diagnosing.answer_board import Keep
from rmdesk.ui.diagnosing.answer_sheet import AnswerSheet
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.diagnosing.gap_lines import brief_gaps
from rmdesk.ui.diagnosing.step_answers import CHECK, step_answers
from rmdesk.ui.diagnosing.steps_list import step_title, steps_lines
from rmdesk.ui.formats import clean
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words

_WIDE_FROM: Final = 120
_TURNS: Final = {"pageup": -1, "pagedown": 1, "ctrl+b": -1, "ctrl+d": 1}
_CLOSED: Final = N_("“{step}” stays closed: first “{before}” has to be understood.")


class InterviewSheet(AnswerSheet[Interview]):
    """Ctrl+S, or Enter on the last row, says that the step was understood and opens the next.

    It can be left at any time and is found again at the same step.
    """

    closing = N_("Lay aside")

    def __init__(
        self, name: str, kept: KeptDiagnosis, keep: Keep[Interview], *, today: date
    ) -> None:
        super().__init__(_("Interview: {name}").format(name=name), kept.interview, keep)
        self._assumptions = kept.assumptions
        self._today = today
        self._step = kept.interview.current or ORDER[-1]

    @property
    def step(self) -> Step:
        """The step on the screen."""
        return self._step

    def compose_content(self) -> ComposeResult:
        with Horizontal(id="interview"):
            yield Painted(id="interview-steps")
            with Vertical(id="interview-step"):
                yield Words(id="interview-heading")
                yield Words(id="interview-guide")
                yield Words(id="interview-check")
                yield from self.compose_answers()
            yield Painted(id="interview-so-far")

    def on_mount(self) -> None:
        super().on_mount()
        self.whole_changed()

    def on_resize(self, event: events.Resize) -> None:
        """Beside the steps there is room for what it comes to, or not."""
        self.set_class(event.size.width >= _WIDE_FROM, "-wide")

    def answers(self, whole: Interview) -> Sequence[Answer[Interview]]:
        return step_answers(whole, self._step, self._assumptions, today=self._today)

    def whole_changed(self) -> None:
        words = WORDS[self._step]
        self.query_one("#interview-steps", Painted).show(steps_lines(self.whole, self._step))
        self.query_one("#interview-heading", Words).update(clean(step_title(self._step)))
        self.query_one("#interview-guide", Words).update(clean(_(words.guide)))
        check = _("To the client: {question}").format(question=_(words.check))
        self.query_one("#interview-check", Words).update(clean(check))
        situation = self.whole.situation
        so_far = brief_gaps(situation, self._assumptions, today=self._today)
        self.query_one("#interview-so-far", Painted).show(so_far)

    def own_hints(self) -> list[Hint]:
        page = f"{key_name('pageup')} {key_name('pagedown')}"
        return [
            *super().own_hints(),
            Hint(key_name("ctrl+s"), _("Understood: go on"), "dialog.save"),
            Hint(page, _("Other step"), "dialog.next"),
        ]

    # --- from step to step ---

    def own_key(self, key: str) -> bool:
        if key not in _TURNS:
            return False
        place = ORDER.index(self._step) + _TURNS[key]
        if 0 <= place < len(ORDER) and self.commit():
            self.turn_to(ORDER[place])
        return True

    def turn_to(self, step: Step) -> None:
        """Show another step; one that is closed says why."""
        if not self.whole.is_open(step):
            current = self.whole.current or step
            self.complain(
                _(_CLOSED).format(step=_(WORDS[step].title), before=_(WORDS[current].title))
            )
            return
        self.is_in_order()
        self._step = step
        self._unfolded = ""
        self._stood = None
        self.rows.cursor = 0
        self.whole_changed()
        self.show_rows(self.answers(self.whole)[0].key)

    def go_down(self) -> None:
        row = self.row
        if row is not None and row.key == CHECK:
            self.go_on()
        else:
            super().go_down()

    def action_dialog_save(self) -> None:
        if self.commit():
            self.go_on()

    def go_on(self) -> None:
        """The step was understood: open the next one; after the last the sheet is left."""
        step = self._step
        try:
            whole = understood(self.whole, step, self._assumptions, today=self._today)
        except ValueRefused as refusal:
            self.refuse(refusal)
            return
        self.is_in_order()
        self.become(whole)
        place = ORDER.index(step) + 1
        if place < len(ORDER):
            self.turn_to(ORDER[place])
        else:
            self.leave()

    def on_click(self, event: events.Click) -> None:
        """A click on a step goes there."""
        steps = self.query_one("#interview-steps", Painted)
        if event.widget is steps and 0 <= event.y < len(ORDER) and self.commit():
            event.stop()
            self.turn_to(ORDER[event.y])

    # --- a draft ---

    def own_kept(self) -> object:
        return {"step": self._step.value, "unfolded": self._unfolded}

    def return_own(self, kept: object) -> None:
        match kept:
            case {"step": str(step), "unfolded": str(unfolded)} if step in list(Step):
                if self.whole.is_open(Step(step)):
                    self.turn_to(Step(step))
                    self._unfolded = unfolded
                    self.show_rows()
