"""The calendar's letters: whose line it is, and which of them are on file already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.drafts import Conflict, Draft, key_of
from rmdesk.desk.matching.refused_clients import RefusedClients, tell_no_client
from rmdesk.desk.matching.rules import CLIENT, Rules, Verdict
from rmdesk.desk.matching.tally import LEFT_OUT, ONLY_UPDATES, Fate, Tally
from rmdesk.domain.contact_notes import tells_nothing_new
from rmdesk.exchange.reading import Mark
from rmdesk.language import N_

NO_SUCH_CLIENT = N_("No client on file has this name; correct it or import the client list first.")
LINE_REPEATS = N_("The line is about the same client as row {first}; only that one was taken.")

OnFile = tuple[int, int, date, str, str, bool]
"""A contact: id, client, day, letter, note, whether it was logged in the desk."""


@dataclass(slots=True)
class _Known:
    id: int | None
    gist: str
    is_logged: bool
    is_free: bool = True


class Contacts:
    """Contacts to be added, and gists to be filled in or corrected (with what stood there)."""

    def __init__(
        self, index: ClientIndex, on_file: Iterable[OnFile], rules: Rules | None = None
    ) -> None:
        self._index = index
        self._rules = rules or Rules()
        self._known: dict[tuple[Draft, date, str], list[_Known] | OnFile] = {}
        self.new: list[tuple[Draft, date, str, str]] = []
        self.gists: dict[int, str] = {}
        self.before: dict[int, str] = {}
        known = self._known
        for contact in on_file:
            key = (index.by_id[contact[1]], contact[2], contact[3])
            # Nearly every day has one contact of a kind: only what is shared becomes a list.
            if (other := known.setdefault(key, contact)) is not contact:
                known[key] = [*_listed(other), *_listed(contact)]

    def match(
        self,
        tally: Tally,
        order: Sequence[tuple[str, Draft | None]],
        refused: RefusedClients | None = None,
    ) -> None:
        """Take the letters of one calendar; `order` is the client list of the same file."""
        sheet = tally.sheet
        marks = sheet.marks
        if not self._known:
            self._remember(self.new)  # there is a calendar before this one
        owners = self._owners(tally, order, refused or RefusedClients())
        start = 0
        while start < len(marks):
            line = marks[start].line
            end = start
            while end < len(marks) and marks[end].line == line:
                end += 1
            if (owner := owners.get(line)) is not None:
                self._line(owner, marks[start:end], start, tally)
            start = end

    def _owners(
        self,
        tally: Tally,
        order: Sequence[tuple[str, Draft | None]],
        refused: RefusedClients,
    ) -> dict[int, Draft]:
        """The client of each line that has letters; a line without a client is told.

        A number decides before the order of the lines does.
        """
        sheet = tally.sheet
        letters: dict[int, int] = {}
        for mark in sheet.marks:
            letters[mark.line] = letters.get(mark.line, 0) + 1
        lines = [dict(zip(sheet.fields, row.values, strict=True)) for row in sheet.rows]
        by_order = aligned([key_of(str(line.get("client_name") or "")) for line in lines], order)
        owners: dict[int, Draft] = {}
        first: dict[Draft, int] = {}
        for number, count in letters.items():
            row = sheet.rows[number].number
            try:
                owner = self._owner(lines[number], by_order.get(number), refused)
            except Conflict as conflict:
                answer = self._rules.answer(tally.place(row), CLIENT)
                if (chosen := conflict.chosen(answer)) is None:
                    if answer is not None and answer.verdict is Verdict.LEAVE_OUT:
                        tally.refuse(LEFT_OUT, row, rows=count)
                    else:
                        # A calendar adds no clients.
                        open_one = Conflict(conflict.message, conflict.candidates)
                        tally.conflict(open_one, row, values=lines[number], rows=count)
                    continue
                owner = chosen
            except LookupError:
                own = refused.named(lines[number])
                tell_no_client(tally, NO_SUCH_CLIENT, row, own, rows=count)
                continue
            if owner in first:
                tally.refuse(LINE_REPEATS, row, rows=count, first=first[owner])
                continue
            first[owner] = row
            owners[number] = owner
        return owners

    def _owner(
        self, line: Mapping[str, Any], by_order: Draft | None, refused: RefusedClients
    ) -> Draft:
        """Raises Conflict, or LookupError for none."""
        if by_order is not None and not line.get("client_number") and not line.get("client_id"):
            return by_order
        if refused.in_doubt(line):
            raise LookupError
        return self._index.named(line)

    def _line(self, owner: Draft, marks: Sequence[Mark], start: int, tally: Tally) -> None:
        """Take the letters of one client; `start` is the first one's index in the sheet."""
        if not self._rules.may_add:
            fresh = self._compared(owner, marks, start, tally)
            if fresh:
                row = tally.sheet.rows[marks[0].line].number
                tally.refuse(ONLY_UPDATES, row, rows=len(fresh))
            return
        if not self._known:
            self.new += [(owner, on, letter, gist) for _, on, letter, gist in marks]
            tally.counts.new += len(marks)
            tally.marks[Fate.NEW] += range(start, start + len(marks))
            return
        fresh = self._compared(owner, marks, start, tally)
        new = [(owner, on, letter, gist) for _, on, letter, gist in map(marks.__getitem__, fresh)]
        self.new += new
        self._remember(new)
        tally.counts.new += len(fresh)
        tally.marks[Fate.NEW] += [start + at for at in fresh]

    def _remember(self, new: Iterable[tuple[Draft, date, str, str]]) -> None:
        """Know what this import adds, lest another calendar of it adds the same again."""
        for owner, on, letter, gist in new:
            known = self._known.get((owner, on, letter))
            self._known[owner, on, letter] = [*_listed(known), _Known(None, gist, is_logged=False)]

    def _compared(
        self, owner: Draft, marks: Sequence[Mark], start: int, tally: Tally
    ) -> Sequence[int]:
        """Match letters with contacts on file; the places of those that are new."""
        fresh: list[int] = []
        updated: list[int] = []
        unchanged: list[int] = []
        for at, (_, on, letter, gist) in enumerate(marks):
            key = (owner, on, letter)
            known = self._known.get(key)
            if known is None:
                fresh.append(at)
                continue
            if type(known) is tuple:
                if tells_nothing_new(gist, known[4]):
                    self._known[key] = []
                    unchanged.append(start + at)
                    continue
                known = self._known[key] = _listed(known)
            assert isinstance(known, list)
            taken = self._take(known, gist)
            if taken is None:
                fresh.append(at)
            else:
                (updated if taken else unchanged).append(start + at)
        counts = tally.counts
        counts.updated += len(updated)
        counts.unchanged += len(unchanged)
        tally.marks[Fate.UPDATED] += updated
        tally.marks[Fate.UNCHANGED] += unchanged
        return fresh

    def _take(self, known: Sequence[_Known], gist: str) -> bool | None:
        """Match one letter with a contact of its day: True when the gist changed, None when new.

        What was typed into the desk is never overwritten by a sheet.
        """
        free = [contact for contact in known if contact.is_free]
        same = [contact for contact in free if contact.gist == gist] or [
            contact for contact in free if tells_nothing_new(gist, contact.gist)
        ]
        if same:
            same[0].is_free = False
            return False
        for contact in free:
            if contact.id is not None and not (contact.gist and contact.is_logged):
                contact.is_free = False
                if not self._rules.may_update:
                    return False
                self.before[contact.id] = contact.gist
                self.gists[contact.id] = contact.gist = gist
                return True
        return None


