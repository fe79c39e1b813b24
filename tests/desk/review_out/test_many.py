"""Reviews of many clients: a file each, what is written stays, what is not is told."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.release import ExportsForbidden
from rmdesk.desk.exporting.writing import NobodyToExport
from rmdesk.desk.review_out.export import Manner
from rmdesk.desk.review_out.many import ManyLeft, ManyReviews, export_reviews
from rmdesk.desk.reviewing.drafting import begin
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.exchange.writers.refusals import NoFolder
from rmdesk.exchange.writers.writer import PaperWriter
from rmdesk.store.tables.people import ClientTable
from rmdesk.ui.words.review_paper import WORDING
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.books.reviewed_book import DAYS, NOW, add_reviewed

MANNER = Manner(form=Form(kind=PaperKind.TEXT), wording=WORDING)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for number in range(1, 5):
            add_reviewed(desk, number)
        release.allow_files(desk, now=NOW)
        yield desk


def everyone(desk: Desk) -> list[ClientId]:
    return [ClientId(one) for one in desk.clients.ids()]


def many(desk: Desk, folder: Path, *, may_replace: bool = False) -> ManyReviews:
    return ManyReviews(everyone(desk), folder, MANNER, today=TODAY, may_replace=may_replace)


def written(desk: Desk, folder: Path, *, may_replace: bool = False) -> ManyLeft:
    return export_reviews(desk, many(desk, folder, may_replace=may_replace), MANNER, now=NOW)


def test_every_client_has_a_file_called_by_number_alone(desk: Desk, tmp_path: Path) -> None:
    left = written(desk, tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"6010{number:04} {TODAY.isoformat()}.txt" for number in range(1, 5)]
    assert sorted(path.name for path in left.written) == names
    assert not left.refused and not left.stopped
    for number, name in enumerate(names, 1):
        text = (tmp_path / name).read_text("utf-8-sig")
        assert f"佟雅琴{number}" in text
        others = {f"佟雅琴{other}" for other in range(1, 5)} - {f"佟雅琴{number}"}
        assert not any(re.search(rf"{other}(?!\d)", text) for other in others)


def test_each_file_is_noted_with_its_client(desk: Desk, tmp_path: Path) -> None:
    written(desk, tmp_path)
    exports = [done for done in desk.journal.actions(9) if done.kind == "export"]
    assert sorted(done.subject["client_id"] for done in exports) == everyone(desk)


def test_who_has_none_is_told_and_the_others_are_written(desk: Desk, tmp_path: Path) -> None:
    never, draft = add_reviewed(desk, 5, reviews=0), add_reviewed(desk, 6, reviews=0)
    begin(desk, draft, now=NOW)
    assert never != draft
    (tmp_path / f"60100001 {TODAY.isoformat()}.txt").write_bytes(b"precious")
    left = written(desk, tmp_path)
    assert len(left.written) == 3
    assert set(left.refused) == {"60100001", "60100005", "60100006"}
    assert len(set(left.refused.values())) == 3
    assert (tmp_path / f"60100001 {TODAY.isoformat()}.txt").read_bytes() == b"precious"
    said = "\n".join(left.sentences())
    assert "Files written: 3" in said and "60100005" in said and "not closed yet" in said
    again = written(desk, tmp_path, may_replace=True)
    assert len(again.written) == 4


def test_a_draft_never_leaves_with_the_others(desk: Desk, tmp_path: Path) -> None:
    begin(desk, ClientId(1), now=NOW)
    written(desk, tmp_path)
    text = (tmp_path / f"60100001 {TODAY.isoformat()}.txt").read_text("utf-8-sig")
    assert "draft" not in text and DAYS[-1].isoformat() in text


def test_ending_it_keeps_what_is_written_and_names_the_rest(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(count: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    left = export_reviews(desk, many(desk, tmp_path), MANNER, now=NOW, progress=interrupt)
    assert len(left.written) == len(list(tmp_path.iterdir())) == 2
    assert left.stopped == ["60100003", "60100004"]
    assert "60100003, 60100004" in "\n".join(left.sentences())


def test_a_process_that_dies_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = PaperWriter.write

    def dying(self: PaperWriter, paper: object) -> object:
        if list(tmp_path.iterdir()):
            self.cancel()
        return real(self, paper)  # type: ignore[arg-type]

    monkeypatch.setattr(PaperWriter, "write", dying)
    left = written(desk, tmp_path)
    assert len(left.written) == 1 and list(left.refused) == ["60100002"]
    assert left.stopped == ["60100003", "60100004"]


def test_odd_numbers_make_names_that_differ_and_leave_no_folder(desk: Desk, tmp_path: Path) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        for client_id, number in enumerate(("../a/b", "..-a-b", "", "客户 7"), 1):
            action.update(ClientTable, client_id, {"number": number})
    left = written(desk, tmp_path)
    assert len({path.name for path in left.written}) == 4
    assert all(path.parent == tmp_path for path in left.written)
    assert all(path.exists() for path in left.written)


def test_a_deleted_client_is_passed_over(desk: Desk, tmp_path: Path) -> None:
    task = ManyReviews([ClientId(1), ClientId(99)], tmp_path, MANNER, today=date(2026, 11, 20))
    left = export_reviews(desk, task, MANNER, now=NOW)
    assert len(left.written) == 1 and not left.refused and not left.stopped


def test_what_cannot_begin_is_refused_at_once(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NobodyToExport):
        ManyReviews([], tmp_path, MANNER, today=TODAY)
    with pytest.raises(NoFolder):
        many(desk, tmp_path / "none")
    release.forbid_files(desk, now=NOW)
    with pytest.raises(ExportsForbidden):
        written(desk, tmp_path)
    assert not list(tmp_path.iterdir())
