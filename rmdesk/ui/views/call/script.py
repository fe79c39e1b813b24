"""Where the RM is in the script; pure and without Textual."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any

from rmdesk.domain.scripts.locks import Listener, is_locked, way_around
from rmdesk.domain.scripts.model import ObjectionKind, Pack, Script, Step
from rmdesk.language import _
from rmdesk.ui.views.call.script_lines import (
    ScriptLines,
    answer_items,
    no_script,
    objection_list,
    tags_of,
)
from rmdesk.ui.widgets.page import Item


class Showing(Enum):
    """What stands in the place of the script."""

    SCRIPT = auto()
    OBJECTIONS = auto()
    ANSWER = auto()


class ScriptReader:
    """One reading of a script to a listener. The way to an objection's answer and back keeps the
    line; `opened` are the objections answered on the way, each with the script it came up in."""

    def __init__(
        self,
        pack: Pack,
        script_id: str,
        listener: Listener | None = None,
        *,
        shows_hints: bool = True,
        opened: Iterable[tuple[ObjectionKind, str]] = (),
    ) -> None:
        self.pack = pack
        self.script = _script(pack, script_id)
        self.listener = listener or Listener()
        self.shows_hints = shows_hints
        self.showing = Showing.SCRIPT
        self.objection = 0
        self.opened = list(opened)
        self._trail = [0]
        self._choice = 0

    # --- where ---

    @property
    def script_id(self) -> str:
        """The id of the script that is read; empty without one."""
        return self.script.id if self.script else ""

    @property
    def step(self) -> Step | None:
        """The step that is read; None without a script."""
        return self.script.steps[self._trail[-1]] if self.script else None

    @property
    def place(self) -> str:
        """``2/8 Rapport``, with what kind of question it is"""
        if not self.script or not self.step:
            return ""
        at = f"{self._trail[-1] + 1}/{len(self.script.steps)} {self.step.title}"
        return "  ".join(filter(None, (at, tags_of(self.step, self.listener))))

    def kept(self) -> dict[str, Any]:
        """As JSON, to return to the same line after a lock."""
        return {
            "script": self.script_id,
            "trail": self._trail,
            "opened": [[kind.value, script] for kind, script in self.opened],
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Back to where `kept` was taken, if the script still is that long."""
        self.opened = [
            (ObjectionKind(kind), script)
            for kind, script in kept.get("opened", [])
            if kind in set(ObjectionKind)
        ]
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
            case Showing.SCRIPT if self.script and self.step:
                self._go(self._following(self.script, self.step))

    def _following(self, script: Script, step: Step) -> int | None:
        if is_locked(step, self.listener):
            return way_around(script, self._trail[-1], self.listener)
        if step.branches:
            return script.place_of(step.branches[self._choice].to)
        return script.after(self._trail[-1])

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
        self.opened.append(self._opening)
        return True

    @property
    def _opening(self) -> tuple[ObjectionKind, str]:
        return self.pack.objections[self.objection].kind, self.script_id

    def _go(self, place: int | None) -> None:
        if place is not None:
            self._trail.append(place)
            self._choice = 0

    def _turn(self, steps: int) -> None:
        self.objection = (self.objection + steps) % len(self.pack.objections)
        if self.showing is Showing.ANSWER:  # turning pages is looking for the one that was raised
            self.opened[-1] = self._opening

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
                return objection_list(objections, self.objection, width)
            case Showing.ANSWER:
                objection = objections[self.objection]
                return answer_items(objection, self.script_id, fields, self.listener, width)
            case Showing.SCRIPT if lines := self._lines(fields):
                return lines.step(self._trail[-1], self._choice, width)
            case _:
                return [no_script(self.pack, width)]

    def longest(self, fields: Mapping[str, str], width: int) -> int:
        """The lines of the longest step, or of the list of objections: the page stays still."""
        lines = self._lines(fields)
        return max(lines.longest(width) if lines else 0, len(self.pack.objections))

    def outline(self, fields: Mapping[str, str], width: int) -> list[Item]:
        """Every step of the script in a line."""
        lines = self._lines(fields)
        return lines.outline(self._trail[-1], width) if lines else []

    def _lines(self, fields: Mapping[str, str]) -> ScriptLines | None:
        if not self.script:
            return None
        return ScriptLines(self.script, fields, self.listener, self.shows_hints)


def _script(pack: Pack, script_id: str) -> Script | None:
    """The script of this id, else the first there is, else None."""
    try:
        return pack.script(script_id)
    except LookupError:
        return pack.scripts[0] if pack.scripts else None
