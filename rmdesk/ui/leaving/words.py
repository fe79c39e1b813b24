"""How each step stands, in as few words as fit on its line."""

from collections.abc import Mapping, Sequence

from rmdesk.desk.handover.receivers import Receiver
from rmdesk.desk.handover.sharing import Shares
from rmdesk.domain.handover.readiness import Readiness, Standing
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.language import _
from rmdesk.ui.formats import enumerated

_MOST_NAMED = 2


def receivers_words(receivers: Sequence[Receiver]) -> str:
    """``李明; fingerprint compared``, and never that of a key nobody compared."""
    if not receivers:
        return _("none yet: ask for the .pub file")
    names = named([one.name for one in receivers])
    uncompared = sum(one.compared_on is None for one in receivers)
    if uncompared:
        return _("{names}; fingerprints to compare: {count}").format(names=names, count=uncompared)
    return _("{names}; compared").format(names=names)


def shares_words(receivers: Sequence[Receiver], shares: Shares, unassigned: int) -> str:
    """``李明 412, branch 30, nobody 2``"""
    if unassigned:
        return _("without a receiver: {count}").format(count=f"{unassigned:,}")
    per = shares.per
    said = [f"{one.name} {per[one.id]:,}" for one in receivers if per.get(one.id)]
    if shares.nobodys:
        said.append(_("nobody {count}").format(count=f"{shares.nobodys:,}"))
    return enumerated(said) or _("no client in the book")


def treatments_words(held: Mapping[FieldClass, Treatment], exceptions: int) -> str:
    """``everything; exceptions: 3``"""
    summed = sum(one is Treatment.SUMMARISE for one in held.values())
    dropped = sum(one is Treatment.DROP for one in held.values())
    parts = []
    if summed:
        parts.append(_("summed up: {count}").format(count=summed))
    if dropped:
        parts.append(_("kept back: {count}").format(count=dropped))
    if not parts:
        parts.append(_("everything"))
    if exceptions:
        parts.append(_("exceptions: {count}").format(count=f"{exceptions:,}"))
    return enumerated(parts)


def briefs_words(kept: int, clients: int) -> str:
    """``12 in your own words, the rest drafted``"""
    if not kept:
        return _("drafted from the files when written")
    return _("in your own words: {kept} of {clients}").format(
        kept=f"{kept:,}", clients=f"{clients:,}"
    )


def writing_words(ready: Readiness) -> str:
    """How many clients are in a bundle of their receiver as they stand today."""
    counts = ready.counts
    missing = counts.get(Standing.UNWRITTEN, 0) + counts.get(Standing.UNASSIGNED, 0)
    changed = counts.get(Standing.CHANGED, 0)
    written = counts.get(Standing.UNCONFIRMED, 0) + counts.get(Standing.CONFIRMED, 0)
    if changed and missing:
        return _("never written: {missing}, changed since: {changed}").format(
            missing=f"{missing:,}", changed=f"{changed:,}"
        )
    if changed:
        return _("changed since: {count}; write it anew").format(count=f"{changed:,}")
    if missing:
        return _("written: {written}, missing: {missing}").format(
            written=f"{written:,}", missing=f"{missing:,}"
        )
    if ready.own in (Standing.UNWRITTEN, Standing.CHANGED):
        return _("missing: your own texts and tasks; they go with “all others”")
    return _("written and read back: {written}").format(written=f"{written:,}")


def receipts_words(ready: Readiness) -> str:
    """How many clients have certainly arrived."""
    arrived = ready.counts.get(Standing.CONFIRMED, 0)
    waiting = ready.counts.get(Standing.UNCONFIRMED, 0)
    if waiting:
        return _("arrived: {arrived}; receipt missing: {waiting}").format(
            arrived=f"{arrived:,}", waiting=f"{waiting:,}"
        )
    return _("arrived: {arrived}").format(arrived=f"{arrived:,}")


def erase_words(ready: Readiness, *, is_permitted: bool) -> str:
    """Whether anything speaks against it."""
    if ready.is_ready and not is_permitted:
        return _("all has arrived; the step says what is left to do")
    if ready.is_ready:
        return _("everything has arrived: you may erase")
    if nobody := ready.counts.get(Standing.NOBODY, 0):
        return _("goes to nobody: {count}; needs a second person").format(count=f"{nobody:,}")
    return _("after the receipts")


def named(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= _MOST_NAMED:
        return enumerated(names)
    more = _("{count} more").format(count=len(names) - _MOST_NAMED)
    return enumerated([*names[:_MOST_NAMED], more])
