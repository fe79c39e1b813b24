"""The facts of an erase, which come back from a file that anybody may have written."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.handover.certificate import Ending, begun_page, certificate, gist
from rmdesk.domain.handover.erase_facts import EraseFacts, SentBundle, Unreadable

_AT = datetime(2026, 11, 20, 9, 30)
_BUNDLE = SentBundle(
    bundle="1a" * 16,
    receiver="王芳",
    fingerprint="11111 22222 33333 44444",
    digest="ab" * 32,
    clients=120,
    at=_AT,
    confirmed_at=_AT,
    confirmed_by="receiver",
)
FACTS = EraseFacts(
    number="0123456789abcdef",
    who="李明, rm01 (uid 1000)",
    book="book.rmdesk",
    book_id="0b" * 16,
    device="55555 66666 77777 88888",
    begun_at=_AT,
    counts={"clients": 120, "contacts": 300, "papers": 2},
    files=7,
    bundles=(_BUNDLE,),
    has_recovery=True,
    escrows=("99999 00000 11111 22222",),
    moved_on=date(2026, 11, 1),
    place="/media/stick",
    in_place=3,
    backups=4,
    other_names=1,
)

_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def test_they_come_back_as_they_went() -> None:
    assert EraseFacts.from_json(json.loads(json.dumps(FACTS.as_json()))) == FACTS


@settings(max_examples=40, deadline=None)
@given(name=st.sampled_from(sorted(FACTS.as_json())), value=_values)
def test_whatever_stands_there_is_read_or_refused(name: str, value: Any) -> None:
    kept = {**FACTS.as_json(), name: value}
    try:
        found = EraseFacts.from_json(kept)
    except Unreadable:
        return
    page = certificate(found, Ending(_AT, strangers=0))
    assert all(sign == "\n" or sign.isprintable() for sign in page)


@pytest.mark.parametrize("kept", [None, [], "", {}, {"number": "0a"}])
def test_what_is_no_mapping_of_ours_is_refused(kept: object) -> None:
    with pytest.raises(Unreadable):
        EraseFacts.from_json(kept)


@pytest.mark.parametrize(
    "told",
    [
        "No. 0123456789abcdef",
        "Clients: 120",
        "120 clients to 王芳 on 2026-11-20 09:30",
        "Key: 11111 22222 33333 44444",
        "SHA-256 " + "ab" * 32,
        "confirmed by the receiver's receipt",
        "A recovery code had been drawn",
        "99999 00000 11111 22222",
        "In the second place for backups, /media/stick, lie 3",
        "moved to another computer on 2026-11-01",
        "1 files of the book had a further name",
        "2 files beside the book",
        "SSD",
    ],
)
def test_the_page_names_it(told: str) -> None:
    assert told in certificate(FACTS, Ending(_AT, strangers=2))


def test_the_page_that_was_begun_never_passes_for_the_whole() -> None:
    begun, whole = begun_page(FACTS), certificate(FACTS, Ending(_AT, strangers=0))
    assert "NOT ERASED YET" in begun and "NOT ERASED YET" not in whole
    assert begun.splitlines()[:3] == whole.splitlines()[:3]


def test_the_gist_fits_a_small_screen() -> None:
    lines = gist(FACTS, Ending(_AT, strangers=2))
    assert sum(-(-len(line) // 79) for line in lines) <= 16
