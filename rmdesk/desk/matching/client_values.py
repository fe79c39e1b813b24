"""What a row of a client list says, as domain values; what an ID number tells beside it."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from rmdesk.domain.identity import Sex, born_on, is_resident_id, sex_of
from rmdesk.domain.money import Money
from rmdesk.exchange.reading import Row, Sheet

_MONEY = ("balance", "expected_inflow", "product_amount")


def domain_values(sheet: Sheet, row: Row) -> dict[str, Any]:
    """The values of a row by field name."""
    values: dict[str, Any] = dict(zip(sheet.fields, row.values, strict=True))
    for name in _MONEY:
        if values.get(name) is not None:
            values[name] = Money(values[name])
    if values.get("sex"):
        values["sex"] = Sex(values["sex"])
    return values


def complete(values: dict[str, Any], today: date) -> dict[str, Any]:
    """The values of a new client, with what the ID number tells and the day of the balance."""
    full = {**from_id(values.get("id_number") or ""), **{k: v for k, v in values.items() if v}}
    if values.get("balance") is not None:
        full |= {"balance": values["balance"], "balance_on": today}
    return full


def derived(values: Mapping[str, Any]) -> dict[str, Any]:
    """Birthday and sex from the ID number, as far as they are not known."""
    told = from_id(values["id_number"])
    return {name: value for name, value in told.items() if values[name] is None}


@lru_cache(maxsize=256)
def from_id(number: str) -> Mapping[str, Any]:
    """Birthday and sex from a resident ID number; nothing from any other."""
    if not is_resident_id(number):
        return {}
    return {"birthday": born_on(number), "sex": sex_of(number)}
