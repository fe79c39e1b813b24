"""How each step of leaving stands, said in a few words."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from rmdesk.desk.handover.receipts import Bundle
from rmdesk.desk.handover.receivers import Receiver
from rmdesk.desk.handover.sharing import Shares
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.readiness import Readiness, Standing
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.ui.dialogs.treatments import Treatments
from rmdesk.ui.leaving import words
from rmdesk.ui.leaving.receipts import arrived_words
from rmdesk.ui.leaving.treatments import means_words
from rmdesk.ui.leaving.writing import kept_words, stale_words

_WHOLE = dict.fromkeys(FieldClass, Treatment.WHOLE)


def _ready(*standings: Standing, own: Standing | None = None) -> Readiness:
    return Readiness({ClientId(n): one for n, one in enumerate(standings)}, own)


@pytest.mark.parametrize(
    ("ready", "writing", "receipts", "erase"),
    [
        (
            _ready(Standing.UNASSIGNED, Standing.UNWRITTEN, Standing.UNCONFIRMED),
            "written: 1, missing: 2",
            "arrived: 0; receipt missing: 1",
            "after the receipts",
        ),
        (
            _ready(Standing.CHANGED, Standing.CONFIRMED),
            "changed since: 1; write it anew",
            "arrived: 1",
            "after the receipts",
        ),
        (
            _ready(Standing.CHANGED, Standing.UNWRITTEN),
            "never written: 1, changed since: 1",
            "arrived: 0",
            "after the receipts",
        ),
        (
            _ready(Standing.CONFIRMED, own=Standing.UNWRITTEN),
            "missing: your own texts and tasks; they go with “all others”",
            "arrived: 1",
            "after the receipts",
        ),
        (
            _ready(Standing.CONFIRMED, Standing.NOBODY),
            "written and read back: 1",
            "arrived: 1",
            "goes to nobody: 1; needs a second person",
        ),
        (
            _ready(Standing.CONFIRMED, own=Standing.CONFIRMED),
            "written and read back: 1",
            "arrived: 1",
            "everything has arrived: you may erase",
        ),
    ],
)
def test_nothing_counts_as_arrived_that_is_not(
    ready: Readiness, writing: str, receipts: str, erase: str
) -> None:
    said = (
        words.writing_words(ready),
        words.receipts_words(ready),
        words.erase_words(ready, is_permitted=True),
    )
    assert said == (writing, receipts, erase)


@pytest.mark.parametrize(
    ("changed", "exceptions", "said"),
    [
        ({}, 0, "everything"),
        ({FieldClass.PAPERS: Treatment.DROP}, 0, "kept back: 1"),
        ({FieldClass.FAMILY: Treatment.SUMMARISE}, 3, "summed up: 1, exceptions: 3"),
    ],
)
def test_what_goes_along(changed: dict[FieldClass, Treatment], exceptions: int, said: str) -> None:
    assert words.treatments_words({**_WHOLE, **changed}, exceptions) == said


def test_clients_without_a_receiver_are_said_before_anything_else() -> None:
    shares = Shares({None: 4}, own=1, nobodys=1, skeletons=0)
    assert words.shares_words((), shares, 3) == "without a receiver: 3"
    assert words.shares_words((), shares, 0) == "nobody 1"


def test_nothing_is_promised_that_an_erase_would_refuse() -> None:
    assert "may erase" not in words.erase_words(_ready(Standing.CONFIRMED), is_permitted=False)


def test_a_key_that_nobody_compared_is_never_said_to_be() -> None:
    compared = Receiver(
        id=1, name="李明", branch="", public="", compared_on=date(2026, 11, 20), is_branch=False
    )
    other = replace(compared, id=2, name="王丽", compared_on=None)
    assert words.receivers_words([compared]) == "李明; compared"
    assert words.receivers_words([other]) == "王丽; fingerprints to compare: 1"
    assert words.receivers_words([compared, other]) == "李明, 王丽; fingerprints to compare: 1"


@pytest.mark.parametrize(
    ("missing", "changed", "names", "said"),
    [
        (3, 0, "", "not in it: 3"),
        (0, 1, "单雄信", "changed since: 单雄信"),
        (2, 1, "单雄信", "not in it: 2, changed since: 单雄信"),
    ],
)
def test_a_bundle_says_who_is_not_in_it_as_they_stand(
    missing: int, changed: int, names: str, said: str
) -> None:
    assert stale_words(missing, changed, names) == said


def test_what_is_held_back_is_said_once_more_with_the_file() -> None:
    held = {
        **_WHOLE,
        FieldClass.CONTACTS: Treatment.SUMMARISE,
        FieldClass.REACH: Treatment.DROP,
        FieldClass.PAPERS: Treatment.DROP,
    }
    brief, left, judged = kept_words(held, is_judged_anew=True)
    assert brief == "Only in the brief: Talks and contacts."
    assert left == "Left out: Numbers and addresses, Papers."
    assert "worked out anew" in judged
    assert kept_words(_WHOLE, is_judged_anew=False) == []


def test_what_follows_is_said_where_a_class_is_decided() -> None:
    assert "worked out anew" in means_words(FieldClass.ELSEWHERE)
    assert "call or write" in means_words(FieldClass.REACH)
    assert means_words(FieldClass.PAPERS) == ""


def test_what_is_otherwise_for_one_client_is_marked_on_their_page() -> None:
    held = {**_WHOLE, FieldClass.PAPERS: Treatment.DROP}
    page = Treatments(held, name="王芳", general=_WHOLE)
    said = ["".join(span.text for span in one.paint(76)) for one in page.acts(76)]
    marked = [text for text in said if "for all others: pass on" in text]
    assert len(marked) == 1 and marked[0].startswith("Papers")


def test_an_older_receipt_is_told_by_its_own_bundle() -> None:
    newer = Bundle(
        bundle="ab" * 8,
        kind=BundleKind.HANDOVER,
        receiver_id=1,
        receiver="李明",
        at=datetime(2026, 11, 20, 9, 30),
        file="",
        digest="",
        clients=4,
        client_ids=frozenset(),
        has_own=True,
        counts={},
        receipt_hash=b"",
        until=None,
        basis=1,
        confirmed_at=None,
        confirmed_by=None,
        changed=0,
        forgotten=0,
    )
    older = replace(newer, bundle="cd" * 8, at=datetime(2026, 11, 19, 8, 15))
    assert "李明 now: 4" in arrived_words(newer, newer)
    said = arrived_words(older, newer)
    assert "李明 of 2026-11-19 08:15" in said
    assert "李明 of 2026-11-20 09:30 is still missing" in said
