"""The library of message templates: shipped ones, one's own in their place, all in versions.

A template holds from the moment it is saved. One that says what must not be said is refused, and
the words wait in the field they were typed into.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from rmdesk.desk import own_texts
from rmdesk.desk.book import Desk
from rmdesk.desk.messaging.templates import shipped_templates
from rmdesk.desk.own_texts import Wording
from rmdesk.desk.scripts.library import ShippedText, Unreadable, WordingRefused
from rmdesk.domain.ids import TextId
from rmdesk.domain.messages.check import check_message
from rmdesk.domain.messages.pack import message_toml, read_messages
from rmdesk.domain.messages.template import Template
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.domain.scripts.editing import free_id
from rmdesk.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEntry:
    """A template as it holds now; None where an own version cannot be read.

    `own` is the newest version of one's own, be it taken away.
    """

    key: str
    title: str
    template: Template | None
    own: OwnText | None = None
    is_shipped: bool = False

    @property
    def is_own(self) -> bool:
        """Whether an own version holds."""
        return self.own is not None and not self.own.is_gone

    @property
    def is_gone(self) -> bool:
        """Whether nothing holds under this key."""
        return not self.is_own and not self.is_shipped


def library(desk: Desk, language: Language) -> list[MessageEntry]:
    """Every template, one's own behind the shipped ones, those taken away last."""
    shipped = {one.key: one for one in shipped_templates(language).templates}
    owned = {one.key: one for one in own_texts.listed(desk, TextSort.MESSAGE, language)}
    entries = [
        _entry(key, shipped.get(key), owned.get(key)) for key in dict.fromkeys([*shipped, *owned])
    ]
    return sorted(entries, key=lambda one: one.is_gone)


def save(
    desk: Desk,
    template: Template,
    language: Language,
    *,
    now: datetime,
    over: TextId | None = None,
    based_on: str = "",
) -> OwnText:
    """Keep a template as the version that holds; `over` as `own_texts.save` says.

    Raises WordingRefused and NoTextTitle.
    """
    body = message_toml(template)
    wrong = [
        *read_messages(body).findings,
        *check_message(template, desk.call_settings.forbidden_words),
    ]
    if wrong and template.title.strip():
        raise WordingRefused(wrong)
    wording = Wording(
        sort=TextSort.MESSAGE,
        language=language,
        key=template.key,
        title=template.title,
        body=body,
        based_on=based_on,
    )
    return own_texts.save(desk, wording, now=now, over=over)


def copied(desk: Desk, template: Template, title: str, language: Language) -> Template:
    """A template of its own that says the same."""
    taken = [one.key for one in library(desk, language)]
    return replace(template, key=free_id(template.key, taken), title=title.strip())


def take_away(desk: Desk, entry: MessageEntry, *, now: datetime) -> None:
    """Let the own version hold no more; the shipped one, if there is one, holds again.

    Raises ShippedText and TextGone.
    """
    if entry.own is None:
        raise ShippedText
    own_texts.take_away(desk, entry.own, now=now)


def versions(desk: Desk, entry: MessageEntry, language: Language) -> list[OwnText]:
    """Every own version, the newest first."""
    return desk.texts.versions(TextSort.MESSAGE, language, entry.key)[::-1]


def hold_again(desk: Desk, version: OwnText, *, now: datetime) -> OwnText:
    """Make an older version hold again; raises Unreadable or WordingRefused."""
    found = read_messages(version.body).templates
    if not found:
        raise Unreadable
    if wrong := check_message(found[0], desk.call_settings.forbidden_words):
        raise WordingRefused(wrong)
    return own_texts.hold_again(desk, version, now=now)


def _entry(key: str, shipped: Template | None, own: OwnText | None) -> MessageEntry:
    template, title = shipped, shipped.title if shipped else key
    if own is not None and (shipped is None or not own.is_gone):
        read = read_messages(own.body).templates
        template, title = (replace(read[0], key=key) if len(read) == 1 else None), own.title
    return MessageEntry(
        key=key, title=title, template=template, own=own, is_shipped=shipped is not None
    )
