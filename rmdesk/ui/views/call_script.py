"""Where the RM is in the script, and the script as it is read; pure and without Textual."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any

from rmdesk.domain.scripts import Objection, Pack, Script, Step, filled
from rmdesk.language import _
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.wrapping import wrap

_OUTLINES_WORDS_FROM = 70
_STEP_TITLE = 22


class Showing(Enum):
    """What stands in the place of the script."""

    SCRIPT = auto()
    OBJECTIONS = auto()
    ANSWER = auto()


class ScriptReader:
    """One reading of a script. The way to an objection's answer and back keeps the line."""

    def __init__(self, pack: Pack, script_id: str) -> None:
        self.pack = pack
        self.script = _script(pack, script_id)
        self.showing = Showing.SCRIPT
        self.objection = 0
        self._trail = [0]
        self._choice = 0

    # --- where ---

    @property
    def step(self) -> Step | None:
        """The step that is read; None without a script."""
        return self.script.steps[self._trail[-1]] if self.script else None

    @property
    def place(self) -> str:
        """``2/8 Rapport``"""
        if not self.script or not self.step:
            return ""
        return f"{self._trail[-1] + 1}/{len(self.script.steps)} {self.step.title}"

    def kept(self) -> dict[str, Any]:
        """As JSON, to return to the same line after a lock."""
        return {"script": self.script.id if self.script else "", "trail": self._trail}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Back to where `kept` was taken, if the script still is that long."""
        trail = [int(place) for place in kept.get("trail", [])]
        if self.script and kept.get("script") == self.script.id and trail:
            steps = len(self.script.steps)
            self._trail = [place for place in trail if 0 <= place < steps] or [0]

    # --- moving ---

    def follow(self) -> None:
        """What the client said leads on; without a choice the next step follows."""
        match self.showing:
            case Showing.OBJECTIONS:
                self.answer(self.objection)
            case Showing.ANSWER:
                self.showing = Showing.SCRIPT
            case Showing.SCRIPT if self.script and self.step and self.step.branches:
                self._go(self.script.place_of(self.step.branches[self._choice].to))
            case Showing.SCRIPT:
                self.on()

    def on(self) -> None:
        """The next step, or the next objection's answer."""
        if self.showing is not Showing.SCRIPT:
            self._turn(1)
        elif self.script and self._trail[-1] + 1 < len(self.script.steps):
            self._go(self._trail[-1] + 1)

    def back(self) -> None:
        """The step read before, or the objection before."""
        if self.showing is not Showing.SCRIPT:
            self._turn(-1)
        elif len(self._trail) > 1:
            self._trail.pop()
            self._choice = 0
        elif self._trail[0]:
            self._trail = [self._trail[0] - 1]

    def choose(self, steps: int) -> None:
        """Another of what the client may say, or another objection."""
        if self.showing is Showing.OBJECTIONS:
            self._turn(steps)
        elif self.showing is Showing.SCRIPT and self.step and self.step.branches:
            self._choice = (self._choice + steps) % len(self.step.branches)

    def turn_to_objections(self) -> bool:
        """To the objections and back again; False when the pack has none."""
        if not self.pack.objections:
            return False
        is_script = self.showing is Showing.SCRIPT
        self.showing = Showing.OBJECTIONS if is_script else Showing.SCRIPT
        return True

    def answer(self, number: int) -> bool:
        """Show the answer to an objection, counted from 0; False when there is none."""
        if not 0 <= number < len(self.pack.objections):
            return False
        self.objection, self.showing = number, Showing.ANSWER
        return True

    def _go(self, place: int) -> None:
        self._trail.append(place)
        self._choice = 0

    def _turn(self, steps: int) -> None:
        self.objection = (self.objection + steps) % len(self.pack.objections)

    # --- what is read ---

    def heading(self) -> tuple[str, str]:
        """The title of what is shown, and where in it."""
        objection = self.pack.objections[self.objection] if self.pack.objections else None
        match self.showing:
            case Showing.OBJECTIONS:
                return _("Objections"), _("a digit, or arrows and Enter; F9: back to the script")
            case Showing.ANSWER if objection:
                detail = _("arrows: others; F9: back to the script")
                return _("Objection: {title}").format(title=objection.title), detail
            case _:
                return (self.script.title, self.place) if self.script else (_("Script"), "")

    def items(self, fields: Mapping[str, str], width: int) -> list[Item]:
        """What is read, in lines of `width` cells."""
        objections = self.pack.objections
        match self.showing:
            case Showing.OBJECTIONS:
                return [
                    [_choice_line(f"{number + 1} {one.title}", one.says, width, is_on)]
                    for number, one in enumerate(objections)
                    for is_on in (number == self.objection,)
                ]
            case Showing.ANSWER:
                return _answer(objections[self.objection], fields, width)
            case Showing.SCRIPT if self.step:
                return [_words(self.step, fields, width), *self._branches(self.step, width)]
            case _:
                return [_no_script(self.pack, width)]

    def longest(self, fields: Mapping[str, str], width: int) -> int:
        """The lines of the longest step, or of the list of objections: the page stays still."""
        steps = self.script.steps if self.script else ()
        lengths = [len(_words(one, fields, width)) + len(one.branches) for one in steps]
        return max([*lengths, len(self.pack.objections)], default=0)

    def _branches(self, step: Step, width: int) -> list[Item]:
        if not self.script:
            return []
        return [
            [_choice_line(branch.says, title, width, number == self._choice)]
            for number, branch in enumerate(step.branches)
            for title in (self.script.steps[self.script.place_of(branch.to)].title,)
        ]

    def outline(self, fields: Mapping[str, str], width: int) -> list[Item]:
        """Every step of the script by its title, the one being read marked; what is said in each
        where there is room for more than a few words of it."""
        steps = self.script.steps if self.script else ()
        here = self._trail[-1]
        title = _STEP_TITLE if width >= _OUTLINES_WORDS_FROM else width - 5
        return [
            [
                line(
                    Cell(glyphs().cursor if place == here else "", 2, "accent"),
                    Cell(str(place + 1), 3, "muted"),
                    Cell(step.title, title, "accent" if place == here else "muted"),
                    Cell(step.said_with(fields), width - 5 - title, "muted"),
                )
            ]
            for place, step in enumerate(steps)
        ]


