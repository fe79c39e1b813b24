"""Imports from file to book: the sample against its truth, again, in any order, taken back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import BookChanged, Report, commit, preview
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.exchange.process.reader import read_files
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.importing.imported import DATA, EXPORT, WORKBOOK, bring_in


def counts(report: Report, what: str) -> list[int]:
    return [getattr(sheet, what) for sheet in report.sheets]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def yuan(amount: Any) -> int:
    assert amount.fen % 100 == 0
    return int(amount.fen // 100)


def book_as_truth(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """The whole book in the shape of truth.json."""
    found: dict[str, list[dict[str, Any]]] = {
        "clients": [], "family": [], "assets": [], "insurance": [], "contacts": []
    }  # fmt: skip
    for client_id in desk.clients.ids():
        client = desk.clients.get(ClientId(client_id))
        no = client.number
        found["clients"].append(
            {
                "no": no,
                "name": client.name,
                "sex": {Sex.FEMALE: "女", Sex.MALE: "男", None: ""}[client.sex],
                "birthday": iso(client.birthday),
                "id": client.id_number,
                "mobile": client.mobile,
                "job": client.occupation,
                "employer": client.employer,
                "hobbies": client.hobbies,
                "risk": client.risk_preference,
                "opened": iso(client.opened_on),
                "address": client.address,
                "note": client.note,
            }
        )
        found["family"] += [
            {"no": no, "rel": m.called, "name": m.name, "year": m.birth_year, "where": m.place}
            for m in desk.household.of(client.id)
        ]
        found["assets"] += [
            {
                "no": no,
                "where": h.institution,
                "kind": h.called,
                "item": h.item,
                "amount": yuan(h.amount),
                "risk": h.risk,
                "start": iso(h.start),
                "maturity": iso(h.maturity),
            }
            for h in desk.holdings.of(client.id)
        ]
        found["insurance"] += [
            {
                "no": no,
                "kind": p.called,
                "insurer": p.insurer,
                "insured": p.insured,
                "term": p.term,
                "sum": yuan(p.sum_insured),
                "premium": yuan(p.premium),
                "ci": p.covers_critical_illness,
            }
            for p in desk.policies.of(client.id)
        ]
        found["contacts"] += [
            {"no": no, "on": iso(c.on), "how": c.channel.value, "text": c.gist}
            for c in desk.contacts.of(client.id)
        ]
    return found


def in_any_order(records: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(record, sort_keys=True) for record in records)


@pytest.mark.parametrize(
    "paths",
    [[WORKBOOK, EXPORT], [EXPORT, WORKBOOK]],
    ids=["workbook first", "export first"],
)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_every_value_of_the_sample_arrives(desk: Desk, paths: list[Path], at_once: bool) -> None:
    for group in [paths] if at_once else [[path] for path in paths]:
        report = bring_in(desk, *group)
        assert not report.problems
        assert report.total("conflict") == report.total("refused") == report.total("gone") == 0
    truth = json.loads((DATA / "truth.json").read_text(encoding="utf-8"))
    found = book_as_truth(desk)
    for name, records in truth.items():
        assert in_any_order(found[name]) == in_any_order(records), name
    first = desk.clients.by_number("60100001")
    assert first is not None
    assert first.balance is not None
    assert yuan(first.balance) == 496_600
    assert (first.balance_on, first.branch) == (TODAY, "某某支行")
    assert {m.relation for m in desk.household.of(first.id)} >= {Relation.SPOUSE, Relation.FATHER}


def test_the_same_files_again_change_nothing(desk: Desk) -> None:
    assert counts(bring_in(desk, WORKBOOK), "new") == [60, 95, 272, 67, 178]
    assert counts(bring_in(desk, EXPORT), "updated") == [60]
    before = desk.store.database.execute_sql("SELECT MAX(id) FROM actions").fetchone()
    again = bring_in(desk, EXPORT, WORKBOOK, today=date(2026, 12, 1))
    assert counts(again, "unchanged") == [60, 60, 95, 272, 67, 178]
    assert not again.changes_anything
    assert not again.problems
    assert desk.store.database.execute_sql("SELECT MAX(id) FROM actions").fetchone() == before


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(desk: Desk) -> None:
    bring_in(desk, WORKBOOK)
    whole = book_as_truth(desk)
    done = desk.undo(now=NOW)
    assert done is not None
    assert done.kind == "import"
    assert desk.clients.count() == 0
    assert desk.contacts.count() == 0
    desk.redo(now=NOW)
    assert book_as_truth(desk) == whole


def test_a_preview_writes_nothing_and_commits_once(desk: Desk) -> None:
    plan = preview(desk, read_files([WORKBOOK], today=TODAY))
    assert plan.total("new") == 672
    assert desk.clients.count() == 0
    commit(desk, plan, now=NOW)
    with pytest.raises(BookChanged):
        commit(desk, plan, now=NOW)


def test_counts_are_ready_for_json(desk: Desk) -> None:
    plan = preview(desk, read_files([EXPORT], today=TODAY))
    assert plan.sheets[0].as_dict() == {
        "file": "core-export-gbk.csv",
        "sheet": "",
        "kind": "core",
        "new": 60,
        "updated": 0,
        "unchanged": 0,
        "conflict": 0,
        "refused": 0,
        "gone": 0,
    }
