"""Leaving: the steps on one page, each with how it stands; the next one is where the cursor is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events

from rmdesk.domain.handover.steps import Mark, Step
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.sheet import Page, Sheet, SheetRow
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.widgets.lines import Cell, Line, line

_NUMBER, _TITLE, _MARK = 2, 20, 9

STEP_TITLES: Mapping[Step, str] = {
    Step.RECEIVERS: N_("Receivers"),
    Step.SHARES: N_("Who gets whom"),
    Step.TREATMENTS: N_("What goes along"),
    Step.BRIEFS: N_("Briefs"),
    Step.WRITING: N_("Write the bundles"),
    Step.RECEIPTS: N_("Receipts"),
    Step.ERASE: N_("Erase this book"),
}

_ABOUT: Mapping[Step, str] = {
    Step.RECEIVERS: N_(
        "Your successor, or the branch, gives you the public half of a key (a .pub file). A bundle"
        " opens for nobody else, not even for you."
    ),
    Step.SHARES: N_(
        "Each client goes to one receiver. Say first who gets all of them, then which go to"
        " somebody else, or to nobody."
    ),
    Step.TREATMENTS: N_(
        "Everything goes along unless you say otherwise: a part of the files may be left out, or"
        " only summed up in the brief. Any client can be an exception."
    ),
    Step.BRIEFS: N_(
        "A page for each client: what was promised, what to be careful with, how to begin. Each"
        " is drafted from the file when the bundle is written; put your own words where it"
        " matters."
    ),
    Step.WRITING: N_(
        "One encrypted file for each receiver. It is read back and compared before it counts; what"
        " you change in the book afterwards makes it out of date, and this page says so."
    ),
    Step.RECEIPTS: N_(
        "The receiver opens the bundle and reads a receipt to you over the telephone. Type it in"
        " here: until then nothing counts as arrived."
    ),
    Step.ERASE: N_(
        "Destroys the keys of this book first, then everything else on this computer, and writes a"
        " certificate. From there on there is no way back."
    ),
}

_MARK_WORDS: Mapping[Mark, tuple[str, str]] = {
    Mark.DONE: (N_("finished"), "good"),
    Mark.NEXT: (N_("next"), "accent"),
    Mark.FREE: (N_("optional"), "muted"),
    Mark.LATER: (N_("later"), "muted"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step, its mark, and how it stands in a few words."""

    step: Step
    mark: Mark
    says: str


class LeavingPage(Sheet):
    """Lies under whatever a step asks; its digit opens a step as Enter does."""

    closing = N_("Close")

    def __init__(self, lines: Sequence[StepLine]) -> None:
        super().__init__(page_of(lines))
        self._steps = len(lines)

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        if typed.isdecimal() and 0 < int(typed) <= self._steps:
            event.stop()
            event.prevent_default()
            self.rows.move_to(int(typed) - 1)
            self.action_dialog_save()


def page_of(lines: Sequence[StepLine], *, at: Step | None = None) -> Page:
    """The page with the cursor `at` a step, else on the next one."""
    steps = [one.step for one in lines]
    following = next((n for n, one in enumerate(lines) if one.mark is Mark.NEXT), 0)
    return Page(
        title=_("Leaving: hand the book over"),
        about=_(
            "You can leave at any time, and it goes on here. Until the last step nothing is lost."
        ),
        rows=[
            SheetRow(_row(number, one), _(_ABOUT[one.step])) for number, one in enumerate(lines, 1)
        ],
        enter=_("Open"),
        at=steps.index(at) if at is not None else following,
    )


def _row(number: int, one: StepLine) -> Callable[[int], Line]:
    word, style = _MARK_WORDS[one.mark]
    rest = _NUMBER + _TITLE + _MARK + 3
    title = "" if one.mark is Mark.LATER else "strong"
    return lambda width: line(
        Cell(str(number), _NUMBER, style),
        Cell(_(STEP_TITLES[one.step]), _TITLE, title),
        Cell(_(word), _MARK, style),
        Cell(one.says, width - rest, "" if one.mark is Mark.NEXT else "muted"),
        gap=1,
    )
