"""What is done with a whole text: its versions, copies, and taking it away."""

from collections.abc import Sequence
from functools import partial

from rmdesk.desk.scripts import library
from rmdesk.desk.scripts.library import Entry, Version
from rmdesk.domain.own_texts import OwnText
from rmdesk.domain.scripts.differences import Change, Difference
from rmdesk.domain.scripts.model import Script
from rmdesk.errors import Refused
from rmdesk.language import Language, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.dialogs.parts.text_editor import TextEditor
from rmdesk.ui.filing.acts import Act
from rmdesk.ui.scripts.parts import part_title
from rmdesk.ui.scripts.sitting import Sitting
from rmdesk.ui.widgets.lines import Cell, Line, line

_INDENT = 4


def acts_of_text(sitting: Sitting, entry: Entry) -> list[Act]:
    """Versions, copies, and taking the own version away where there is one."""
    acts = [Act(_("Versions, and what they changed"), partial(open_versions, sitting, entry))]
    if isinstance(entry.text, Script):
        here, there = sitting.language, other(sitting.language)
        acts += [
            Act(_("Copy it"), partial(copy, sitting, entry.text, here)),
            Act(
                _("Copy it into {language}").format(language=language_word(there)),
                partial(copy, sitting, entry.text, there),
            ),
        ]
    if entry.is_own:
        word = _("Bring back the one that came with the desk") if entry.is_shipped else ""
        acts.append(Act(word or _("Take it away"), partial(_take_away, sitting, entry)))
    return acts


def other(language: Language) -> Language:
    """The other of the two languages."""
    return Language.ENGLISH if language is Language.CHINESE else Language.CHINESE


def language_word(language: Language) -> str:
    """What the language is called, in the one that is spoken."""
    return _("Chinese") if language is Language.CHINESE else _("English")


async def copy(sitting: Sitting, script: Script, into: Language, *, title: str = "") -> None:
    """Keep a copy under a title of its own, `title` if nothing else is typed."""
    title = title or _("{title} (copy)").format(title=script.title)
    about = _("It begins with the steps of “{script}”.").format(script=script.title)

    def editor(typed: str | None, refusal: Refused | None) -> TextEditor:
        return TextEditor(
            _("Title of the new script"),
            title if typed is None else typed,
            before=title,
            about=about,
            is_title=True,
            refusal=refusal,
        )

    await sitting.take(
        editor,
        lambda desk, typed, now: library.copy_script(desk, script, typed, into=into, now=now).title,
    )


async def _take_away(sitting: Sitting, entry: Entry) -> None:
    news = (
        _("The script that came with the desk holds again.")
        if entry.is_shipped
        else _("Taken away; its versions stay readable.")
    )
    await sitting.act(lambda desk, now: library.take_away(desk, entry, now=now), news)


# --- versions ---


async def open_versions(sitting: Sitting, entry: Entry) -> None:
    """Every version with what it changed; an older one can hold again."""
    versions = await sitting.host.access.ask(lambda desk: library.versions(desk, entry))
    rows: list[SheetRow] = []
    owners: list[OwnText | None] = []
    for number, version in enumerate(versions):
        mine = [_version_row(version, is_newest=number == 0), *map(_change_row, version.changes)]
        rows += mine
        owners += [version.own] * len(mine)
    title = _("Versions: {title}").format(title=entry.title)
    page = Page(title=title, rows=rows, enter=_("Let it hold again"))
    async with open_sheet(sitting.host.app, page) as sheet:
        taken = await sheet.taken()
    if taken is not None:
        await _hold(sitting, entry, versions, owners[taken.row])


async def _hold(
    sitting: Sitting, entry: Entry, versions: Sequence[Version], chosen: OwnText | None
) -> None:
    if chosen is None:
        if entry.is_own:
            await _take_away(sitting, entry)
        return
    if chosen.is_gone or (chosen == versions[0].own):
        sitting.host.tell(_("This is the version that stands now."))
        return
    news = _("Version {version} of {title} holds again.").format(
        version=chosen.version, title=chosen.title
    )
    await sitting.act(lambda desk, now: library.hold_again(desk, chosen, now=now), news)


def _version_row(version: Version, *, is_newest: bool) -> SheetRow:
    own = version.own
    if own is None:
        what, when = _("came with the desk"), ""
    else:
        what = _("taken away") if own.is_gone else _("own version {n}").format(n=own.version)
        when = f"{formats.plain_day(own.saved_at.date())} {own.saved_at:%H:%M}"
    state = _("holds now") if is_newest and not (own and own.is_gone) else ""
    title = own.title if own else (version.text.title if version.text else "")
    detail = "   ".join(filter(None, (title, _based(own))))
    return SheetRow(
        lambda width: line(
            Cell(what, 22, "strong"),
            Cell(when, 18),
            Cell(state, width - 40, "accent"),
        ),
        detail,
    )


def _based(own: OwnText | None) -> str:
    return _("based on {key}").format(key=own.based_on) if own and own.based_on else ""


def _change_row(change: Difference) -> SheetRow:
    said = _said(change)
    detail = "\n".join(
        filter(
            None,
            (
                _("Before: {text}").format(text=change.before) if change.before else "",
                _("Now: {text}").format(text=change.after) if change.after else "",
            ),
        )
    )

    def compose(width: int) -> Line:
        return line(Cell("", _INDENT), Cell(said, width - _INDENT, "muted"))

    return SheetRow(compose, detail)


def _said(change: Difference) -> str:
    match change.change:
        case Change.ADDED:
            return _("new step: {step}").format(step=change.step)
        case Change.REMOVED:
            return _("step taken out: {step}").format(step=change.step)
        case Change.MOVED:
            return _("step moved: {step}").format(step=change.step)
        case Change.REWORDED:
            part = part_title(change.part)
            return "  ".join(filter(None, (change.step, part, change.after)))
