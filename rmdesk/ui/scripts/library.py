"""The library: every script and every answer of a language, and the way into each."""

from functools import partial

from rmdesk.desk.scripts.in_force import shipped_pack
from rmdesk.desk.scripts.library import Entry
from rmdesk.domain.ids import ClientId
from rmdesk.domain.own_texts import TextSort
from rmdesk.domain.scripts.model import Objection, Script
from rmdesk.language import _, spoken
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.filing.acts import choose_act
from rmdesk.ui.host import Host
from rmdesk.ui.scripts.filling import heard_for
from rmdesk.ui.scripts.keeping import (
    acts_of_text,
    copy,
    language_word,
    open_versions,
    other,
)
from rmdesk.ui.scripts.one_objection import open_objection
from rmdesk.ui.scripts.one_script import open_script
from rmdesk.ui.scripts.packs import export_pack, import_pack
from rmdesk.ui.scripts.parts import what_holds
from rmdesk.ui.scripts.sitting import Sitting
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.scripts import in_words, version_word

_SORT, _STATE, _DAY, _SIGN = 12, 14, 11, 2


async def open_library(
    host: Host, client_id: ClientId | None = None, *, at_script: str = ""
) -> None:
    """Show the library until it is left, at first with the cursor on a script by its id.

    Texts are heard for the client, if there is one. Raises ClientGone.
    """
    sitting = Sitting(host, spoken(), *await heard_for(host, client_id))
    entries = await sitting.entries()
    at = next((n for n, entry in enumerate(entries) if entry.key == at_script), 0)
    async with open_sheet(host.app, _page(sitting, entries, at)) as sheet:
        while (taken := await sheet.taken()) is not None:
            at = taken.row
            match taken.act:
                case 0:
                    await _open(sitting, entries[at])
                case 1:
                    await _begin(sitting)
                case 2:
                    await import_pack(sitting)
                case 3:
                    await export_pack(sitting)
                case _:
                    sitting.language, at = other(sitting.language), 0
            entries = await sitting.entries()
            sheet.show(_page(sitting, entries, at))
    if sitting.has_changed:
        await host.read_again()


def _page(sitting: Sitting, entries: list[Entry], at: int) -> Page:
    sorts = [entry.sort for entry in entries]
    rows = [
        SheetRow(
            partial(_row, entry, begins=number == 0 or sorts[number - 1] is not entry.sort),
            _detail(entry),
            "\n".join([*what_holds(entry), *map(in_words, entry.findings)]),
        )
        for number, entry in enumerate(entries)
    ]
    title = _("Scripts and answers: {language}").format(language=language_word(sitting.language))
    acts = [_("New"), _("Import"), _("Export"), language_word(other(sitting.language))]
    return Page(title=title, rows=rows, enter=_("Open"), acts=acts, at=at)


def _row(entry: Entry, width: int, *, begins: bool) -> Line:
    sort = _("Scripts") if entry.sort is TextSort.SCRIPT else _("Objections")
    saved = formats.plain_day(entry.own.saved_at.date()) if entry.own else ""
    return line(
        Cell(sort if begins else "", _SORT, "heading"),
        Cell(formats.alarm_sign() if entry.findings else "", _SIGN, "warning"),
        Cell(entry.title, width - _SORT - _SIGN - _STATE - _DAY, "" if entry.is_gone else "strong"),
        Cell(version_word(entry), _STATE, "accent" if entry.is_own else "muted"),
        Cell(saved, _DAY, "muted", "right"),
    )


def _detail(entry: Entry) -> str:
    match entry.text:
        case Script() as script:
            says = script.purpose
            count = _("steps: {count}").format(count=len(script.steps))
        case Objection() as objection:
            says = objection.says
            count = _("steps: {count}").format(count=len(objection.steps))
        case None:
            says, count = _("This version cannot be read any more."), ""
    own = entry.own
    based = _("based on {key}").format(key=own.based_on) if own and own.based_on else ""
    return "\n".join(filter(None, (says, "   ".join(filter(None, (count, based))))))


async def _open(sitting: Sitting, entry: Entry) -> None:
    if entry.is_gone:
        await open_versions(sitting, entry)
    elif isinstance(entry.text, Script):
        await open_script(sitting, entry)
    elif isinstance(entry.text, Objection):
        await open_objection(sitting, entry)
    else:
        await choose_act(sitting.host, entry.title, acts_of_text(sitting, entry))


async def _begin(sitting: Sitting) -> None:
    """A new script begins with the steps of the everyday one: each is there to be reworded."""
    scripts = shipped_pack(sitting.language).scripts
    if scripts:
        await copy(sitting, scripts[0], sitting.language, title=_("New script"))
