"""`settings`: all of them in a list, to a file and from one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk import settings_files
from rmdesk.desk.all_settings import all_settings
from rmdesk.desk.audit import note_idle_minutes
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import as_cell
from rmdesk.desk.record.plain import Record
from rmdesk.domain.settings.everything import AllSettings
from rmdesk.domain.settings.file import ReadFile, as_written
from rmdesk.domain.settings.paths import value_at
from rmdesk.domain.settings.values import plain_value
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.ui.setting_fields.entry import PROGRAM, Lead, Setting, Values, locking_of
from rmdesk.ui.setting_fields.sections import ENTRIES
from rmdesk.ui.setting_fields.words import (
    change_lines,
    comment,
    heading_lines,
    title_of_entry,
    wrong_title,
)


def settings(session: Session) -> Exit:
    """Do with the settings what was asked for."""
    match session.arguments.what:
        case "show":
            return _show(session)
        case "export":
            return _export(session)
        case _:
            return _import(session)


def _file(session: Session) -> Path:
    return Path(session.arguments.words[0]).absolute()


def _show(session: Session) -> Exit:
    """Every setting; those of this computer too."""
    locking = locking_of(session.preferences)
    with session.open() as desk:
        values = Values(program=session.preferences, settings=all_settings(desk, locking))
    shown = [
        one
        for one in ENTRIES
        if isinstance(one, Setting)
        and not (session.arguments.only_changed and one.is_default(values))
    ]
    if session.arguments.as_json:
        print_json([_record(one, values) for one in shown])
        return Exit.DONE
    rows = [
        (
            as_cell(title_of_entry(one)),
            "" if one.is_default(values) else "*",
            as_cell(one.shown(one.value(values))),
            as_cell(one.shown(one.field.default)),
            _letter(one),
            "" if one.part == PROGRAM else as_written(one.path),
        )
        for one in shown
    ]
    own = [one for one in ENTRIES if isinstance(one, Lead) and one.told(values)[0]]
    rows += [
        (as_cell(title_of_entry(one)), "*" if one.told(values)[1] else "", told, "", "", "")
        for one in own
        if (told := one.told(values)[0])
        and (one.told(values)[1] or not session.arguments.only_changed)
    ]
    if not rows:
        say(_("Everything is the default."))
        return Exit.DONE
    headings = (_("Setting"), "", _("Set to"), _("Default"), _("Source"), _("In a file"))
    print_table(headings, rows, ("left",) * 6)
    return Exit.DONE


def _letter(setting: Setting) -> str:
    letter = setting.source().letter
    return f"[{letter}]" if letter else _("(ours)")


def _record(setting: Setting, values: Values) -> Record:
    part = values.part(setting.part)
    value = value_at(part, setting.field.path)
    return {
        "setting": setting.path if setting.part == PROGRAM else as_written(setting.path),
        "title": title_of_entry(setting),
        "value": setting.shown(setting.value(values)),
        "plain": str(value or "") if setting.part == PROGRAM else _plain(value),
        "is_default": setting.is_default(values),
        "default": setting.shown(setting.field.default),
        "source": setting.source().letter or "ours",
    }


def _plain(value: object) -> object:
    """As JSON takes it: what a file writes with a point is told as text."""
    found = plain_value(value)
    return found if isinstance(found, int | str | list | dict) else str(found)


def _export(session: Session) -> Exit:
    path, arguments = _file(session), session.arguments
    locking = locking_of(session.preferences)
    with session.open() as desk:
        file = settings_files.outgoing(desk, locking, comment, heading_lines())
    settings_files.write_settings(
        path, file, may_replace=arguments.may_replace, may_name=arguments.may_name
    )
    if arguments.as_json:
        print_json({"file": str(path), "words": list(file.words), "named": len(file.named)})
    if file.words:
        say(_("Words of yours go along: {words}.").format(words=_(", ").join(file.words)))
    say(_("The settings are in {file}.").format(file=path.name))
    return Exit.DONE


def _import(session: Session) -> Exit:
    """REFUSED when anything is wrong with the file: then nothing is changed."""
    name, content = _file(session).name, settings_files.read_settings_file(_file(session))
    locking = locking_of(session.preferences)
    with session.open() as desk:
        before = all_settings(desk, locking)
        file = settings_files.incoming(desk, locking, content)
        if file.is_whole and file.settings != before and not session.arguments.preview:
            settings_files.take_in(desk, file, locking=locking, now=session.now)
            _take_locking(session, desk, file.settings)
    _say_changes(session, before, file)
    if not file.is_whole:
        told = _("{file} is not taken: wrong in {count} places")
        say(told.format(file=name, count=len(file.findings)))
        return Exit.REFUSED
    if file.settings == before:
        say(_("{file} says nothing else than what is set already.").format(file=name))
        return Exit.DONE
    count = len(change_lines(before, file.settings))
    told = (
        _("Nothing was changed; an import would change: {count}.")
        if session.arguments.preview
        else _("Settings changed: {count}.")
    )
    say(told.format(count=count))
    return Exit.DONE


def _take_locking(session: Session, desk: Desk, settings: AllSettings) -> None:
    """What a file says of this computer goes into the settings of this computer."""
    before, after = locking_of(session.preferences), settings.locking
    for setting in ("idle_minutes", "presenting_minutes"):
        minutes = getattr(after, setting)
        if minutes != getattr(before, setting):
            note_idle_minutes(desk, minutes, now=session.now, setting=setting)
    if after != before:
        kept = Preferences.load()
        replace(
            kept,
            idle_minutes=after.idle_minutes,
            presenting_minutes=after.presenting_minutes,
        ).save()


def _say_changes(session: Session, before: AllSettings, file: ReadFile) -> None:
    changes = change_lines(before, file.settings) if file.is_whole else []
    if session.arguments.as_json:
        print_json(
            {
                "findings": [
                    {"setting": as_written(one.field), "sentence": one.sentence()}
                    for one in file.findings
                ],
                "changes": [
                    {"setting": as_written(one.path), "before": one.before, "after": one.after}
                    for one in changes
                ],
            }
        )
        return
    for one in file.findings:
        say(": ".join(filter(None, (wrong_title(one), one.sentence()))))
    rows: Sequence[tuple[str, str, str]] = [
        (as_cell(one.title), as_cell(one.before), as_cell(one.after)) for one in changes
    ]
    if rows:
        headings = (_("Setting"), _("Set now"), _("Then"))
        print_table(headings, rows, ("left",) * 3)
