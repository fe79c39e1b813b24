"""Who a row is about: client number, then ID number, then mobile and name."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from rmdesk.desk.matching.drafts import Conflict, Draft, filled, key_of, list_once
from rmdesk.desk.matching.rules import Place
from rmdesk.domain.clients import Client
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.language import N_

POINTS_TO_SEVERAL = N_(
    "The client number, ID number and mobile of this row belong to different clients;"
    " correct the one that is wrong."
)
CONTRADICTS = N_(
    "The client number belongs to a client with another name and another ID number;"
    " correct the client number."
)
OTHER_NUMBER = N_(
    "This client is on file with another client number; correct it here or on the client's page."
)
OTHER_ID = N_(
    "This client is on file with another ID number; correct it here or on the client's page."
)
NAMESAKES = N_(
    "Several clients have this name; add a column 客户号 (client number) to this sheet and fill it"
    " in for this row."
)
NAME_DIFFERS = N_(
    "The client number belongs to a client of another name; correct the number or the name."
)

_DEFAULTS: dict[str, Any] = {
    field.name: None if field.default is MISSING else field.default
    for field in fields(Client)
    if field.name != "id"
}


class ClientIndex:
    """Every client, on file or to be added, by what identifies one."""

    def __init__(self, on_file: Iterable[dict[str, Any]]) -> None:
        self.drafts: list[Draft] = []
        self._numbers: dict[str, Draft] = {}
        self._ids: dict[str, Draft] = {}
        self._phones: dict[tuple[str, str], list[Draft]] = {}
        self._names: dict[str, list[Draft]] = {}
        self.by_id: dict[int, Draft] = {}
        for values in on_file:
            draft = Draft(values.pop("id"), values)
            self.by_id[draft.id or 0] = draft
            self._add(draft)

    def find(self, number: str, id_number: str, mobile: str, name: str) -> Draft | None:
        """The client these belong to, None when it is a new one. Raises Conflict."""
        by_number = self._numbers.get(number) if number else None
        by_id = self._ids.get(id_number) if id_number else None
        by_phone = self._phones.get((mobile, key_of(name)), []) if mobile and name else []
        strong = {id(hit): hit for hit in (by_number, by_id) if hit}
        hits = strong or {id(hit): hit for hit in by_phone}
        if strong and len(by_phone) == 1:
            hits = {**strong, id(by_phone[0]): by_phone[0]}
        if len(hits) > 1:
            message = POINTS_TO_SEVERAL if strong else NAMESAKES
            raise Conflict(message, tuple(hits.values()), may_be_new=True)
        if not hits:
            return None if number or id_number or mobile else self._only(name)
        (hit,) = hits.values()
        self._require_agreement(hit, number, id_number, name, is_by_number=hit is by_number)
        return hit

    def _require_agreement(
        self, hit: Draft, number: str, id_number: str, name: str, *, is_by_number: bool
    ) -> None:
        other_id = bool(id_number and hit.values["id_number"] not in ("", id_number))
        other_name = bool(name and key_of(hit.values["name"]) != key_of(name))
        if is_by_number and other_id and other_name:
            raise Conflict(CONTRADICTS, (hit,), may_be_new=True)
        if number and hit.values["number"] not in ("", number) and not is_by_number:
            raise Conflict(OTHER_NUMBER, (hit,), may_be_new=True)
        if not is_by_number and other_id:
            raise Conflict(OTHER_ID, (hit,), may_be_new=True)

    def named(self, values: Mapping[str, Any]) -> Draft:
        """The client a row of another sheet names. Raises Conflict, or LookupError for none."""
        number, id_number = values.get("client_number") or "", values.get("client_id") or ""
        mobile, name = values.get("client_mobile") or "", values.get("client_name") or ""
        known = self._numbers.get(number) if not id_number and not mobile else None
        if known is not None and known.values["name"] == name:
            return known  # nearly every row of a large sheet
        hit = self.find(number, id_number, mobile, name)
        if hit is None and not number and not id_number:
            hit = self._only(name)
        if hit is None or hit.values["name"] == FORGOTTEN_NAME:
            raise LookupError
        if name and key_of(hit.values["name"]) != key_of(name):
            raise Conflict(NAME_DIFFERS, (hit,))
        return hit

    def _only(self, name: str) -> Draft | None:
        """The one client of this name; one who is not gone goes before those who are."""
        found = self._names.get(key_of(name), []) if name else []
        here = [draft for draft in found if draft.values["gone_on"] is None] or found
        if len(here) > 1:
            raise Conflict(NAMESAKES, here, may_be_new=True)
        return here[0] if here else None

    def without_taken(self, values: dict[str, Any], draft: Draft | None) -> dict[str, Any]:
        """`values` without a client number or ID number that belongs to another client.

        `draft` is the client they are for. A decision about a row must not give two clients the
        same number.
        """
        owners = (("number", self._numbers), ("id_number", self._ids))
        taken = {
            name
            for name, known in owners
            if (owner := known.get(values.get(name) or "")) is not None and owner is not draft
        }
        return {name: value for name, value in values.items() if name not in taken}

    def as_now(self, draft: Draft, values: dict[str, Any]) -> dict[str, Any]:
        """`values` with the client's present number where they name a former one."""
        number = values.get("number")
        if number and number in draft.values["former_numbers"].split():
            return {**values, "number": draft.values["number"]}
        return values

    def add(self, values: Mapping[str, Any], known_since: date, origin: Place) -> Draft:
        """A client to be added by the row at `origin`."""
        whole = {**_DEFAULTS, "known_since": known_since, **filled(values)}
        draft = Draft(None, whole, origin=origin)
        self._add(draft)
        return draft

    def update(self, draft: Draft, values: Mapping[str, Any]) -> bool:
        """Take over `values`, and be found by them from now on."""
        changed = draft.merge(values)
        if changed:
            self._register(draft)
        return changed

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._register(draft)

    def _register(self, draft: Draft) -> None:
        values = draft.values
        if values["number"]:
            self._numbers[values["number"]] = draft
        for former in values["former_numbers"].split():
            self._numbers.setdefault(former, draft)
        if values["id_number"]:
            self._ids[values["id_number"]] = draft
        name = key_of(values["name"])
        if values["mobile"]:
            list_once(self._phones.setdefault((values["mobile"], name), []), draft)
        list_once(self._names.setdefault(name, []), draft)

    def spared_by(self, values: Mapping[str, Any]) -> set[Draft]:
        """Every client a row could mean that is not written: none of them is gone."""
        hits = {
            self._numbers.get(values.get("number") or ""),
            self._ids.get(values.get("id_number") or ""),
            *self._names.get(key_of(values.get("name")), []),
        }
        return {draft for draft in hits if draft is not None}
