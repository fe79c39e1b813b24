"""Papers in the book: kept once, swept when nothing brings them back, taken out with a reason."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.exporting.release import ExportsForbidden, allow_files
from rmdesk.desk.papers import (
    PaperGone,
    PaperLost,
    PaperNeedsReason,
    PaperOnFile,
    add_paper,
    content_of,
    remove_paper,
    rename_paper,
    take_out,
)
from rmdesk.domain.ids import ClientId
from rmdesk.domain.papers import LONGEST_NAME, TEXT, file_name, name_from_file, read_paper_name
from rmdesk.domain.wrong import ValueRefused
from rmdesk.exchange.papers.taking import TakenPaper
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.file_names import suits_windows
from rmdesk.store.papers import PART_BYTES, PaperContents, digest_of
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book

POOR = ClientId(2)
CONTENT = os.urandom(3 * PART_BYTES + 7)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def paper(content: bytes = CONTENT, name: str = "投保建议书") -> TakenPaper:
    return TakenPaper(name, TEXT, content)


def parts(desk: Desk) -> int:
    cursor = desk.store.database.execute_sql("SELECT COUNT(*) FROM paper_parts")
    return int(cursor.fetchone()[0])


def test_a_paper_comes_out_as_it_went_in(desk: Desk) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    assert content_of(desk, paper_id) == CONTENT
    (kept,) = desk.papers.of(RICH)
    assert (kept.name, kept.size, kept.added_on) == ("投保建议书", len(CONTENT), TODAY)
    assert parts(desk) == 4


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.binary(max_size=9), min_size=1, max_size=5), st.integers(-2, 2))
def test_contents_are_never_mixed_up(desk: Desk, ends: list[bytes], more: int) -> None:
    kept = PaperContents(desk.store.database)
    contents = [bytes(PART_BYTES + more) + end for end in ends]
    for content in contents:
        kept.put(content)
    assert [kept.get(digest_of(content)) for content in contents] == contents


def test_nothing_of_a_paper_lies_in_the_file_in_plain(desk: Desk, tmp_path: Path) -> None:
    add_paper(desk, RICH, paper(b"planted sentence of a proposal" * 99), now=NOW)
    for path in tmp_path.iterdir():
        assert b"planted sentence" not in path.read_bytes()


def test_the_journal_does_not_hold_the_bytes(desk: Desk) -> None:
    add_paper(desk, RICH, paper(b"x" * 5_000_000), now=NOW)
    said = desk.store.database.execute_sql(
        "SELECT SUM(length(COALESCE(before, '')) + length(COALESCE(after, ''))) FROM changes"
    ).fetchone()[0]
    assert said < 100_000


def test_the_same_paper_twice_is_refused_by_its_name(desk: Desk) -> None:
    add_paper(desk, RICH, paper(), now=NOW)
    with pytest.raises(PaperOnFile) as refused:
        add_paper(desk, RICH, paper(name="又一份"), now=NOW)
    assert "投保建议书" in refused.value.sentence()


def test_two_clients_keep_the_same_paper_once(desk: Desk) -> None:
    first = add_paper(desk, RICH, paper(), now=NOW)
    second = add_paper(desk, POOR, paper(), now=NOW)
    assert parts(desk) == 4
    remove_paper(desk, first, now=NOW)
    desk.roll_over(TODAY + timedelta(1))
    assert content_of(desk, second) == CONTENT


def test_undo_brings_a_removed_paper_back_and_takes_a_new_one_off(desk: Desk) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    remove_paper(desk, paper_id, now=NOW)
    with pytest.raises(PaperGone):
        content_of(desk, paper_id)
    desk.undo(now=NOW)
    assert content_of(desk, paper_id) == CONTENT
    desk.undo(now=NOW)
    assert desk.papers.of(RICH) == []
    desk.redo(now=NOW)
    assert content_of(desk, paper_id) == CONTENT


def test_the_bytes_of_a_removed_paper_go_with_the_day(desk: Desk) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    stays = add_paper(desk, RICH, paper(b"another"), now=NOW)
    remove_paper(desk, paper_id, now=NOW)
    desk.roll_over(TODAY)
    assert parts(desk) == 5
    desk.roll_over(TODAY + timedelta(1))
    assert parts(desk) == 1
    assert content_of(desk, stays) == b"another"


def test_a_paper_whose_bytes_are_gone_says_so(desk: Desk) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    with desk.store.database.atomic():
        desk.store.database.execute_sql("DELETE FROM paper_parts WHERE part = 2")
    with pytest.raises(PaperLost):
        content_of(desk, paper_id)


def test_a_paper_is_renamed(desk: Desk) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    rename_paper(desk, paper_id, "  认购单 ", now=NOW)
    assert desk.papers.get(paper_id).name == "认购单"
    rename_paper(desk, paper_id, "认购单", now=NOW)
    desk.undo(now=NOW)
    assert desk.papers.get(paper_id).name == "投保建议书"


@pytest.mark.parametrize("name", ["", "  ", "\n", "长" * (LONGEST_NAME + 1)])
def test_a_name_that_is_none_is_refused_at_its_field(desk: Desk, name: str) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    with pytest.raises(ValueRefused) as refused:
        rename_paper(desk, paper_id, name, now=NOW)
    assert refused.value.field == "name"
    assert "{" not in refused.value.sentence()


def test_a_paper_leaves_only_where_files_may_and_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    target = tmp_path / "out.txt"
    with pytest.raises(ExportsForbidden):
        take_out(desk, paper_id, target, reason="asked for", now=NOW)
    allow_files(desk, now=NOW)
    with pytest.raises(PaperNeedsReason):
        take_out(desk, paper_id, target, reason="  ", now=NOW)
    assert not target.exists()
    take_out(desk, paper_id, target, reason="the insurer asked for it", now=NOW)
    assert target.read_bytes() == CONTENT
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    (done,) = (one for one in desk.journal.actions(5) if one.kind == "export")
    assert done.subject["what"] == "paper"
    assert done.subject["reason"] == "the insurer asked for it"
    assert done.subject["file"] == "out.txt"


def test_a_file_there_is_not_written_over_unasked(desk: Desk, tmp_path: Path) -> None:
    paper_id = add_paper(desk, RICH, paper(), now=NOW)
    allow_files(desk, now=NOW)
    target = tmp_path / "out.txt"
    target.write_text("mine")
    with pytest.raises(TargetTaken):
        take_out(desk, paper_id, target, reason="why", now=NOW)
    assert target.read_text() == "mine"
    take_out(desk, paper_id, target, reason="why", now=NOW, may_replace=True)
    assert target.read_bytes() == CONTENT


def test_a_client_who_is_gone_gets_no_paper(desk: Desk) -> None:
    with pytest.raises(ClientGone):
        add_paper(desk, ClientId(99), paper(), now=NOW)
    assert parts(desk) == 0


@given(st.text(max_size=200))
def test_a_file_gives_a_name_that_can_be_kept(stem: str) -> None:
    name = name_from_file(stem)
    assert read_paper_name(name) == name


@given(st.text(min_size=1, max_size=80) | st.sampled_from(["nul", "NUL.txt", "con.a.b", "com1 ."]))
def test_a_paper_gets_a_file_name_every_system_takes(name: str) -> None:
    made = file_name(name, "image/jpeg")
    assert made.endswith(".jpg")
    assert not set(made) & set('<>:"/\\|?*')
    assert suits_windows(made)
