"""Clients whose own row stayed out of this import: what depends on them says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rmdesk.desk.matching.drafts import key_of
from rmdesk.desk.matching.tally import Tally
from rmdesk.exchange.reading import Sheet
from rmdesk.language import N_

CLIENT_REFUSED = N_(
    "The client's own row was refused: row {client_row} of {client_sheet}."
    " Correct that row first and import again."
)

FORGOTTEN = N_(
    "This client's data were deleted at the client's wish, so nothing of the row was taken."
)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """Where the client's own row stands."""

    sheet: str
    row: int


class RefusedClients:
    """Refused client rows by number, ID number and name."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], OwnRow] = {}
        self._in_doubt: dict[str, OwnRow] = {}

    def add(
        self, sheet: Sheet, row: int, values: Mapping[str, Any], *, is_namesake: bool = False
    ) -> None:
        """Remember a row; `is_namesake` when its client may be one that is on file."""
        own = OwnRow(sheet.name or sheet.file, row)
        name = key_of(values.get("name"))
        for what, key in (
            ("number", values.get("number")),
            ("id", values.get("id_number")),
            ("name", name),
        ):
            if key:
                self._by_key.setdefault((what, key), own)
        if name and not is_namesake:
            self._in_doubt.setdefault(name, own)

    def named(self, reference: Mapping[str, Any]) -> OwnRow | None:
        """The refused row of the client that a row of another sheet names and nobody knows."""
        keys = (
            ("number", reference.get("client_number") or ""),
            ("id", reference.get("client_id") or ""),
            ("name", key_of(reference.get("client_name"))),
        )
        return next((own for key in keys if (own := self._by_key.get(key))), None)

    def in_doubt(self, reference: Mapping[str, Any]) -> OwnRow | None:
        """The refused row that a bare name may mean, even if a namesake went in."""
        if not self._in_doubt or any(
            reference.get(name) for name in ("client_number", "client_id", "client_mobile")
        ):
            return None
        return self._in_doubt.get(key_of(reference.get("client_name")))


def tell_no_client(
    tally: Tally, otherwise: str, row: int, own: OwnRow | None, *, rows: int = 1
) -> None:
    """Refuse a row without a client on file: because of the client's own row, or `otherwise`."""
    if own is None:
        tally.refuse(otherwise, row, rows=rows)
    else:
        tally.refuse(CLIENT_REFUSED, row, rows=rows, client_sheet=own.sheet, client_row=own.row)
