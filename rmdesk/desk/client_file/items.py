"""The client's file, item by item: what it says, and changing one item.

Whatever shows or asks for an item goes through here, whether it is a column of the client or a
detail beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of, completed, refuse_changes
from rmdesk.domain.clients import Client
from rmdesk.domain.file.entries import Entry, file_of, same_line, years_of
from rmdesk.domain.file.field import FileField, FileKind
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import kept
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.file_records import Detail
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.people import ClientTable


class AsOfToCome(Refused):
    message = N_("A figure is true as of a day that has come; this day has not.")
    hint = N_("Type today or an earlier day, or leave the day empty.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an item shall say; `as_of` and `source` belong to outside figures."""

    value: object
    as_of: date | None = None
    source: str = ""


def file_entries(desk: Desk, client_id: ClientId) -> dict[str, Entry]:
    """Every item of the client's file by id; raises ClientGone."""
    return file_of(client_of(desk, client_id), desk.details.of(client_id))


def yearly_entries(desk: Desk, client_id: ClientId, field_id: str) -> list[Entry]:
    """The entries of an item that has one a year, newest first."""
    return years_of(field_id, desk.details.of(client_id))


def set_item(
    desk: Desk,
    client_id: ClientId,
    field_id: str,
    answer: Answer,
    *,
    now: datetime,
    year: int | None = None,
) -> bool:
    """Let an item say `answer`; False where it said so already. One step of undo.

    An empty value takes the item out of the file. `year` names the line of a yearly item that is
    replaced or taken out. Raises AsOfToCome, ClientGone, and what `edit_client` refuses.
    """
    field = FILE_FIELDS[field_id]
    client = client_of(desk, client_id)
    if answer.as_of and answer.as_of > now.date():
        raise AsOfToCome
    if field.id == "do_not_call" and answer.value is None:
        answer = replace(answer, value=False)  # nobody forbade what nobody spoke of
    changes: dict[str, object] = {}
    if field.is_column and getattr(client, field.id) != answer.value:
        changes = completed(client, {field.id: answer.value})
        refuse_changes(desk, client, changes)
    lines = _lines(desk.details.of(client_id), field, answer, year)
    wanted = _wanted(client, field, answer, lines, now.date())
    if not changes and _say(lines, wanted):
        return False
    subject = {"name": client.name, "fields": sorted({field.id, *changes})}
    with desk.store.action("client.edit", subject, at=now) as action:
        if changes:
            action.update(ClientTable, client_id, changes)
        _replace(action, lines, wanted)
    return True


def put_item(
    desk: Desk, action: Action, client: Client, field_id: str, answer: Answer, *, today: date
) -> None:
    """Within `action`: let an item that is no column of the client say `answer`."""
    field = FILE_FIELDS[field_id]
    lines = _lines(desk.details.of(client.id), field, answer, None)
    _replace(action, lines, _wanted(client, field, answer, lines, today))


def _lines(
    details: Sequence[Detail], field: FileField, answer: Answer, year: int | None
) -> list[Detail]:
    """The details the answer replaces; a merge may have left more than one."""
    years = {year} if year is not None else set()
    if isinstance(answer.value, Yearly):
        years.add(answer.value.year)
    return [
        detail for detail in details if any(same_line(detail, field, one) for one in years or {0})
    ]


def _wanted(
    client: Client, field: FileField, answer: Answer, lines: Sequence[Detail], today: date
) -> dict[str, object] | None:
    """The detail as it should stand; None where there should be none."""
    value = kept(answer.value)
    if not value or (field.is_column and not (field.is_figure or answer.as_of or answer.source)):
        return None
    same = [line for line in lines if line.value == value]
    as_of = answer.as_of
    if isinstance(answer.value, Yearly):
        as_of = date(answer.value.year, 12, 31)
    return {
        "client_id": client.id,
        "field": field.id,
        "value": value,
        # Who repeats what is known since long has not learnt it today.
        "known_since": min((line.known_since for line in same), default=today),
        "as_of": as_of,
        "source": answer.source.strip(),
    }


def _say(lines: Sequence[Detail], wanted: dict[str, object] | None) -> bool:
    if wanted is None or len(lines) != 1:
        return wanted is None and not lines
    return all(getattr(lines[0], name) == value for name, value in wanted.items())


def _replace(action: Action, lines: Sequence[Detail], wanted: dict[str, object] | None) -> None:
    """One line that says what is wanted; what else stood there goes."""
    if wanted and lines:
        action.update(DetailTable, lines[0].id, wanted)
    elif wanted:
        action.insert(DetailTable, wanted)
    for line in lines[1:] if wanted else lines:
        action.delete(DetailTable, line.id)


def is_outside(field: FileField) -> bool:
    """Whether the item is asked as of when, and who said so; a year says that by itself."""
    return field.is_figure and field.kind is not FileKind.YEARLY
