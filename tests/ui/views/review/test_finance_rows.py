"""The tables and bars of a household as painted lines: every line as wide as the page."""

from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.diagnosing.household import HouseholdSheet, household_sheet
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowKind
from rmdesk.domain.diagnosis.concentration import FlagKind
from rmdesk.domain.diagnosis.mixes import ShareClass, Source
from rmdesk.domain.diagnosis.norms import Verdict
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.money import Money
from rmdesk.language import Language, speak
from rmdesk.ui import glyphs
from rmdesk.ui.formats import cells
from rmdesk.ui.views.review.pages.allocation_rows import flag_items, gap_words, mix_items
from rmdesk.ui.views.review.pages.household_ratios import ratio_items
from rmdesk.ui.views.review.pages.household_tables import balance_items, flow_items
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.labels import label
from tests.books.builders import TODAY
from tests.ui.finance_steps import fill
from tests.ui.small_book import RICH, small_book

NARROWEST = 77
"""What a section has of 80 columns: margins and the scrollbar are taken off."""


def wide(line: Line) -> int:
    return sum(cells(span.text) for span in line)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> HouseholdSheet:
    folder: Path = tmp_path_factory.mktemp("book")
    desk = small_book(folder)
    fill(desk)
    try:
        return household_sheet(desk, RICH)
    finally:
        desk.close()


def items_of(sheet: HouseholdSheet, width: int, *, is_open: bool) -> list[Item]:
    def opens(_key: object) -> bool:
        return is_open

    # The tables stand side by side where there is room, and everything else has the whole page.
    half = (width - 3) // 2 if width >= 106 else width
    tables = [*flow_items(sheet, half), *balance_items(sheet, half)]
    assert all(wide(line) == half for item in tables for line in item)
    return [
        *ratio_items(sheet, opens, tells=is_open, width=width),
        *mix_items(sheet, opens, TODAY, width),
        *flag_items(sheet, opens, width),
    ]


@given(
    width=st.integers(NARROWEST, 200),
    is_open=st.booleans(),
    profile=st.sampled_from(["safe", "ascii", "unicode"]),
    language=st.sampled_from(Language),
)
def test_every_line_is_as_wide_as_the_page(
    sheet: HouseholdSheet, width: int, is_open: bool, profile: str, language: Language
) -> None:
    glyphs.use(profile)
    speak(language)
    items = items_of(sheet, width, is_open=is_open)
    assert all(wide(line) == width for item in items for line in item)


@pytest.mark.parametrize("language", Language)
def test_no_figure_verdict_or_norm_is_cut_at_80_columns(
    sheet: HouseholdSheet, language: Language
) -> None:
    speak(language)
    for item in ratio_items(sheet, lambda _key: False, tells=False, width=NARROWEST):
        assert glyphs.glyphs().cut not in "".join(span.text for span in item[0])


@pytest.mark.parametrize(
    ("fen", "words"),
    [(0, "as wished"), (1_000_000, "1.00 万 too little"), (-1_000_000, "1.00 万 too much")],
)
def test_a_gap_says_its_direction_in_words(fen: int, words: str) -> None:
    assert gap_words(Money(fen)) == words


def test_without_a_wish_there_is_no_gap() -> None:
    assert gap_words(None) == ""


@pytest.mark.parametrize(
    "codes", [FlowCategory, FlowKind, Group, ShareClass, Source, RatioKind, Verdict, FlagKind]
)
def test_every_code_has_a_word(codes: type[StrEnum]) -> None:
    words = [label(one) for one in codes]
    assert all(words)
    assert len(set(words)) == len(words)
