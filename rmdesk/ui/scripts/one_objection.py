"""One objection: how the client puts it, the way through it, what to answer."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rmdesk.desk.scripts.library import Entry
from rmdesk.domain.scripts.model import Objection
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.filing.acts import choose_act
from rmdesk.ui.scripts.keeping import acts_of_text
from rmdesk.ui.scripts.parts import part_title, what_holds
from rmdesk.ui.scripts.sitting import Sitting
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.scripts import in_words

_TITLE = 20


@dataclass(frozen=True, slots=True)
class _Part:
    """One text of an objection: `build` makes the objection from what was typed."""

    title: str
    text: str
    build: Callable[[str], Objection]
    about: str = ""
    is_said: bool = True
    is_title: bool = False


async def open_objection(sitting: Sitting, entry: Entry) -> None:
    """Change the texts of an objection until the sheet is left."""
    if not isinstance(objection := entry.text, Objection):
        return
    # What the scripts are called, by their id: an answer may be for one of them only.
    titles = {one.key: one.title for one in await sitting.entries()}
    page = _page(sitting, entry, _parts(objection, titles), 0)
    async with open_sheet(sitting.host.app, page) as sheet:
        while (taken := await sheet.taken()) is not None:
            if taken.act:
                await choose_act(sitting.host, entry.title, acts_of_text(sitting, entry))
            else:
                await _write(sitting, _parts(objection, titles)[taken.row])
            now = await sitting.entry(entry)
            if now is None or not isinstance(now.text, Objection):
                return
            entry, objection = now, now.text
            sheet.show(_page(sitting, entry, _parts(objection, titles), taken.row))


def _page(sitting: Sitting, entry: Entry, parts: Sequence[_Part], at: int) -> Page:
    wrong = "\n".join([*what_holds(entry), *map(in_words, entry.findings)])
    rows = [SheetRow(partial(_row, part), _detail(sitting, part), wrong) for part in parts]
    return Page(title=entry.title, rows=rows, enter=_("Edit"), acts=[_("The answer")], at=at)


def _row(part: _Part, width: int) -> Line:
    says = " ".join(part.text.split())
    return line(Cell(part.title, _TITLE, "muted"), Cell(says or "-", width - _TITLE))


def _detail(sitting: Sitting, part: _Part) -> str:
    return sitting.sounds(part.text) if part.is_said else part.text


def _write(sitting: Sitting, part: _Part) -> Coroutine[Any, Any, bool]:
    return sitting.write(
        part.title,
        part.text,
        part.build,
        about=part.about,
        is_said=part.is_said,
        is_title=part.is_title,
    )


def _parts(objection: Objection, titles: Mapping[str, str]) -> list[_Part]:
    more = objection.more
    return [
        _Part(
            part_title("says"),
            objection.says,
            lambda typed: replace(objection, says=typed),
            _("How clients put it, as an example."),
            is_said=False,
        ),
        _Part(
            part_title("steps"),
            "\n".join(objection.steps),
            lambda typed: replace(objection, steps=_lines(typed)),
            _("The way through it, a line for each step (Ctrl+N begins a line)."),
            is_said=False,
        ),
        _Part(
            part_title("answer"),
            objection.answer,
            lambda typed: replace(objection, answer=typed),
            _("What to answer; fields in braces are filled in."),
        ),
        *(
            _Part(
                titles.get(script, script),
                text,
                partial(_in_script, objection, script),
                _("What to answer while the script {script} is read; empty: as everywhere.").format(
                    script=titles.get(script, script)
                ),
            )
            for script, text in objection.by_script.items()
        ),
        *(
            _Part(one.title, one.text, partial(_one_more, objection, number), one.hint)
            for number, one in enumerate(more)
        ),
        _Part(
            part_title("title"),
            objection.title,
            lambda typed: replace(objection, title=typed),
            is_said=False,
            is_title=True,
        ),
    ]


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def _in_script(objection: Objection, script: str, typed: str) -> Objection:
    answers = {**objection.by_script, script: typed}
    return replace(objection, by_script={name: said for name, said in answers.items() if said})


def _one_more(objection: Objection, number: int, typed: str) -> Objection:
    """Another text in one of the further answers; an empty one takes it out."""
    more = objection.more
    kept = (replace(more[number], text=typed),) if typed else ()
    return replace(objection, more=(*more[:number], *kept, *more[number + 1 :]))
