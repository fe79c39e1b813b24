"""One client's own data: the copy holds nobody else's, and a deletion leaves a skeleton only."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.sessions import NobodyToCall, start
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.one_client import (
    AlreadyForgotten,
    NoReasonToForget,
    copy_of,
    forget,
    give_copy,
)
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.store.tables.records import RECORDS
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.refusing import assert_refused
from tests.walls.planting import plant, tokens

TOMORROW = NOW + timedelta(days=1)


def tied(desk: Desk) -> tuple[ClientId, ClientId]:
    one, other, *_ = plant(desk)
    yes = Sharing.SHARED
    tie(desk, one, other, Bond(relation=Relation.SPOUSE, mine=yes, theirs=yes), now=NOW)
    entry = MemberEntry(name="李芳", relation=Relation.SPOUSE)
    add_member(desk, one, entry, now=NOW, file=other)
    return one, other


def everything_kept(desk: Desk) -> str:
    """Every value of every table, the journal included."""
    tables = desk.store.database.execute_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'"
    ).fetchall()
    rows = [
        desk.store.database.execute_sql(f'SELECT * FROM "{name}"').fetchall()
        for (name,) in [*tables, ("net_values",)]
    ]
    return repr(rows)


def test_a_copy_says_nothing_of_others_even_where_they_share(tmp_path: Path) -> None:
    with an_empty_desk() as desk:
        one, other = tied(desk)
        release.allow_files(desk, now=NOW)
        path = tmp_path / "copy.json"
        give_copy(desk, one, path, reason="客户本人申请", now=NOW)
        copy = json.loads(path.read_text(encoding="utf-8"))
        assert copy == copy_of(desk, one)
        assert {"holdings", "contacts", "policies", "members"} <= set(copy)
        assert not {"relatives", "household", "referrals"} & set(copy)
        assert copy["mobile"] == desk.clients.get(one).mobile  # whole, it is the client's own
        assert f"{desk.clients.facts(other).aum.yuan:f}" not in tokens(json.dumps(copy))
        done = desk.journal.actions(1)[0]
        assert done.subject == {
            "what": "client",
            "clients": 1,
            "reason": "客户本人申请",
            "file": "copy.json",
            "kind": "json",
        }
        with pytest.raises(TargetTaken):
            give_copy(desk, one, path, reason="再次", now=NOW)


def test_a_copy_needs_permission_and_a_reason(tmp_path: Path) -> None:
    with an_empty_desk() as desk:
        one, _other = tied(desk)
        path = tmp_path / "copy.json"
        assert_refused(
            desk, ExportsForbidden, lambda desk: give_copy(desk, one, path, reason="申请", now=NOW)
        )
        assert_refused(desk, NoReason, lambda desk: give_copy(desk, one, path, reason=" ", now=NOW))
        assert not path.exists()


def test_a_deletion_leaves_a_skeleton_and_can_be_taken_back_that_day() -> None:
    with an_empty_desk() as desk:
        one, other = tied(desk)
        number = desk.clients.get(one).number
        before = records(desk)
        forget(desk, one, reason="客户申请删除", now=NOW)
        skeleton = desk.clients.get(one)
        assert (skeleton.name, skeleton.number) == (FORGOTTEN_NAME, number)
        assert skeleton.do_not_call and skeleton.gone_on == TODAY
        left = {
            value
            for name, value in ((field, getattr(skeleton, field)) for field in skeleton.__slots__)
            if name not in ("id", "name", "number", "known_since", "gone_on", "do_not_call")
        }
        assert left <= {"", None, False}
        for name, table in RECORDS.items():
            if "client_id" in table._meta.fields:
                query = f"SELECT COUNT(*) FROM {name} WHERE client_id = ?"
                assert desk.store.database.execute_sql(query, (one,)).fetchone()[0] == 0, name
        assert desk.ties.of(other) == []
        assert_refused(
            desk, AlreadyForgotten, lambda desk: forget(desk, one, reason="再次", now=NOW)
        )
        assert_refused(desk, NobodyToCall, lambda desk: start(desk, [one], script="", now=NOW))
        desk.undo(now=NOW)
        assert records(desk) == before


def test_the_next_day_the_journal_has_forgotten_too() -> None:
    with an_empty_desk() as desk:
        planted = plant(desk)
        one, other, *_ = planted
        edit_client(desk, one, {"name": "王改名"}, now=NOW)
        tie(desk, one, other, Bond(relation=Relation.SPOUSE), now=NOW)
        forget(desk, one, reason="客户申请删除", now=NOW)
        secrets = planted[one].every.texts
        assert secrets & tokens(everything_kept(desk))
        desk.roll_over(TOMORROW.date())
        kept = everything_kept(desk)
        assert not secrets & tokens(kept)
        assert "王建国" not in kept and "王改名" not in kept
        assert "客户申请删除" in kept
        assert planted[other].every.texts & tokens(kept)
        assert desk.undo(now=TOMORROW) is None


def test_a_deletion_taken_back_is_not_struck_from_the_journal() -> None:
    with an_empty_desk() as desk:
        planted = plant(desk)
        one = next(iter(planted))
        forget(desk, one, reason="误操作", now=NOW)
        desk.undo(now=NOW)
        before = records(desk)
        desk.roll_over(TOMORROW.date())
        assert desk.clients.get(one).name == "王建国"
        assert records(desk)["clients"] == before["clients"]


def test_a_deletion_needs_a_reason() -> None:
    with an_empty_desk() as desk:
        one, _other = tied(desk)
        assert_refused(desk, NoReasonToForget, lambda desk: forget(desk, one, reason=" ", now=NOW))


def test_the_banks_next_list_does_not_fill_the_skeleton_anew(tmp_path: Path) -> None:
    with an_empty_desk() as desk:
        one, _other = tied(desk)
        forget(desk, one, reason="客户申请删除", now=NOW)
        number = desk.clients.get(one).number
        clients = tmp_path / "客户清单.csv"
        clients.write_text(
            f"客户号,姓名,手机,性别\n{number},王建国,13800008899,男\n70001,新客户,13900001234,女\n",
            encoding="utf-8",
        )
        ledger = tmp_path / "资产.csv"
        ledger.write_text(
            f"客户号,姓名,机构,类别,产品名称,金额\n{number},王建国,本行,定期,定存,50000\n",
            encoding="utf-8",
        )
        before = desk.clients.get(one)
        found = preview(desk, read_files([clients, ledger], today=TODAY))
        report = commit(desk, found, now=NOW)
        assert desk.clients.get(one) == before
        assert desk.holdings.of(one) == []
        assert desk.clients.by_number("70001") is not None
        said = [problem.sentence() for problem in report.problems]
        assert any("deleted at the client's wish" in sentence for sentence in said), said
        assert isinstance(before.known_since, date)
