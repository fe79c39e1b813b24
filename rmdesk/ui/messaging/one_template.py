"""One message template: its parts reworded, copied, taken away, or an older version held."""

from dataclasses import dataclass, field, replace
from functools import partial

from rmdesk.desk.messaging import library
from rmdesk.desk.messaging.library import MessageEntry
from rmdesk.domain.ids import TextId
from rmdesk.domain.messages.check import is_neutral
from rmdesk.domain.messages.template import MESSAGE_FIELDS, MessageKind, Template
from rmdesk.domain.own_texts import OwnText
from rmdesk.language import Language, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.dialogs.parts.text_editor import TextEditor
from rmdesk.ui.filing.acts import Act, choose_act, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.messaging.parts import PARTS, Part, heard_as
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.words import messages as message_words

_TITLE = 16


@dataclass(slots=True)
class Shelf:
    """A sitting at the library: what is saved more than once in it stays one version."""

    host: Host
    language: Language
    saved: dict[tuple[Language, str], TextId] = field(default_factory=dict)

    async def entry(self, key: str) -> MessageEntry | None:
        """The entry as it holds now."""
        found = await self.entries()
        return next((one for one in found if one.key == key), None)

    async def entries(self) -> list[MessageEntry]:
        return await self.host.access.ask(lambda desk: library.library(desk, self.language))


async def open_template(shelf: Shelf, entry: MessageEntry) -> None:
    """The parts of a template; Enter rewords one, digits are for the whole."""
    if entry.is_gone or entry.template is None:
        await choose_act(shelf.host, entry.title, _acts(shelf, entry))
        return
    now, template = entry, entry.template
    async with open_sheet(shelf.host.app, _parts_page(shelf, now, template, 0)) as sheet:
        while (taken := await sheet.taken()) is not None:
            if taken.act:
                await _acts(shelf, now)[taken.act - 1].work()
            else:
                await _reword(shelf, template, PARTS[taken.row])
            after = await shelf.entry(entry.key)
            if after is None or after.template is None or after.is_gone:
                return
            now, template = after, after.template
            sheet.show(_parts_page(shelf, now, template, taken.row))


def _parts_page(shelf: Shelf, entry: MessageEntry, template: Template, at: int) -> Page:
    return Page(
        title=entry.title,
        rows=[_part_row(part, template) for part in PARTS],
        enter=_("Reword"),
        acts=[act.title for act in _acts(shelf, entry)],
        at=at,
    )


def _part_row(part: Part, template: Template) -> SheetRow:
    said, title = part.said(template), _(part.title)
    wrong = ""
    if part.name == "neutral" and not is_neutral(template):
        wrong = _("The text shows a sign of the bank: to who wants none nothing fits yet.")
    return SheetRow(
        lambda width: line(
            Cell(title, _TITLE, "heading"), Cell(said.replace("\n", " "), width - _TITLE)
        ),
        said or _(part.about),
        wrong,
    )


def _acts(shelf: Shelf, entry: MessageEntry) -> list[Act]:
    acts = []
    if entry.template is not None and not entry.is_gone:
        acts.append(Act(_("Copy"), partial(_copy, shelf, entry.template)))
    if entry.own is not None:
        acts.append(Act(_("Versions"), partial(_choose_version, shelf, entry)))
    if entry.is_own:
        word = _("As shipped again") if entry.is_shipped else _("Take away")
        acts.append(Act(word, partial(_take_away, shelf, entry)))
    return acts


async def _reword(shelf: Shelf, template: Template, part: Part) -> None:
    """Another text, or another kind, in one part; the checker reads along."""
    if part.name == "kind":
        kinds = list(MessageKind)
        words = [message_words.kind_word(kind) for kind in kinds]
        at = kinds.index(template.kind)
        place = await ask(shelf.host.app, Pick(_(part.title), words, at=at))
        if place is not None and kinds[place] is not template.kind:
            changed = replace(template, kind=kinds[place])
            await written(
                shelf.host,
                lambda desk, now: library.save(desk, changed, shelf.language, now=now),
                _("Saved: {title}.").format(title=template.title),
            )
        return
    await _write(shelf, template, part)


async def _write(shelf: Shelf, template: Template, part: Part, *, based_on: str = "") -> None:
    """Have a part typed until the library takes it."""
    forbidden = await shelf.host.access.ask(lambda desk: desk.call_settings.forbidden_words)
    before = part.said(template)
    which = (shelf.language, template.key)
    saved: list[OwnText] = []
    typed = await take_answer(
        shelf.host,
        lambda typed, refusal: TextEditor(
            f"{_(part.title)}: {template.title}",
            before if typed is None else typed,
            before=before,
            about=_(part.about),
            fields=MESSAGE_FIELDS if part.is_said else {},
            reading=heard_as(part, template, shelf.language, forbidden),
            refusal=refusal,
        ),
        lambda desk, typed, now: saved.append(
            library.save(
                desk,
                part.with_text(template, typed),
                shelf.language,
                now=now,
                over=shelf.saved.get(which),
                based_on=based_on,
            )
        ),
    )
    if typed is not None:
        shelf.saved[which] = saved[-1].id
        said = _("Saved: {title}. u takes it back.")
        shelf.host.tell(said.format(title=saved[-1].title))


async def _copy(shelf: Shelf, template: Template) -> None:
    """A template of its own that begins as this one does; its title is asked for."""
    title = _("{title} (copy)").format(title=template.title)
    await begin_with(shelf, template, title, based_on=template.key)


async def begin_with(shelf: Shelf, template: Template, title: str, *, based_on: str = "") -> None:
    """An own text that begins with the words of `template`: written at once, then opened."""
    own = await shelf.host.access.ask(
        lambda desk: library.copied(desk, template, title, shelf.language)
    )
    part = next(one for one in PARTS if one.name == "title")
    await _write(shelf, own, part, based_on=based_on)
    if (entry := await shelf.entry(own.key)) is not None:
        await open_template(shelf, entry)


async def _choose_version(shelf: Shelf, entry: MessageEntry) -> None:
    """Every own version; an older one can hold again."""
    found = await shelf.host.access.ask(lambda desk: library.versions(desk, entry, shelf.language))
    titles = [
        f"{one.version}  {formats.plain_day(one.saved_at.date())} {one.saved_at:%H:%M}  "
        + (_("taken away") if one.is_gone else one.title)
        for one in found
    ]
    place = await ask(shelf.host.app, Pick(_("Which version is to hold?"), titles))
    if place is None:
        return
    chosen = found[place]
    if chosen.is_gone or (place == 0 and entry.is_own):
        shelf.host.tell(_("This is the version that stands now."))
        return
    news = _("Version {version} of {title} holds again.").format(
        version=chosen.version, title=chosen.title
    )
    await written(shelf.host, lambda desk, now: library.hold_again(desk, chosen, now=now), news)


async def _take_away(shelf: Shelf, entry: MessageEntry) -> None:
    news = (
        _("The message that came with the desk holds again.")
        if entry.is_shipped
        else _("Taken away; its versions stay readable.")
    )
    await written(shelf.host, lambda desk, now: library.take_away(desk, entry, now=now), news)
