"""One step of a script: every part of it a row, changed one at a time."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rmdesk.desk.scripts.library import Entry
from rmdesk.domain.scripts.editing import cut_off, with_branch, with_step
from rmdesk.domain.scripts.model import Branch, Script, Spin, Step, StepKind
from rmdesk.language import Language, _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.filing.acts import Act, choose_act
from rmdesk.ui.formats import enumerated
from rmdesk.ui.scripts.parts import (
    ABOUT,
    ATTITUDE_TITLES,
    TEXTS,
    part_title,
    place_words,
    text_of,
    with_text,
)
from rmdesk.ui.scripts.sitting import Sitting
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.scripts import in_words

KINDS: tuple[StepKind | None, ...] = (None, *StepKind)

_TITLE = 14

_ANYTHING_ELSE = {Language.CHINESE: "其他", Language.ENGLISH: "Anything else"}
"""In the language of the script, which need not be the one that is spoken."""

Change = Callable[[], Coroutine[Any, Any, object]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A row: its title, what it says, the same in full, and what Enter does."""

    title: str
    says: str
    detail: str
    change: Change


async def open_step(sitting: Sitting, entry: Entry, step_id: str) -> None:
    """Change the parts of a step until the sheet is left."""
    if not isinstance(entry.text, Script):
        return
    editing = _Editing(sitting, entry.text, entry.text.place_of(step_id))
    async with open_sheet(sitting.host.app, _page(entry, editing, 0)) as sheet:
        while (taken := await sheet.taken()) is not None:
            await editing.parts()[taken.row].change()
            now = await sitting.entry(entry)
            if now is None or not isinstance(now.text, Script):
                return
            editing = _Editing(sitting, now.text, now.text.place_of(step_id))
            sheet.show(_page(now, editing, taken.row))


def _page(entry: Entry, editing: "_Editing", at: int) -> Page:
    step = editing.step
    wrong = [one for one in entry.findings if one.parameters.get("step") == step.id]
    sentences = "\n".join(map(in_words, wrong))
    title = _("{script}: step {place}").format(
        script=entry.title, place=place_words(editing.script, step.id)
    )
    return Page(
        title=title,
        rows=[SheetRow(partial(_row, one), one.detail, sentences) for one in editing.parts()],
        enter=_("Edit"),
        at=at,
    )


def _row(part: _Part, width: int) -> Line:
    says = " ".join(part.says.split())
    return line(
        Cell(part.title, _TITLE, "muted"),
        Cell(says or "-", width - _TITLE, "" if says else "muted"),
    )


