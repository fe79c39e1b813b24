"""Receiving in words: who comes, what becomes of each, what differs. Pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rmdesk.desk.lending.verdict import Differing, LeftOut, Proposed
from rmdesk.desk.receiving.arrivals import Arrival, Earlier, Fate, Gone, Named, Pair
from rmdesk.desk.receiving.choices import Choice
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.preview import Preview
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.language import N_, _
from rmdesk.store.handover.handed_over import CLIENTS
from rmdesk.ui import formats
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words import item_texts
from rmdesk.ui.words.audit import table_words
from rmdesk.ui.words.briefs import giver
from rmdesk.ui.words.history import value_words
from rmdesk.ui.words.history_titles import FIELD_TITLES

FATE_TITLES: Final[Mapping[Fate, str]] = {
    Fate.NEW: N_("new"),
    Fate.SAME: N_("yours already"),
    Fate.DIFFERS: N_("known otherwise"),
    Fate.OPEN: N_("to be decided"),
    Fate.LEFT_OUT: N_("not received"),
    Fate.FORGOTTEN: N_("deleted on request"),
}

_KINDS: Final[Mapping[BundleKind, str]] = {
    BundleKind.HANDOVER: N_("handed over for good"),
    BundleKind.DEPUTY: N_("lent for an absence"),
    BundleKind.RETURN: N_("what a deputy wrote, on its way back"),
}

_UNSAID: Final = frozenset({"clients", "former_changes", "former_audit", "handovers"})
"""Not counted among the records: clients stand above them, histories have words of their own."""

_TELLING: Final = frozenset({"on", "name", "called", "item", "gist", "what", "words", "amount"})
"""By which of its fields a record is known again."""


def sender_facts(verified: Verified) -> list[tuple[str, str]]:
    """What the manifest says of itself, by title."""
    sent = verified.manifest
    count = f"{sent.clients:,}"
    clients = _("{count} of {of}, the others go elsewhere or later").format(
        count=count, of=f"{sent.of:,}"
    )
    facts = [
        (_("Sent by"), giver(sent.who, sent.branch)),
        (_("Purpose"), _(_KINDS[sent.kind])),
        (_("How many"), count if sent.is_whole else clients),
        (_("Written"), f"{formats.day(sent.made_at.date())} {sent.made_at:%H:%M}"),
    ]
    if sent.until:
        facts.append((_("Until"), formats.day(sent.until)))
    return facts


def records_in_words(counts: Mapping[str, int]) -> str:
    """``Contact 300, Asset or debt 1,200``: what comes with the clients, the most first."""
    known = sorted(
        ((count, table_words(name)) for name, count in counts.items() if name not in _UNSAID),
        key=lambda pair: -pair[0],
    )
    return enumerated(f"{words} {count:,}" for count, words in known if count and words)


def histories_in_words(counts: Mapping[str, int]) -> str:
    """What the giver did before: it stays readable under their name."""
    parts = (
        (counts.get("former_changes", 0), N_("changes: {count}")),
        (counts.get("former_audit", 0), N_("lines: {count}")),
    )
    return enumerated(_(text).format(count=f"{count:,}") for count, text in parts if count)


def earlier_in_words(earlier: Sequence[Earlier]) -> list[str]:
    """What came before from the same book; none of it is doubled."""
    sentence = _(
        "{who} handed clients over on {day} before: what came then is known again and not doubled."
    )
    return [
        sentence.format(who=giver(one.who, one.branch), day=formats.plain_day(one.made_at.date()))
        for one in earlier
    ]


def standing_in_words(preview: Preview) -> list[str]:
    """How the bundle stands to what came from its book: nothing where it is simply newer."""
    if preview.is_repeat:
        return [_("This very bundle came before.")]
    if preview.past.is_older:
        return [_("It was written before something you have: nothing of it is taken as newer.")]
    if preview.past.is_rewound:
        who = preview.verified.manifest.who
        says = _("{who}'s book was set back since: nothing is taken as newer.")
        return [says.format(who=who)]
    return []


def gone_in_words(gone: Gone) -> str:
    """A client of an earlier bundle who is no longer over there."""
    if gone.into:
        says = _("{client}: made one with {other} there; merge them here if they are one.")
        return says.format(client=gone.client.name, other=gone.into)
    says = _("{client}: no longer in the book it came from; it stays here.")
    return says.format(client=gone.client.name)


def identified(named: Named) -> str:
    """What tells a client from a namesake, as it may be read over a shoulder."""
    parts = [named.number]
    if named.id_number:
        parts.append(formats.identity(named.id_number))
    if named.mobile:
        parts.append(formats.phone(named.mobile))
    return "  ".join(filter(None, parts))


def pair_title(pair: Pair) -> str:
    """What a field is called, or a line of the file."""
    return field_title(pair.field) if pair.table == CLIENTS else table_words(pair.table)


def pair_values(pair: Pair) -> tuple[str, str]:
    """Mine and theirs, as they may be read over a shoulder."""
    theirs = _("taken out there") if pair.is_taken_out else _said(pair, pair.theirs)
    return _said(pair, pair.mine), theirs


def _said(pair: Pair, value: Any) -> str:
    if isinstance(value, Mapping):
        return "  ".join(filter(None, (value_words(name, one) for name, one in value.items())))
    field = FILE_FIELDS.get(pair.field)
    if field is None:
        return value_words(pair.field, value)
    return item_texts.shown(Entry(field=field, value=value))


def field_title(name: str) -> str:
    """What a field is called, of a client or of a record; its name where nobody is shown it."""
    if name in FILE_FIELDS:
        return _(FILE_FIELDS[name].title)
    if name in FIELDS:
        return _(FIELDS[name].title)
    return _(FIELD_TITLES[name]) if name in FIELD_TITLES else name


def differing_in_words(one: Differing) -> tuple[str, str]:
    """The owner's word and the deputy's on one field."""
    about = field_title(one.field)
    if one.table != CLIENTS:
        about = f"{table_words(one.table)} {about}"
    mine = value_words(one.field, one.mine) or formats.unknown()
    theirs = value_words(one.field, one.theirs) or formats.unknown()
    return _("{title}: {value}").format(title=about, value=mine), theirs


def deletion_in_words(one: Proposed) -> tuple[str, str]:
    """What stays, and what the deputy did to it."""
    if one.into_name:
        return one.client, _("one person with {name}").format(name=one.into_name)
    said = (value_words(name, value) for name, value in one.image.items() if name in _TELLING)
    record = "  ".join([table_words(one.table), *filter(None, said)])
    return record, _("delete it, as the deputy did")


def left_out_in_words(left: Sequence[LeftOut]) -> str:
    """What of a return is not taken, and why."""
    return enumerated(
        _("{client}: {records} ({why})").format(
            client=one.client or _("several clients"),
            records=f"{table_words(one.table)} {one.count:,}",
            why=_(one.why),
        )
        for one in left
    )


def decided_in_words(arrival: Arrival, choice: Choice) -> str:
    """What was said about a client, for the list it is still seen in."""
    if choice.leave_out:
        return _("decided: left out")
    if choice.is_new:
        return _("decided: another person")
    return _("decided: {what}").format(what=fields_in_words(arrival) or _("yours"))


def fields_in_words(arrival: Arrival) -> str:
    """Which fields the two books know differently."""
    return enumerated(pair_title(pair) for pair in arrival.pairs if len(pair.sides) > 1)
