"""The reasons why a book does not open stay apart: by sentence, by hint, by exit code."""

import traceback

import pytest

from rmdesk.store.disk import refusals
from rmdesk.store.disk.refusals import BookRefused

_ALL = [
    kind
    for kind in vars(refusals).values()
    if isinstance(kind, type) and issubclass(kind, BookRefused) and hasattr(kind, "exit_code")
]
_PARAMETERS = {"name": "book.rmdesk", "reason": "no space left on device", "setting": "synchronous"}
_PARAMETERS |= {"count": "4", "seconds": "2"}


@pytest.mark.parametrize("kind", _ALL)
def test_a_sentence_and_a_hint_that_fit_one_line_each(kind: type[BookRefused]) -> None:
    refusal = kind(**_PARAMETERS)
    for line in (refusal.sentence(), refusal.advice()):
        assert line.endswith((".", "。"))
        assert "{" not in line
    assert len(refusal.advice()) <= 80


def test_all_sentences_differ() -> None:
    assert len({kind.message for kind in _ALL}) == len(_ALL)


def test_exit_codes_differ_and_stay_in_their_range() -> None:
    families = [kind for kind in _ALL if "exit_code" in vars(kind)]
    assert sorted(kind.exit_code for kind in families) == list(range(10, 22))


def test_a_traceback_shows_no_parameter() -> None:
    refusal = refusals.DamagedDatabase(name="王小明.rmdesk")
    assert "王小明" not in "".join(traceback.format_exception(refusal))