@dataclass(frozen=True, slots=True)
class _Editing:
    """A step as it stands while one of its parts is chosen."""

    sitting: Sitting
    script: Script
    place: int

    @property
    def step(self) -> Step:
        return self.script.steps[self.place]

    def parts(self) -> list[_Part]:
        """The rows: what is said, where it leads, and what kind of step it is."""
        step = self.step
        return [
            self._text("text"),
            self._text("otherwise"),
            *(self._branch(number) for number in range(len(step.branches))),
            _Part("+", _("What else the client may say"), "", self._add_branch),
            self._text("hint"),
            *(self._text(attitude.value) for attitude in ATTITUDE_TITLES),
            self._text("title"),
            self._kind(),
            self._spin(),
            self._proposes(),
            *([self._around()] if step.is_product_step else []),
        ]

    def _with(self, **values: Any) -> Script:
        return with_step(self.script, self.place, replace(self.step, **values))

    async def _keep(self, changed: Script) -> None:
        """Save what leaves every step within reach; what does not is refused."""
        if lost := cut_off(self.script, changed):
            sentence = _(
                "Nothing would lead there any more: {steps}. Let a branch lead there first."
            )
            steps = enumerated(step.title for step in lost)
            self.sitting.host.tell(sentence.format(steps=steps), alarm=True)
        else:
            await self.sitting.save(changed)

    # --- texts ---

    def _text(self, name: str) -> _Part:
        says = text_of(self.step, name)
        is_said = name not in ("hint", "title")
        attitudes = {attitude.value: title for attitude, title in ATTITUDE_TITLES.items()}
        title = _(TEXTS[name]) if name in TEXTS else _(attitudes[name])
        about = ABOUT.get(name)
        said = about and _(about)
        return _Part(
            title,
            says,
            self.sitting.sounds(says) if is_said and says else says or said or _to_attitude(),
            partial(self._write, name, title, said or _to_attitude(), is_said=is_said),
        )

    async def _write(self, name: str, title: str, about: str, *, is_said: bool) -> None:
        def build(typed: str) -> Script:
            return with_step(self.script, self.place, with_text(self.step, name, typed))

        await self.sitting.write(
            f"{self.step.title}: {title}",
            text_of(self.step, name),
            build,
            about=about,
            is_said=is_said,
            is_title=name == "title",
        )

    # --- what the client may say ---

    def _branch(self, number: int) -> _Part:
        branch = self.step.branches[number]
        says = _("“{says}” leads to {step}").format(
            says=branch.says, step=place_words(self.script, branch.to)
        )
        return _Part(part_title("branches"), says, says, partial(self._open_branch, number))

    async def _open_branch(self, number: int) -> None:
        branch = self.step.branches[number]
        acts = [
            Act(_("Its words"), partial(self._say, number, branch.to)),
            Act(_("Where it leads"), partial(self._lead, number)),
            Act(_("Take it out"), partial(self._drop, number)),
        ]
        await choose_act(
            self.sitting.host, part_title("branches"), acts, about=self._branch(number).says
        )

    async def _add_branch(self) -> None:
        """Where it leads is chosen first: what is typed then is saved at once."""
        to = await self._choose_step(_("Where does it lead?"), "")
        if to is not None:
            await self._say(len(self.step.branches), to)

    async def _say(self, number: int, to: str) -> None:
        branches = self.step.branches
        before = branches[number].says if number < len(branches) else ""

        def build(typed: str) -> Script:
            said = Branch(typed, to)
            if number == len(branches):
                anything_else = _ANYTHING_ELSE[self.sitting.language]
                return with_branch(self.script, self.place, said, anything_else)
            return self._with(branches=(*branches[:number], said, *branches[number + 1 :]))

        about = _("In the client's words; it leads to {step}.")
        await self.sitting.write(
            part_title("branches"),
            before,
            build,
            about=about.format(step=place_words(self.script, to)),
            is_said=False,
        )

    async def _lead(self, number: int) -> None:
        branches = self.step.branches
        to = await self._choose_step(_("Where does it lead?"), branches[number].to)
        if to is not None:
            led = replace(branches[number], to=to)
            changed = (*branches[:number], led, *branches[number + 1 :])
            await self._keep(self._with(branches=changed))

    async def _drop(self, number: int) -> None:
        branches = self.step.branches
        await self._keep(self._with(branches=branches[:number] + branches[number + 1 :]))

    async def _choose_step(self, title: str, at: str) -> str | None:
        steps = self.script.steps
        here = next((n for n, step in enumerate(steps) if step.id == at), 0)
        titles = [step.title for step in steps]
        chosen = await ask(self.sitting.host.app, Pick(title, titles, at=here))
        return None if chosen is None else steps[chosen].id

    # --- what kind of step it is ---

    def _kind(self) -> _Part:
        about = _("A close offers two times; a step that waits says nothing.")
        kind = self.step.kind
        return _Part(part_title("kind"), label(kind), about, self._change_kind)

    async def _change_kind(self) -> None:
        kind = await choose_kind(self.sitting, self.step.kind)
        if kind is not None:
            await self._keep(self._with(kind=KINDS[kind]))

    def _spin(self) -> _Part:
        about = _("Which of the four questions that let the client see a need is asked here.")
        return _Part(part_title("spin"), label(self.step.spin), about, self._change_spin)

    async def _change_spin(self) -> None:
        kinds: list[Spin | None] = [None, *Spin]
        words = [_("none of them"), *(label(one) for one in Spin)]
        at = kinds.index(self.step.spin)
        chosen = await ask(self.sitting.host.app, Pick(part_title("spin"), words, at=at))
        if chosen is not None:
            await self.sitting.save(self._with(spin=kinds[chosen]))

    def _proposes(self) -> _Part:
        about = _("A step that proposes a product is locked for clients we hardly know.")
        says = _("a product") if self.step.is_product_step else _("nothing")
        return _Part(part_title("proposes"), says, about, self._turn_proposes)

    async def _turn_proposes(self) -> None:
        await self.sitting.save(self._with(proposes=not self.step.proposes))

    def _around(self) -> _Part:
        about = _("The step to take while this one is locked.")
        says = place_words(self.script, self.step.around) or _("the next one that proposes nothing")
        return _Part(part_title("around"), says, about, self._change_around)

    async def _change_around(self) -> None:
        to = await self._choose_step(part_title("around"), self.step.around)
        if to is not None:
            await self._keep(self._with(around=to))


def _to_attitude() -> str:
    return _("Said instead of the words to clients of whom this attitude was heard.")


async def choose_kind(sitting: Sitting, at: StepKind | None) -> int | None:
    """The place among `KINDS`; None when the question was left."""
    words = [_("no kind of its own"), *(label(one) for one in StepKind)]
    return await ask(sitting.host.app, Pick(part_title("kind"), words, at=KINDS.index(at)))
