"""What was imported is what `show` gives back, value by value, after the book was closed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tell

DATA = Path(__file__).parents[1] / "data"
TRUTH: dict[str, list[dict[str, Any]]] = json.loads((DATA / "truth.json").read_text("utf-8"))
SEXES = {"女": "female", "男": "male"}


def yuan(amount: int) -> str:
    return f"{amount}.00"


def unknown_if_empty(text: str) -> str | None:
    return text or None


def of(what: str, number: str) -> list[dict[str, Any]]:
    return [record for record in TRUTH[what] if record["no"] == number]


def expected(client: dict[str, Any]) -> dict[str, Any]:
    """A client of the truth in the words of the contract."""
    number = client["no"]
    return {
        "number": number,
        "name": client["name"],
        "sex": SEXES[client["sex"]],
        "birthday": client["birthday"],
        "id_number": client["id"],
        "mobile": client["mobile"],
        "occupation": client["job"],
        "employer": client["employer"],
        "hobbies": unknown_if_empty(client["hobbies"]),
        "risk_preference": client["risk"],
        "opened_on": client["opened"],
        "address": client["address"],
        "note": unknown_if_empty(client["note"]),
        "members": [
            (each["rel"], each["name"], each["year"], unknown_if_empty(each["where"]))
            for each in of("family", number)
        ],
        "holdings": sorted(
            (
                each["where"],
                each["where"] == "本行",
                each["kind"],
                each["item"],
                yuan(each["amount"]),
                each["risk"],
                each["start"],
                each["maturity"] or "",
            )
            for each in of("assets", number)
        ),
        "policies": [
            (
                each["kind"],
                each["insurer"],
                each["insured"],
                each["term"],
                yuan(each["sum"]),
                yuan(each["premium"]),
                each["ci"],
            )
            for each in of("insurance", number)
        ],
        "contacts": sorted(
            (each["on"], each["how"], each["text"]) for each in of("contacts", number)
        ),
    }


def shown(record: dict[str, Any]) -> dict[str, Any]:
    """The same of what `show` printed."""
    lists = {
        "members": [
            (each["called"], each["name"], each["birth_year"], each["place"])
            for each in record["members"]
        ],
        "holdings": sorted(
            (
                each["institution"],
                each["is_ours"],
                each["called"],
                each["item"],
                each["amount"],
                each["risk"] or "",
                each["start"],
                each["maturity"] or "",
            )
            for each in record["holdings"]
        ),
        "policies": [
            (
                each["called"],
                each["insurer"],
                each["insured"],
                each["term"],
                each["sum_insured"],
                each["premium"],
                each["covers_critical_illness"],
            )
            for each in record["policies"]
        ],
        "contacts": sorted(
            (each["on"], each["channel"], each["gist"]) for each in record["contacts"]
        ),
    }
    return {**record, **lists}


@pytest.fixture
def imported(ask: Tell) -> Tell:
    answer = ask("import", DATA / "rm-workbook.xlsx", DATA / "core-export-gbk.csv", "--json")
    assert answer.json["problems"] == []
    return ask


def test_every_value_of_the_sample(imported: Tell) -> None:
    for client in TRUTH["clients"]:
        record = imported("show", client["no"], "--json", "--full", "compare").json
        wanted = expected(client)
        found = shown(record)
        assert {key: found[key] for key in wanted} == wanted