def _script(pack: Pack, script_id: str) -> Script | None:
    """The script of this id, else the first there is, else None."""
    try:
        return pack.script(script_id)
    except LookupError:
        return pack.scripts[0] if pack.scripts else None


def _words(step: Step, fields: Mapping[str, str], width: int) -> list[Line]:
    return [
        *(_row(text, width, "strong") for text in wrap(step.said_with(fields), width)),
        *(_row(text, width, "muted") for text in wrap(step.hint, width)),
    ]


def _answer(objection: Objection, fields: Mapping[str, str], width: int) -> list[Item]:
    way = "  ".join(f"{number} {step}" for number, step in enumerate(objection.steps, 1))
    says = _("Client: {words}").format(words=objection.says)
    answer = filled(objection.answer, fields)
    return [
        [_row(text, width, "muted") for text in wrap(says, width)],
        [_row(text, width, "accent") for text in wrap(way, width)],
        [_row(text, width, "strong") for text in wrap(answer, width)],
    ]


def _no_script(pack: Pack, width: int) -> list[Line]:
    """The findings of a pack without a usable script; the session goes on without one."""
    sentences = [_(finding.message).format(**finding.parameters) for finding in pack.findings]
    sentences.append(_("The session works without a script: outcomes and notes are recorded."))
    return [
        _row(text, width, "warning" if number < len(pack.findings) else "muted")
        for number, sentence in enumerate(sentences)
        for text in wrap(sentence, width)
    ]


def _choice_line(choice: str, detail: str, width: int, is_chosen: bool) -> Line:
    mark = glyphs().cursor if is_chosen else ""
    words = min(width - 2, max(26, (width - 2) // 3))
    return line(
        Cell(mark, 2, "accent"),
        Cell(choice, words, "accent" if is_chosen else ""),
        Cell(detail, width - 2 - words, "muted"),
    )


def _row(text: str, width: int, style: str) -> Line:
    return line(Cell(text, width, style))


def findings_of(pack: Pack) -> Sequence[str]:
    """What is wrong with the pack, in sentences."""
    return [_(finding.message).format(**finding.parameters) for finding in pack.findings]
