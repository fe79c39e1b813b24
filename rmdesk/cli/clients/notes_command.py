"""`find --notes`: words in notes, with client and day."""

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.client_file.notes import MOST_NOTES, find_notes
from rmdesk.desk.exporting.release import as_cell, released
from rmdesk.desk.record.plain import Record
from rmdesk.domain.excerpts import excerpt
from rmdesk.language import _
from rmdesk.store.notes import Note


def find_in_notes(session: Session) -> Exit:
    """The newest notes that hold all words; REFUSED when there is none."""
    arguments = session.arguments
    words = " ".join(arguments.words)
    with session.open() as desk:
        found = find_notes(desk, words)
        records = released(
            desk,
            [_record(note) for note in found.notes],
            what="find",
            now=session.now,
            reason=arguments.reason,
        )
    if arguments.as_json:
        print_json(records)
    elif records:
        _print(records, words.split())
    if not records:
        say(_("No note has these words."))
        return Exit.REFUSED
    if found.count > len(records):
        say(
            _("Only the newest {most} of {count} are listed.").format(
                most=MOST_NOTES, count=found.count
            )
        )
    return Exit.DONE


def _record(note: Note) -> Record:
    return {
        "number": note.number or None,
        "name": note.name,
        "on": note.on.isoformat() if note.on else None,
        "kind": note.kind.value,
        "text": note.text,
    }


def _print(records: list[Record], words: list[str]) -> None:
    rows = [
        (
            record["number"] or "",
            as_cell(record["name"]),
            record["on"] or _("note"),
            as_cell("".join(piece.text for piece in excerpt(record["text"], words))),
        )
        for record in records
    ]
    headings = (_("Client number"), _("Name"), _("Day"), _("Note"))
    print_table(headings, rows, ("left", "left", "left", "left"))
