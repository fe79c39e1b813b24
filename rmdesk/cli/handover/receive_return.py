"""`receive` of what a deputy sends back: shown, then taken in as one step."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.handover.senders import require_compared, require_sender
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.lending.returns import Return, opened_return, take_return
from rmdesk.desk.lending.taking import Taken
from rmdesk.desk.lending.verdict import Differing, Proposed
from rmdesk.language import _
from rmdesk.store.handover.handed_over import CLIENTS
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.history import value_words
from rmdesk.ui.words.history_titles import FIELD_TITLES, RECORD_TITLES


def take_back(session: Session, desk: Desk, file: Path) -> Exit:
    """Take in what fits; with `--preview` only say what there is.

    PROBLEMS while something waits for a word: `--take theirs` follows the deputy in what differs,
    `--delete` carries out the deletions. Raises NotOurReturn, AlreadyReturned and the like.
    """
    arguments = session.arguments
    found = opened_return(desk, file, progress=_untold)
    require_sender(arguments.sender, found.fingerprint)
    _tell(found)
    if found.is_claimed:
        say(_("This book is older than that loan: only what is new comes in."))
        if not arguments.preview:
            require_compared(arguments.sender, found.fingerprint, owner=found.who)
    taken: Taken | None = None
    takes = {one.number for one in found.differing} if arguments.take == "theirs" else set()
    deletes = {one.number for one in found.deletions} if arguments.delete else set()
    if not arguments.preview:
        taken = take_return(
            desk,
            found,
            take=takes,
            delete=deletes,
            compared=found.is_claimed,
            now=session.now,
            progress=_untold,
        )
        _tell_taken(found, taken)
    if arguments.as_json:
        print_json(_record(found, taken))
    waits = len(found.differing) > len(takes) and arguments.take is None
    return Exit.PROBLEMS if waits or len(found.deletions) > len(deletes) else Exit.DONE


def _tell(found: Return) -> None:
    say(
        _("Back from {who}, lent until {day}, sent on {sent}.").format(
            who=found.who,
            day=found.loan.until.isoformat(),
            sent=found.made_at.date().isoformat(),
        )
    )
    if not found.changes_anything:
        say(_("Nothing was logged."))
    if found.new_clients:
        say(_("new clients: {names}").format(names=enumerated(found.new_clients)))
    for table, count in found.added.items():
        if table == CLIENTS:
            continue
        say(_("new: {what} {count}").format(what=_title(table), count=count))
    if found.fits:
        say(_("fields that follow the deputy: {count}").format(count=found.fits))
    for one in found.differing:
        say(_differing(one))
    for deleted in found.deletions:
        say(_deletion(deleted))
    for left in found.left_out:
        say(
            _("left out: {what} of {client} ({count}), {why}").format(
                what=_title(left.table),
                client=left.client or _("several clients"),
                count=left.count,
                why=_(left.why),
            )
        )


def _tell_taken(found: Return, taken: Taken) -> None:
    say(
        _("Taken in: {added} records, {changed} fields, {deleted} deletions.").format(
            added=sum(taken.added.values()), changed=taken.changed, deleted=taken.deleted
        )
    )
    say(_("It stays told that {who} logged them.").format(who=found.who))
    if taken.waiting:
        say(
            _(
                "{count} records wait: their client is not in the book at present. The loan stays"
                " open; keep the file and receive it again once the client is back."
            ).format(count=taken.waiting)
        )


def _differing(one: Differing) -> str:
    return _("both changed {field} of {client}: yours “{mine}”, theirs “{theirs}”").format(
        field=_field(one.field),
        client=one.client,
        mine=value_words(one.field, one.mine),
        theirs=value_words(one.field, one.theirs),
    )


def _deletion(one: Proposed) -> str:
    if one.into is not None:
        return _("{client} was merged into {other}").format(client=one.client, other=one.into_name)
    return _("deleted: {what} of {client}").format(what=_title(one.table), client=one.client)


def _title(table: str) -> str:
    title = RECORD_TITLES.get(table)
    return _(title) if title else _("Client") if table == CLIENTS else table


def _field(name: str) -> str:
    title = FIELD_TITLES.get(name)
    return _(title) if title else name


def _record(found: Return, taken: Taken | None) -> dict[str, object]:
    return {
        "who": found.who,
        "fingerprint": found.fingerprint,
        "until": found.loan.until.isoformat(),
        "added": dict(found.added),
        "fits": found.fits,
        "duties": found.duties,
        "differing": [
            {"client": one.client_id, "table": one.table, "row": one.row_id, "field": one.field}
            for one in found.differing
        ],
        "deletions": [
            {"client": one.client_id, "table": one.table, "row": one.row_id, "into": one.into}
            for one in found.deletions
        ],
        "left_out": sum(one.count for one in found.left_out),
        "waiting": taken.waiting if taken else 0,
        "committed": taken is not None,
    }


def _untold(_done: float) -> None:
    """Nobody watches a command."""
