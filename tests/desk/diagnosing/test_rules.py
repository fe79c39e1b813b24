"""The settings of diagnosing in the book: kept, refused, and followed at once."""

from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.opening import open_book
from rmdesk.domain.diagnosis.concentration import FlagLines
from rmdesk.domain.diagnosis.norms import TEXTBOOK
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.ui.small_book import PASSPHRASE, small_book

CHANGED = DiagnosisSettings(profile=TEXTBOOK.code, flag_lines=FlagLines(most_months=24))


def test_settings_stay_with_the_book(tmp_path: Path) -> None:
    with small_book(tmp_path) as desk:
        assert desk.diagnosis_settings == DiagnosisSettings()
        desk.change_diagnosis_settings(CHANGED)
    with open_book(tmp_path / "book.rmdesk", PASSPHRASE, today=TODAY) as desk:
        assert desk.diagnosis_settings == CHANGED


def test_what_is_no_rule_changes_nothing(tmp_path: Path) -> None:
    with small_book(tmp_path) as desk:
        desk.change_diagnosis_settings(CHANGED)
        with pytest.raises(ValueRefused) as refused:
            desk.change_diagnosis_settings(replace(CHANGED, profile="another"))
        assert refused.value.field == "profile"
        assert desk.diagnosis_settings == CHANGED
