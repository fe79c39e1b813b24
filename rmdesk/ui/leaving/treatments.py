"""What goes along, for all clients and for single ones, with what that means for each."""

from collections.abc import Iterable, Mapping, Sequence

from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.handover.preview import preview_client
from rmdesk.desk.handover.treatments import own_clients, treat, treatments_of
from rmdesk.domain.handover.treatments import (
    CLASS_TITLES,
    JUDGED_ANEW,
    WEIGHED,
    FieldClass,
    Treatment,
)
from rmdesk.domain.handover.treatments import treatments_of as allowed
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.store.handover.counts import Ended
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.treatments import Treatments, Turn
from rmdesk.ui.host import Host
from rmdesk.ui.leaving.choosing import choose_client, names_of

_MOST_LISTED = 200
_ENDS: Mapping[str, str] = {
    "ties": N_("the tie to {name}"),
    "referrals": N_("the referral of {name}"),
    "members": N_("the family member {name}: the name stays, the link ends"),
}
_MEANS: Mapping[Treatment, str] = {
    Treatment.WHOLE: N_("pass on: all of it goes along"),
    Treatment.SUMMARISE: N_("summarise: a few words in the brief, the records stay here"),
    Treatment.DROP: N_("drop: nothing goes along, not a word of it in the brief"),
}
_NUMBERS_STAY = N_(
    "Left out, the receiver can call or write to none of these clients from the desk."
)
_BRIEF = N_("the kept brief goes along word for word: read it once more")


async def keep_treatments(host: Host) -> None:
    """Show what goes along of everybody, and change it until it is left."""
    at = 0
    while True:
        held = await host.access.ask(treatments_of)
        exceptions = await host.access.ask(own_clients)
        wished = await ask(host.app, Treatments(held, exceptions=len(exceptions), at=at))
        if wished is None:
            return
        at = wished.at
        if wished.turn is Turn.CLIENT:
            client_id = await _exception(host, exceptions)
            if client_id is not None:
                await of_client(host, client_id)
        else:
            await _treat(host, None, wished.field_class, held)


async def _exception(host: Host, exceptions: Sequence[ClientId]) -> ClientId | None:
    """One of the exceptions there are, or somebody else."""
    title = _("Which client?")
    if exceptions:
        listed = await names_of(host, exceptions[:_MOST_LISTED])
        choices = [*(text for _id, text in listed), _("another client, by name")]
        place = await ask(host.app, Pick(title, choices))
        if place is None:
            return None
        if place < len(listed):
            return listed[place][0]
    return await choose_client(host, title)


async def of_client(host: Host, client_id: ClientId) -> None:
    """Show what goes along of one client, with how much there is of it, and change it."""
    name = await host.access.ask(lambda desk: client_of(desk, client_id).name)
    at = 0
    while True:
        seen, held, general = await host.access.ask(
            lambda desk: (
                preview_client(desk, client_id),
                treatments_of(desk, client_id),
                treatments_of(desk),
            )
        )
        page = Treatments(
            held,
            name=name,
            general=general,
            counts={one.field_class: one.there for one in seen.rows},
            warns=[
                *_unheard(seen.open_left.values()),
                *([_(_BRIEF)] if seen.has_brief_beside else []),
                *map(end_words, seen.ends),
            ],
            at=at,
        )
        wished = await ask(host.app, page)
        if wished is None:
            return
        at = wished.at
        await _treat(host, client_id, wished.field_class, held)


def _unheard(counts: Iterable[int]) -> list[str]:
    """What was promised and would be left out without a word."""
    count = sum(counts)
    said = _("open promises that nobody would hear of: {count}")
    return [said.format(count=count)] if count else []


def end_words(ended: Ended) -> str:
    """What leads to somebody who does not go along."""
    return _(_ENDS.get(ended.table, _ENDS["ties"])).format(name=ended.name)


async def _treat(
    host: Host,
    client_id: ClientId | None,
    field_class: FieldClass | None,
    held: Mapping[FieldClass, Treatment],
) -> None:
    """Ask what is to become of a class, and note it: no single key leaves anything behind."""
    if field_class is None:
        return
    ways = allowed(field_class)
    page = Pick(
        _(CLASS_TITLES[field_class]),
        [_(_MEANS[one]) for one in ways],
        question=means_words(field_class),
        at=ways.index(held[field_class]),
    )
    place = await ask(host.app, page)
    if place is None or ways[place] is held[field_class]:
        return
    now = host.access.now()
    await host.access.ask(lambda desk: treat(desk, client_id, field_class, ways[place], now=now))


def means_words(field_class: FieldClass) -> str:
    """What one would not think of when something of a class stays."""
    if field_class is FieldClass.REACH:
        return _(_NUMBERS_STAY)
    return _(JUDGED_ANEW) if field_class in WEIGHED else ""
