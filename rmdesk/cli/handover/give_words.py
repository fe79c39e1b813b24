"""What `handover` says of shares, bundles and where everybody stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from rmdesk.cli.printing import print_table, say
from rmdesk.desk.erasing.permit import Permit
from rmdesk.desk.handover.preview import SharePreview
from rmdesk.desk.handover.receipts import Bundle
from rmdesk.domain.handover.readiness import Readiness, Standing
from rmdesk.domain.handover.treatments import CLASS_TITLES, JUDGED_ANEW
from rmdesk.language import N_, _
from rmdesk.ui.words.audit import table_words

STANDING_TITLES: Mapping[Standing, str] = {
    Standing.NOBODY: N_("kept from everybody on purpose"),
    Standing.UNASSIGNED: N_("for nobody yet"),
    Standing.UNWRITTEN: N_("not written yet"),
    Standing.CHANGED: N_("changed since the bundle"),
    Standing.UNCONFIRMED: N_("receipt not here yet"),
    Standing.CONFIRMED: N_("arrived"),
}


def say_preview(shown: SharePreview) -> None:
    """What goes to a receiver, as a table by class, and what ends or would be missed."""
    headings = (
        _("Part of the file"),
        _("on file"),
        _("passed on"),
        _("in the brief"),
        _("left out"),
    )
    rows = [
        (
            _(CLASS_TITLES[row.field_class]),
            *_numbers(row.there, row.going, row.summarised, row.dropped),
        )
        for row in shown.rows
    ]
    print_table(headings, rows, ("left", "right", "right", "right", "right"))
    said = _("For {name}: {count} clients.")
    if shown.gone:
        said = _("For {name}: {count} clients, {gone} of them no longer in the bank's list.")
    say(
        said.format(
            name=shown.receiver.name, count=f"{len(shown.clients):,}", gone=f"{shown.gone:,}"
        )
    )
    if shown.is_judged_anew:
        say(_(JUDGED_ANEW))
    if shown.ends:
        walled = sum(one.is_walled for one in shown.ends)
        say(
            _(
                "{count} ties and referrals end: the other end stays or goes elsewhere;"
                " {walled} relatives behind a wall go along by name only."
            ).format(count=len(shown.ends), walled=walled)
        )
    if shown.briefs_beside:
        say(
            _(
                "Briefs in kept words, of clients of whom something stays here: {count}. They go"
                " along word for word: read them once more."
            ).format(count=f"{len(shown.briefs_beside):,}")
        )
    for table, count in shown.open_left.items():
        say(
            _("Open and dropped without a word: {what} {count}").format(
                what=table_words(table), count=count
            )
        )


def print_status(found: Readiness, bundles: Sequence[Bundle]) -> None:
    """Bundles one a line, then how many clients stand where."""
    headings = (
        _("Bundle"),
        _("Receiver"),
        _("Written"),
        _("In it"),
        _("Changed since"),
        _("Receipt"),
    )
    rows = [
        (
            one.bundle[:8],
            one.receiver,
            f"{one.at:%Y-%m-%d %H:%M}",
            *_numbers(one.clients, one.changed),
            f"{one.confirmed_at:%Y-%m-%d}" if one.confirmed_at else "-",
        )
        for one in bundles
    ]
    if rows:
        print_table(headings, rows, ("left", "left", "left", "right", "right", "left"))
    for one in bundles:
        if one.forgotten:
            say(
                _(
                    "{name} has {count} clients whose data were deleted here since:"
                    " they have to be deleted over there as well."
                ).format(name=one.receiver, count=one.forgotten)
            )
    for standing in Standing:
        if count := found.counts.get(standing, 0):
            say(f"{_(STANDING_TITLES[standing])}: {count:,}")
    if found.own is not None:
        say(
            _("Your own texts, views and tasks: {standing}").format(
                standing=_(STANDING_TITLES[found.own])
            )
        )


def say_whether_erasable(found: Readiness, permit: Permit) -> None:
    """That nothing is waited for any more, and what an erase would be refused for all the same."""
    if permit.is_permitted:
        say(_("Everything has arrived: the book may be erased."))
    elif found.is_ready:
        say(_("Every client has arrived, but the book may not be erased yet:"))
        for reason in permit.reasons:
            say(reason.sentence())


def status_record(found: Readiness, bundles: Sequence[Bundle], permit: Permit) -> Mapping[str, Any]:
    """The same for scripts."""
    return {
        "ready": permit.is_permitted,
        "clients": {one.value: found.counts.get(one, 0) for one in Standing},
        "own": found.own.value if found.own else None,
        "bundles": [
            {
                "bundle": one.bundle,
                "kind": one.kind.value,
                "receiver": one.receiver,
                "written": one.at.isoformat(),
                "file": one.file,
                "sha256": one.digest,
                "clients": one.clients,
                "changed": one.changed,
                "forgotten": one.forgotten,
                "until": one.until.isoformat() if one.until else None,
                "confirmed": one.confirmed_at.isoformat() if one.confirmed_at else None,
            }
            for one in bundles
        ],
    }


def _numbers(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{number:,}" for number in numbers)
