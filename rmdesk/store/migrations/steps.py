"""The ladder of schema versions: step n leads from version n - 1 to version n."""

from collections.abc import Callable
from typing import Final

from peewee import SqliteDatabase

from rmdesk.store.migrations import (
    m0001_book,
    m0002_calls,
    m0003_lists,
    m0004_file,
    m0005_day,
    m0006_calling,
    m0007_confidential,
    m0008_handover,
    m0009_review,
    m0010_rhythm,
)

Step = Callable[[SqliteDatabase], None]
"""Runs inside a transaction; raises to leave everything as it was."""

STEPS: Final[tuple[Step, ...]] = (
    m0001_book.upgrade,
    m0002_calls.upgrade,
    m0003_lists.upgrade,
    m0004_file.upgrade,
    m0005_day.upgrade,
    m0006_calling.upgrade,
    m0007_confidential.upgrade,
    m0008_handover.upgrade,
    m0009_review.upgrade,
    m0010_rhythm.upgrade,
)
