"""Clients whom a newer full list no longer has: gone, unless the list is a part of the book."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.drafts import Draft, is_full, live
from rmdesk.desk.matching.rules import Extent, Rules
from rmdesk.desk.matching.tally import Tally
from rmdesk.language import N_

PARTIAL_LIST = N_(
    "The sheet lists {listed} of {known} on file: taken as a part, nothing was marked as gone."
)
OWN_EXPORT = N_(
    "The sheet is an export of this desk and lists {listed} of {known} on file: taken as a part,"
    " nothing was marked as gone."
)


class GoneClients:
    """Collects whom the lists of a reading name or may mean; the rest of the book is missing."""

    def __init__(self, index: ClientIndex, today: date, rules: Rules) -> None:
        self._index = index
        self._today = today
        self._rules = rules
        self._spared: set[Draft] = set()
        self._listed: set[Draft] = set()
        self._newest_list: Tally | None = None
        self._is_own_export = False
        self._has_numbers = False
        self._is_unsure = False

    def keep(self, named: Iterable[Draft]) -> None:
        """Clients that a list or a core export names are not gone."""
        self._spared.update(named)

    def spare(self, values: Mapping[str, Any]) -> None:
        """Nor are those whom a row may mean that was not taken."""
        self._spared |= self._index.spared_by(values)
        if not any(values.get(name) for name in ("number", "id_number", "name")):
            self._is_unsure = True

    def take_list(self, tally: Tally, named: Iterable[Draft]) -> None:
        """A client list, which may be the whole book; core exports never are."""
        sheet = tally.sheet
        self._newest_list = tally
        self._listed.update(named)
        self._is_own_export |= sheet.layout is not None and sheet.layout.is_own
        self._has_numbers = self._has_numbers or "number" in sheet.fields

    def mark(self) -> None:
        """Mark the clients that full lists no longer have; call after every list was matched.

        A client without a number was added by hand and cannot be missing from a numbered list.
        """
        tally = self._newest_list
        if tally is None or self._is_unsure or not self._rules.may_miss:
            return
        known = [
            draft
            for draft in live(self._index.drafts)
            if draft.values["number"] or not self._has_numbers
        ]
        missing = [draft for draft in known if draft not in self._spared]
        if not missing:
            return
        if self._rules.extent is not Extent.WHOLE:
            here = len(known) - len(missing)
            if self._is_own_export:
                tally.notice(OWN_EXPORT, listed=here, known=len(known))
                return
            if not is_full(len(self._listed), len(missing), times=2):
                tally.notice(PARTIAL_LIST, listed=here, known=len(known))
                return
        for draft in missing:
            draft.set("gone_on", self._today)
        tally.lost(missing)
