"""Reviews go where their client goes: deleted, merged, handed over, copied, told in the history."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import add_line as hold
from rmdesk.desk.duplicates.merging import Merge, TwoOpenReviews, merge, two_files
from rmdesk.desk.handover.treatments import treat
from rmdesk.desk.one_client import copy_of, forget
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.history import Step
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.likeness.merging import Side, first_choices
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.vault.opened import create_vault
from rmdesk.store.verify import verify
from rmdesk.ui.words.action_titles import titled
from rmdesk.ui.words.audit import table_words
from rmdesk.ui.words.history import action_words, field_words, record_words, step_words
from tests.books.builders import TODAY
from tests.desk.handover.giver import SUCCESSOR, everyone_to, handed
from tests.desk.refusing import assert_refused
from tests.desk.reviewing.held import (
    DAY,
    GOLD,
    NOW,
    OTHER,
    closed,
    due_duties,
    held,
    lines_of,
    on_day,
    reviewed,
    set_amount,
    undone,
)
from tests.ui.small_book import RICH


def two_reviews(desk: Desk) -> None:
    """A closed one with a line of its own, and a draft."""
    first = drafting.begin(desk, RICH, now=NOW)
    drafting.add_line(desk, first, GOLD, now=NOW)
    drafting.write(desk, first, "wishes", "稳一点", now=NOW)
    closed(desk, first)
    drafting.begin(desk, RICH, now=NOW)


def counts(desk: Desk) -> tuple[int, int]:
    one = desk.store.database.execute_sql("SELECT COUNT(*) FROM reviews").fetchone()[0]
    return one, desk.store.database.execute_sql("SELECT COUNT(*) FROM review_lines").fetchone()[0]


def test_a_deletion_takes_them_all_and_undo_brings_them_back(desk: Desk) -> None:
    two_reviews(desk)
    reviewed(desk, OTHER)
    undone(desk, lambda: forget(desk, RICH, reason="客户要求", now=NOW))
    assert counts(desk) == (1, 1)
    assert due_duties(desk) == []
    assert verify(desk.store, today=TODAY).is_sound


def test_a_copy_for_the_client_has_them(desk: Desk) -> None:
    two_reviews(desk)
    copy = copy_of(desk, RICH)
    assert [one["wishes"] for one in copy["reviews"]] == [None, "稳一点"]
    assert [one["closed_on"] for one in copy["reviews"]] == [None, TODAY.isoformat()]
    gold = [one for one in copy["review_lines"] if one["item"] == "投资金条"]
    assert [(one["amount"], one["institution"]) for one in gold] == [("80000.00", "丙银行")] * 2


@pytest.mark.parametrize("keeps_once", [False, True])
def test_two_clients_who_become_one_have_all_reviews_whole(desk: Desk, keeps_once: bool) -> None:
    for client_id in (RICH, OTHER):
        reviewed(desk, client_id)
    lines = {one.id: lines_of(desk, one.id) for one in desk.reviews.of(OTHER)}
    files = two_files(desk, RICH, OTHER)
    choices = first_choices(files.left, files.right, survivor=Side.LEFT)
    decided = Merge(left=RICH, right=OTHER, survivor=Side.LEFT, choices=choices)
    merged = replace(decided, keep_shared_once=keeps_once)
    undone(desk, lambda: merge(desk, merged, now=NOW))
    reviews = desk.reviews.of(RICH)
    assert len(reviews) == 2
    for review_id, before in lines.items():
        after = lines_of(desk, review_id)
        assert [one.amount for one in after] == [one.amount for one in before]
        assert {one.client_id for one in after} == {RICH}
    assert sheet_of(desk, RICH).review == reviews[0]
    assert verify(desk.store, today=TODAY).is_sound


def test_two_open_reviews_are_not_one_clients(desk: Desk) -> None:
    """Which of the two drafts holds only somebody who knows both can say."""
    drafts = [drafting.begin(desk, one, now=NOW) for one in (RICH, OTHER)]
    assert_refused(desk, TwoOpenReviews, lambda desk: two_files(desk, RICH, OTHER))
    closed(desk, drafts[1])
    hold(
        desk,
        OTHER,
        LedgerLine(holding_class=HoldingClass.FUND, item="迟到", amount=Money.of_yuan(7)),
        now=NOW,
    )
    files = two_files(desk, RICH, OTHER)
    choices = first_choices(files.left, files.right, survivor=Side.LEFT)
    decided = Merge(left=RICH, right=OTHER, survivor=Side.LEFT, choices=choices)
    merge(desk, decided, now=NOW)
    assert drafting.begin(desk, RICH, now=NOW) == drafts[0]
    held_now = {one.id for one in held(desk)}
    assert {one.holding_id for one in lines_of(desk, drafts[0])} == held_now, "both files' lines"


def test_the_history_tells_of_reviews_and_not_of_every_line(desk: Desk) -> None:
    two_reviews(desk)
    told = [one for one in desk.history.of(RICH) if one.record.startswith("review")]
    assert {one.record for one in told} == {"reviews"}
    words = {(field_words(one), *step_words(one)) for one in told if one.step is Step.CHANGED}
    assert ("The client's wishes", "", "稳一点") in words
    assert ("Closed on", "", "2026-11-20") in words
    assert {record_words(one) for one in told} == {"Asset review"}
    assert "asset review of 单雄信 closed" in {action_words(one) for one in told}


def test_every_action_of_a_review_has_a_title(desk: Desk) -> None:
    two_reviews(desk)
    second = sheet_of(desk, RICH)
    assert second.review is not None
    set_amount(desk, second.lines[0], 1)
    drafting.remove_line(desk, second.lines[0].id, now=NOW)
    drafting.discard(desk, second.review.id, now=NOW)
    kinds = {one.kind for one in desk.journal.actions(20) if one.kind.startswith("review")}
    assert len(kinds) == 7
    for kind in kinds:
        assert "单雄信" in titled(kind, {"name": "单雄信"})
    assert table_words("reviews") and table_words("review_lines")


# --- handed over ---


@pytest.fixture
def successor(tmp_path: Path) -> Iterator[Desk]:
    vault = create_vault(tmp_path / "theirs.rmdesk", DataKey.generate(), vault_id=bytes(16))
    with Desk(vault, today=TODAY) as theirs:
        yield theirs


def test_they_are_handed_over_with_what_is_due(desk: Desk, successor: Desk, tmp_path: Path) -> None:
    two_reviews(desk)
    receiver = everyone_to(desk)
    file = tmp_path / "bundle.age"
    bundle = handed(desk, receiver, file)
    assert len(bundle.tables["reviews"]) == 2
    kinds = [one["kind"] for one in bundle.tables["duties"]]
    assert OccasionKind.REVIEW_DUE.value in kinds
    opened = verified(file, SUCCESSOR, progress=_untold)
    take_in(
        successor, preview(successor, opened, None, progress=_untold), now=NOW, progress=_untold
    )
    ids = map(ClientId, successor.clients.ids())
    (client_id,) = [one for one in ids if successor.clients.get(one).name == "单雄信"]
    mine, theirs = sheet_of(desk, RICH), sheet_of(successor, client_id)
    assert [_told(one) for one in theirs.lines] == [_told(one) for one in mine.lines]
    assert [one.state for one in theirs.compared] == [one.state for one in mine.compared]
    held = {one.id for one in successor.holdings.of(client_id)}
    assert {one.holding_id for one in theirs.lines} <= held
    (duty,) = due_duties(successor, client_id)
    assert duty.subject in {one.id for one in successor.reviews.of(client_id)}
    assert verify(successor.store, today=TODAY).is_sound


def test_what_is_withheld_takes_reviews_and_their_duty_along(desk: Desk, tmp_path: Path) -> None:
    two_reviews(desk)
    receiver = everyone_to(desk)
    treat(desk, None, FieldClass.ELSEWHERE, Treatment.DROP, now=NOW)
    bundle = handed(desk, receiver, tmp_path / "bundle.age")
    assert not bundle.tables.get("reviews") and not bundle.tables.get("review_lines")
    kinds = [one["kind"] for one in bundle.tables["duties"]]
    assert OccasionKind.REVIEW_DUE.value not in kinds


def test_a_draft_of_long_ago_goes_on(desk: Desk) -> None:
    review_id = drafting.begin(desk, RICH, now=NOW)
    later = on_day(desk, TODAY + 400 * DAY)
    assert drafting.begin(desk, RICH, now=later) == review_id
    assert closed(desk, review_id, now=later).review_id == review_id


def _told(line: Any) -> tuple[Any, ...]:
    return line.holding_class, line.institution, line.item, line.amount, line.as_of, line.place


def _untold(_done: float) -> None:
    """Nobody waits."""