def _listed(known: "list[_Known] | OnFile | None") -> list[_Known]:
    """Contacts of one day and letter as they are matched one by one."""
    if isinstance(known, list):
        return known
    return [_Known(known[0], known[4], known[5])] if known else []


def aligned(names: Sequence[str], order: Sequence[tuple[str, Draft | None]]) -> dict[int, Draft]:
    """The clients of calendar lines by the order of the client list.

    The lines must run through the list in its order, with gaps allowed. A line is decided when
    the earliest and the latest way to place all lines agree; else namesakes leave it open.
    """
    listed = [name for name, _ in order]
    earliest = _embedded(names, listed)
    latest = _embedded(names[::-1], listed[::-1])
    if earliest is None or latest is None:
        return {}
    found: dict[int, Draft] = {}
    for line, at in enumerate(earliest):
        draft = order[at][1]
        if draft is not None and at == len(listed) - 1 - latest[len(names) - 1 - line]:
            found[line] = draft
    return found


def _embedded(names: Sequence[str], listed: Sequence[str]) -> list[int] | None:
    """Where each of `names` first stands in `listed`, in order; None when they do not fit."""
    places: list[int] = []
    at = 0
    for name in names:
        while at < len(listed) and listed[at] != name:
            at += 1
        if at == len(listed):
            return None
        places.append(at)
        at += 1
    return places
