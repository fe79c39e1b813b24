"""One script: its steps as rows, and what can be done with them and with the whole."""

from dataclasses import replace
from functools import partial

from rmdesk.desk.scripts.library import Entry
from rmdesk.domain.scripts.editing import (
    cut_off,
    leading_to,
    moved,
    with_step_after,
    without_step,
)
from rmdesk.domain.scripts.model import Script, Step, StepKind
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, Taken, open_sheet
from rmdesk.ui.filing.acts import Act, choose_act
from rmdesk.ui.formats import alarm_sign, enumerated
from rmdesk.ui.scripts.keeping import acts_of_text
from rmdesk.ui.scripts.one_step import KINDS, choose_kind, open_step
from rmdesk.ui.scripts.parts import marks_of, part_title, ways_of, what_holds
from rmdesk.ui.scripts.sitting import Sitting
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.scripts import in_words

_NUMBER, _TITLE, _SIGN = 3, 20, 2


async def open_script(sitting: Sitting, entry: Entry) -> None:
    """Show the steps of a script and change them, until the sheet is left."""
    if not isinstance(script := entry.text, Script):
        return
    async with open_sheet(sitting.host.app, _page(sitting, entry, script, 0)) as sheet:
        while (taken := await sheet.taken()) is not None:
            at = await _do(sitting, entry, script, taken)
            now = await sitting.entry(entry)
            if now is None or now.is_gone or not isinstance(now.text, Script):
                return
            entry, script = now, now.text
            sheet.show(_page(sitting, entry, script, at))


async def _do(sitting: Sitting, entry: Entry, script: Script, taken: Taken) -> int:
    """What was wanted; the place where the cursor stands afterwards."""
    at = taken.row
    match taken.act:
        case 0:
            await open_step(sitting, entry, script.steps[at].id)
        case 1:
            at += await _add(sitting, script, at)
        case 2:
            at += await sitting.save(with_step_after(script, at, _copied(script.steps[at])))
        case 3 | 4:
            steps = -1 if taken.act == 3 else 1
            if 0 <= at + steps < len(script.steps):
                at += steps * await sitting.save(moved(script, at, steps))
        case 5:
            await _take_out(sitting, script, at)
        case _:
            await _whole(sitting, entry, script)
    return at


def _page(sitting: Sitting, entry: Entry, script: Script, at: int) -> Page:
    return Page(
        title=entry.title,
        rows=[_sheet_row(sitting, entry, script, place) for place in range(len(script.steps))],
        enter=_("Edit"),
        acts=[_("Add"), _("Copy"), _("Up"), _("Down"), _("Take out"), _("The script")],
        about=script.purpose or _("What the call is to reach is not said yet."),
        at=at,
    )


def _sheet_row(sitting: Sitting, entry: Entry, script: Script, place: int) -> SheetRow:
    step = script.steps[place]
    wrong = [one for one in entry.findings if one.parameters.get("step") == step.id]
    whole = [one for one in entry.findings if "step" not in one.parameters]
    detail = "\n".join(
        filter(None, (marks_of(step), sitting.sounds(step.text), *ways_of(script, step)))
    )
    return SheetRow(
        partial(_row, place, step, is_wrong=bool(wrong)),
        detail,
        "\n".join([*what_holds(entry), *map(in_words, [*wrong, *whole])]),
    )


def _row(place: int, step: Step, width: int, *, is_wrong: bool) -> Line:
    said = " ".join(step.text.split()) or label(step.kind)
    return line(
        Cell(alarm_sign() if is_wrong else "", _SIGN, "warning"),
        Cell(str(place + 1), _NUMBER, "heading"),
        Cell(step.title, _TITLE, "strong"),
        Cell(said, width - _SIGN - _NUMBER - _TITLE, "muted"),
    )


async def _add(sitting: Sitting, script: Script, place: int) -> bool:
    """A step behind this one: its kind first, then its words, saved at once."""
    chosen = await choose_kind(sitting, None)
    if chosen is None:
        return False
    kind = KINDS[chosen]
    title = label(kind) if kind else _("New step")
    step = Step(kind.value if kind else "step", title, "", kind=kind)
    if kind is StepKind.WAIT:
        return await sitting.save(with_step_after(script, place, step))
    return await sitting.write(
        _("New step: {title}").format(title=title),
        "",
        lambda typed: with_step_after(script, place, replace(step, text=typed)),
        about=_("What is said in it."),
    )


def _copied(step: Step) -> Step:
    return replace(step, title=_("{title} (copy)").format(title=step.title))


async def _take_out(sitting: Sitting, script: Script, place: int) -> None:
    """Asked about first where other steps lead to it, or would not be reached without it."""
    step, left = script.steps[place], without_step(script, place)
    leading, lost = leading_to(script, step.id), cut_off(script, left)
    if leading or lost:
        questions = []
        if leading:
            said = _("What leads there goes with it, in: {steps}.")
            questions.append(said.format(steps=enumerated(one.title for one in leading)))
        if lost:
            said = _("Only this step led there: {steps}.")
            questions.append(said.format(steps=enumerated(one.title for one in lost)))
        yes = _("Take out the step and the ways to it") if leading else _("Take it out")
        title = _("Take out: {step}").format(step=step.title)
        if not await ask(sitting.host.app, Confirm(title, "\n".join(questions), yes)):
            return
    await sitting.save(left)


async def _whole(sitting: Sitting, entry: Entry, script: Script) -> None:
    """What is done with the script as a whole."""
    acts = [
        Act(_("Another title"), partial(_rename, sitting, script)),
        Act(_("What the call is to reach"), partial(_aim, sitting, script)),
        *acts_of_text(sitting, entry),
    ]
    await choose_act(sitting.host, entry.title, acts, about=script.purpose)


async def _rename(sitting: Sitting, script: Script) -> None:
    await sitting.write(
        _("Another title"),
        script.title,
        lambda typed: replace(script, title=typed),
        is_said=False,
        is_title=True,
    )


async def _aim(sitting: Sitting, script: Script) -> None:
    await sitting.write(
        part_title("purpose"),
        script.purpose,
        lambda typed: replace(script, purpose=typed),
        is_said=False,
    )
