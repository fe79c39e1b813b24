"""Whether someone is beside the desk: then no amount of money stands on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

_is_someone_beside = False


def hide_amounts(*, wanted: bool) -> None:
    """Write amounts as stars from now on, or show them again."""
    global _is_someone_beside
    _is_someone_beside = wanted


def amounts_are_hidden() -> bool:
    """Whether amounts are written as stars."""
    return _is_someone_beside


@contextmanager
def amounts_in_full() -> Iterator[None]:
    """While something is composed for the client whose amounts they are, nobody is beside."""
    global _is_someone_beside
    before, _is_someone_beside = _is_someone_beside, False
    try:
        yield
    finally:
        _is_someone_beside = before
