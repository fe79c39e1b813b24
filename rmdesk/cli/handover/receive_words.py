"""What `receive` says of a bundle."""

from rmdesk.cli.printing import say
from rmdesk.desk.receiving.arrivals import Arrival, Fate, Pair, of_fate
from rmdesk.desk.receiving.comparing import field_title
from rmdesk.desk.receiving.loading import Taken
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.preview import Preview
from rmdesk.desk.record.plain import Record
from rmdesk.domain.likeness.merging import Side
from rmdesk.language import N_, _
from rmdesk.store.handover.handed_over import CLIENTS
from rmdesk.ui.words.history_titles import RECORD_TITLES
from rmdesk.ui.words.receiving import gone_in_words, standing_in_words

SIDE_WORDS = {
    Side.LEFT: N_("yours stays"),
    Side.RIGHT: N_("theirs is taken"),
    Side.BOTH: N_("both are kept"),
}


def tell_sender(found: Verified) -> None:
    """Whose bundle it says it is."""
    manifest = found.manifest
    say(
        _("From {who}, {branch}, written on {day}: {count} of {of} clients.").format(
            who=manifest.who,
            branch=manifest.branch or "—",
            day=manifest.made_at.date().isoformat(),
            count=f"{manifest.clients:,}",
            of=f"{manifest.of:,}",
        )
    )


def tell_signer(found: Verified) -> None:
    """Which book signed it, where nothing is taken in: what would be asked is shown nowhere."""
    say(
        _("Signed by {fingerprint}. Compare that with {owner} by telephone.").format(
            fingerprint=found.fingerprint, owner=found.manifest.who
        )
    )


def tell_of(shown: Preview) -> None:
    """What would happen, and what differs: names of clients and fields, no value."""
    for earlier in shown.earlier:
        say(
            _("Received before from the same book: on {day}, written on {made}.").format(
                day=earlier.at.date().isoformat(), made=earlier.made_at.date().isoformat()
            )
        )
    for sentence in standing_in_words(shown):
        say(sentence)
    if shown.is_other_device:
        say(_("It was signed by another key then: ask {who} why.").format(who=_who(shown)))
    counts = {fate: len(of_fate(shown.arrivals, fate)) for fate in Fate}
    say(
        _("Clients: {new} new, {same} on file, {differs} that differ, {open} undecided.").format(
            new=f"{counts[Fate.NEW]:,}",
            same=f"{counts[Fate.SAME]:,}",
            differs=f"{counts[Fate.DIFFERS]:,}",
            open=f"{counts[Fate.OPEN]:,}",
        )
    )
    say(
        _("Records: {new} new, {same} known, {changed} changed, {kept} kept as yours.").format(
            **{name: f"{shown.counts.total(name):,}" for name in ("new", "same", "changed", "kept")}
        )
    )
    for gone in shown.gone:
        say(gone_in_words(gone))
    for arrival in shown.open:
        say(f"{arrival.named.name}: {_(arrival.why)}")
    for arrival in shown.arrivals:
        for pair in arrival.pairs:
            say(f"{arrival.named.name}: {_named(pair)}: {_side(pair)}")


def record(shown: Preview | None, taken: Taken | None) -> Record:
    """The same for scripts."""
    made: Record = {"committed": taken is not None}
    if taken is not None:
        made |= {
            "receipt": taken.receipt,
            "new": taken.clients_new,
            "same": taken.clients_same,
            "left_out": taken.left_out,
        }
    if shown is not None:
        made |= {
            "clients": {fate.value: len(of_fate(shown.arrivals, fate)) for fate in Fate},
            "records": {
                name: shown.counts.total(name) for name in ("new", "same", "changed", "kept")
            },
            "differing": [_differing(arrival) for arrival in shown.arrivals if arrival.pairs],
        }
    return made


def _differing(arrival: Arrival) -> Record:
    return {
        "client": arrival.record,
        "fields": {pair.key: pair.side.value for pair in arrival.pairs},
    }


def _side(pair: Pair) -> str:
    if pair.is_taken_out:
        words = _("taken out there, taken out here") if pair.side is Side.RIGHT else ""
        return words or _("taken out there, stays here")
    return _(SIDE_WORDS[pair.side])


def _named(pair: Pair) -> str:
    title = field_title(pair.field) if pair.table == CLIENTS else RECORD_TITLES.get(pair.table)
    return _(title) if title else pair.field


def _who(shown: Preview) -> str:
    return shown.verified.manifest.who
