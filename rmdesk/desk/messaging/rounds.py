"""A round of messages: one client after another, each shown, sent or passed over.

The place is kept in the book after every step: a round that a lock or a crash cut goes on where it
stopped. It holds whom it is for and which template it uses, never a text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.day.greetings import greeting_list_of
from rmdesk.desk.day.guests import guest_list
from rmdesk.desk.messaging.drafting import WAYS
from rmdesk.desk.messaging.occasions import About, greeting, invitation
from rmdesk.desk.messaging.templates import template_of, templates
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.template import MessageKind, Template
from rmdesk.domain.occasions.kinds import Key, OccasionKind
from rmdesk.errors import Refused
from rmdesk.language import N_, Language

_KEY: Final = "message_round"


class NobodyToWrite(Refused):
    message = N_(
        "Nobody here is left to write to: gone, written to already, or no messages wanted."
    )
    hint = N_("Mark other clients, or choose another message.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """`waiting` are those to come, the first of them now; `left_out` were never on it."""

    template: str
    language: Language
    waiting: tuple[ClientId, ...]
    about: About | None = None
    sent: int = 0
    skipped: int = 0
    left_out: int = 0

    @property
    def client_id(self) -> ClientId | None:
        """Whose turn it is; None when it is over."""
        return self.waiting[0] if self.waiting else None

    @property
    def count(self) -> int:
        """How many clients it is for."""
        return len(self.waiting) + self.sent + self.skipped


def begin(
    desk: Desk,
    ids: Sequence[ClientId],
    template: str,
    language: Language,
    *,
    about: About | None = None,
) -> Round:
    """A round with those of `ids` who may be written to and whom it suits; raises NobodyToWrite.

    It takes the place of one that was left.
    """
    words = template_of(templates(desk, language), template)
    wanted = list(dict.fromkeys(ids))
    waiting = _fitting(desk, wanted, words)
    if not waiting:
        raise NobodyToWrite
    made = Round(
        template=template,
        language=language,
        waiting=tuple(waiting),
        about=about,
        left_out=len(wanted) - len(waiting),
    )
    return _kept(desk, made)


def begin_greetings(
    desk: Desk, key: Key, language: Language, *, among: Sequence[ClientId] = ()
) -> Round:
    """A round with everybody still to be greeted, or those `among` them; raises NobodyToWrite or
    DutyGone."""
    found = greeting_list_of(desk, key).clients
    ids = [one.client_id for one in found if not one.is_greeted]
    about = greeting(key)
    return begin(desk, _among(ids, among), _words_for(desk, about, language), language, about=about)


def begin_invitations(
    desk: Desk, event_id: int, language: Language, *, among: Sequence[ClientId] = ()
) -> Round:
    """A round with everybody still to be invited, or those `among` them; raises NobodyToWrite or
    EventGone."""
    ids = [one.client_id for one in guest_list(desk, event_id).uninvited]
    about = invitation(desk, event_id)
    return begin(desk, _among(ids, among), _words_for(desk, about, language), language, about=about)


def step(desk: Desk, going: Round, *, was_sent: bool) -> Round:
    """The round with the next client's turn."""
    after = replace(
        going,
        waiting=going.waiting[1:],
        sent=going.sent + was_sent,
        skipped=going.skipped + (not was_sent),
    )
    return _kept(desk, after)


def with_template(desk: Desk, going: Round, template: str) -> Round:
    """The round with another template from here on."""
    return going if template == going.template else _kept(desk, replace(going, template=template))


def unfinished(desk: Desk) -> Round | None:
    """The round that was left before its end, without those who are gone; None when there is none
    or it cannot be read."""
    kept = desk.state.get(_KEY)
    if not isinstance(kept, dict):
        return None
    try:
        found = _from_state(kept)
        words = template_of(templates(desk, found.language), found.template)
    except (LookupError, ValueError, TypeError):
        return None
    waiting = _fitting(desk, found.waiting, words)
    return replace(found, waiting=tuple(waiting)) if waiting else None


def _fitting(desk: Desk, ids: Sequence[ClientId], words: Template) -> list[ClientId]:
    """Those who are in the book, left a way open, and whom the words suit, as far as is known."""
    rows, held = desk.clients.rows(ids), desk.consents.held(ids)
    sexes = desk.lists.cells(ids, ("sex",), today=desk.today) if words.suits else {}
    fitting = []
    for client_id in ids:
        if client_id not in rows:
            continue
        if client_id in held and all(held[client_id].refuses(way) for way in WAYS):
            continue
        if words.suits and words.suits.suits(sexes[client_id][0]) is False:
            continue
        fitting.append(client_id)
    return fitting


def _among(ids: Sequence[ClientId], among: Sequence[ClientId]) -> list[ClientId]:
    wanted = set(among)
    return [one for one in ids if not wanted or one in wanted]


def _words_for(desk: Desk, about: About, language: Language) -> str:
    """The template for something, its own before one for any."""
    found = [one for one in templates(desk, language).templates if about.is_for(one)]
    if not found:
        raise NobodyToWrite
    found.sort(key=lambda one: not one.festival)
    return found[0].key


# --- the place ---


def _kept(desk: Desk, going: Round) -> Round:
    desk.state.put(_KEY, _as_state(going) if going.waiting else None)
    return going


def _as_state(going: Round) -> dict[str, Any]:
    about = going.about
    key = about.festival if about else None
    return {
        "template": going.template,
        "language": going.language.value,
        "waiting": list(going.waiting),
        "counts": [going.sent, going.skipped, going.left_out],
        "festival": [key.subject, key.on.isoformat()] if key else None,
        "event": [about.event, about.what, about.on.isoformat()]
        if about and about.event is not None and about.on
        else None,
    }


def _from_state(kept: Mapping[str, Any]) -> Round:
    """Raises LookupError, ValueError or TypeError for what is no round."""
    sent, skipped, left_out = map(int, kept["counts"])
    about = None
    if kept["festival"]:
        subject, on = kept["festival"]
        about = greeting(Key(OccasionKind.FESTIVAL, None, int(subject), date.fromisoformat(on)))
    elif kept["event"]:
        event_id, what, on = kept["event"]
        about = About(
            kind=MessageKind.INVITATION,
            on=date.fromisoformat(on),
            what=str(what),
            event=int(event_id),
        )
    return Round(
        template=str(kept["template"]),
        language=Language(kept["language"]),
        waiting=tuple(ClientId(int(one)) for one in kept["waiting"]),
        about=about,
        sent=sent,
        skipped=skipped,
        left_out=left_out,
    )
