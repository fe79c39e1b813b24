"""Settings to a file and from one, and back to what held before."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Final

from rmdesk.desk.all_settings import before_many, change_many
from rmdesk.desk.settings_files import (
    Outgoing,
    SettingsNameClients,
    incoming,
    outgoing,
    read_settings_file,
    take_in,
    write_settings,
)
from rmdesk.domain.settings.everything import AllSettings
from rmdesk.domain.settings.file import ReadFile
from rmdesk.domain.wrong import Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.dialogs.parts.target_path import TargetPath
from rmdesk.ui.dialogs.settings_file import SettingsPath
from rmdesk.ui.filing.texts import text_is_written
from rmdesk.ui.host import Host
from rmdesk.ui.messages import PreferencesChanged
from rmdesk.ui.setting.changing import values_of
from rmdesk.ui.setting_fields.entry import locking_of, preferences_of
from rmdesk.ui.setting_fields.words import (
    ChangeLine,
    change_lines,
    comment,
    heading_lines,
    wrong_name,
    wrong_title,
)
from rmdesk.ui.widgets.lines import Cell, Line, line

_NAME: Final = "rmdesk-settings.toml"

# --- out ---


async def export_settings(host: Host) -> None:
    """Write all settings into a file; what names a client is asked about."""
    locking = locking_of(preferences_of(host.app))
    file = await host.access.ask(lambda desk: outgoing(desk, locking, comment, heading_lines()))
    path, refusal = files_folder() / _NAME, None
    while True:
        wanted = await ask(
            host.app,
            TargetPath(
                _("Settings to a file"),
                _says(file),
                path,
                does=_("Write"),
                refusal=refusal,
            ),
        )
        if wanted is None:
            return
        path, refusal = wanted, None
        try:
            write = partial(write_settings, path, file)
            if await text_is_written(host, path, write, SettingsNameClients):
                break
        except RmdeskError as refused:
            refusal = refused
    host.tell(_("The settings are in {file}.").format(file=path))


def _says(file: Outgoing) -> str:
    """What goes along, and what does not."""
    says = _("All settings of the book, and when this computer locks; no client's data.")
    if not file.words:
        return says
    own = _("Words of yours go along: {words}.").format(words=_(", ").join(file.words))
    return f"{says}\n{own}"


# --- in ---


async def import_settings(host: Host) -> None:
    """Choose a file, look at what it would change, and take it whole."""
    typed, refusal = "", None
    while True:
        path = await ask(host.app, SettingsPath(typed, refusal=refusal))
        if path is None:
            return
        try:
            content = await asyncio.to_thread(read_settings_file, path)
            break
        except RmdeskError as refused:
            typed, refusal = str(path), refused
    locking = locking_of(preferences_of(host.app))
    file = await host.access.ask(lambda desk: incoming(desk, locking, content))
    now = (await values_of(host)).settings
    if not file.is_whole:
        await _show_findings(host, path.name, file)
        return
    if file.settings == now:
        host.tell(_("{file} says nothing else than what is set already.").format(file=path.name))
        return
    title = _("What {file} would change").format(file=path.name)
    if await _wants(host, title, now, file.settings):
        moment = host.access.now()
        await host.access.ask(lambda desk: take_in(desk, file, locking=locking, now=moment))
        await _follow(host, now, file.settings)


async def _show_findings(host: Host, name: str, file: ReadFile) -> None:
    """What is wrong with a file; nothing of it is taken."""
    rows = [
        SheetRow(partial(_finding_row, one), f"{wrong_title(one)}\n{one.sentence()}".strip())
        for one in file.findings
    ]
    page = Page(
        title=_("{file} is not taken: wrong in {count} places").format(
            file=name, count=len(file.findings)
        ),
        rows=rows,
        enter="",
        about=_("Nothing is changed. Mend the file and take it again."),
    )
    async with open_sheet(host.app, page) as sheet:
        await sheet.taken()


def _finding_row(wrong: Wrong, width: int) -> Line:
    title = min(40, width // 2)
    return line(
        Cell(wrong_name(wrong), title, "strong"),
        Cell(wrong.sentence(), width - title - 1, "warning"),
        gap=1,
    )


async def put_back(host: Host) -> None:
    """What held before the last file or reset, all of it; raises NothingBefore."""
    locking = locking_of(preferences_of(host.app))
    before, on = await host.access.ask(lambda desk: before_many(desk, locking))
    now = (await values_of(host)).settings
    if before == now:
        host.tell(_("Everything is as it was before the last file or reset."))
        return
    title = _("As before the file or reset of {day}").format(day=formats.day(on))
    if await _wants(host, title, now, before):
        today = host.access.today
        await host.access.ask(lambda desk: change_many(desk, before, locking=locking, today=today))
        await _follow(host, now, before)


# --- both ---


async def _wants(host: Host, title: str, before: AllSettings, after: AllSettings) -> bool:
    """Show what would change, line by line; whether it is to."""
    lines = change_lines(before, after)
    rows = [SheetRow(partial(_change_row, one), _detail(one)) for one in lines]
    page = Page(
        title=title,
        rows=rows,
        enter=_("Take it: {count}").format(count=len(lines)),
        about=_("What is set now, and what would be. What held before can be put back."),
    )
    async with open_sheet(host.app, page) as sheet:
        return await sheet.taken() is not None


def _change_row(change: ChangeLine, width: int) -> Line:
    title = width * 2 // 5
    value = (width - title - 5) // 2
    return line(
        Cell(change.title, title),
        Cell(change.before, value, "muted"),
        Cell(">>" if change.after else "", 2, "accent"),
        Cell(change.after, width - title - value - 5, "strong"),
        gap=1,
    )


def _detail(change: ChangeLine) -> str:
    told = _("{title}: now {before}, then {after}").format(
        title=change.title, before=change.before, after=change.after
    )
    return "\n".join(filter(None, (told if change.after else change.title, change.detail)))


async def _follow(host: Host, before: AllSettings, after: AllSettings) -> None:
    """The computer's own settings, and what is on the screen."""
    if after.locking != before.locking:
        preferences = replace(
            preferences_of(host.app),
            idle_minutes=after.locking.idle_minutes,
            presenting_minutes=after.locking.presenting_minutes,
        )
        host.app.post_message(PreferencesChanged(preferences))
    await host.read_again()
    count = len(change_lines(before, after))
    told = _("Settings changed: {count}. In the settings, o puts back what held before.")
    host.tell(told.format(count=count))
