"""The pages a client is shown: in every size, language and set of signs, and what is on none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import TextField

from rmdesk.desk.book import Desk
from rmdesk.desk.for_client.review import ClientReview
from rmdesk.desk.for_client.shown import review_for_client
from rmdesk.desk.review_mix import spread
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import write
from rmdesk.desk.reviewing.prefilling import begin
from rmdesk.domain.address import address
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.phrases import TITLES
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.totals import Worth
from rmdesk.language import Language, speak
from rmdesk.store.tables.fields import MoneyField
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable
from rmdesk.ui import formats, glyphs
from rmdesk.ui.discretion.beside import amounts_in_full, hide_amounts
from rmdesk.ui.presenting.layout import Leaf
from rmdesk.ui.presenting.leaves import leaves_of
from rmdesk.ui.widgets.large_amounts import large_amount
from tests.books.client_reviews import client_line, client_review, wished_household, yuan
from tests.tools.random_books import fill
from tests.ui.small_book import NOW, empty_book

SIZES = ((80, 22), (120, 38), (160, 46))
PROFILES = ("safe", "unicode", "ascii")


def said(leaf: Leaf) -> str:
    return "\n".join("".join(span.text for span in one) for one in leaf.lines)


def all_said(review: ClientReview, width: int = 120, height: int = 38) -> str:
    addressed = address(review, titles=TITLES[Language.ENGLISH])
    return "\n".join(
        f"{one.title}\n{said(one)}" for one in leaves_of(review, addressed, width, height)
    )


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("language", list(Language))
def test_every_line_is_as_wide_as_the_window(language: Language, profile: str) -> None:
    speak(language)
    glyphs.use(profile)
    for width, height in (*SIZES, (81, 23), (97, 30)):
        leaves = leaves_of(client_review(), "佟女士", width, height)
        for leaf in leaves:
            assert len(leaf.lines) <= height, leaf.part
            for one in leaf.lines:
                assert sum(formats.cells(span.text) for span in one) == width, leaf.part
        parts = list(dict.fromkeys(one.part for one in leaves))
        assert parts == ["cover", "whole", "shares", "lines", "trend", "mix", "agreed"]


@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=40),
    st.text(max_size=2_000),
    st.sampled_from(SIZES),
)
def test_whatever_was_typed_keeps_the_pages_in_shape(
    items: list[str], text: str, size: tuple[int, int]
) -> None:
    lines = [client_line(item, yuan(1_000 * n) if n % 3 else None) for n, item in enumerate(items)]
    review = client_review(lines, wishes=text, next_steps=text, trend=())
    for leaf in leaves_of(review, text[:20], *size):
        assert len(leaf.lines) <= size[1]
        for one in leaf.lines:
            assert sum(formats.cells(span.text) for span in one) == size[0]


def test_every_line_of_the_review_is_there_once() -> None:
    lines = [client_line(f"item {n:02d}.", yuan(10_000 * n)) for n in range(1, 41)]
    whole = "\n".join(
        said(one)
        for one in leaves_of(client_review(lines), "Ms Tong", 80, 22)
        if one.part == "lines"
    )
    for one in lines:
        assert whole.count(one.item) == 1


def test_nothing_is_a_colour_alone() -> None:
    """In plain signs, without any style, each figure stands there in words."""
    speak(Language.ENGLISH)
    glyphs.use("ascii")
    whole = all_said(client_review(), 80, 22)
    for wanted in (
        *("420.00", "65.9 %", "+2.00 万 (+3.5 %)", "-1.27 万 (-6.5 %)", "unchanged", "new"),
        *("no longer held", "not known", "Amounts not known yet: 1", "as of 2026-10-31"),
        *(
            "with us 137.73 万",
            "at other institutions 80.00 万",
            "property and other 420.00 万",
            "debts 115.00 万",
            "Debts",
        ),
    ):
        assert wanted in whole, wanted


def test_the_change_of_all_is_against_the_review_before() -> None:
    lines = [client_line("a", yuan(1_050_000), change=yuan(50_000), change_bp=500)]
    review = client_review(lines)
    assert "since 2026-08-20: +5.00 万 (+5.0 %)" in all_said(review)
    first = replace(review, before_on=None, totals_before=None)
    assert "since 2026-08-20" not in all_said(first)


def test_sums_of_reviews_with_unknown_amounts_do_not_look_whole() -> None:
    review = client_review([client_line("a", yuan(100)), client_line("b", yuan(5))])
    assert "not every amount was known" not in all_said(review)
    past, kind = review.trend[-2], review.slices[0].holding_class
    known = {one: amount for one, amount in past.by_class.items() if one is not kind}
    vague = replace(past, total=Worth(yuan(2_000_000), 1), by_class=known, unknown={kind: 1})
    told = all_said(replace(review, trend=(*review.trend[:-2], vague, review.trend[-1])))
    assert "200.00+" in told and "not every amount was known" in told


def test_a_first_review_has_no_way_behind_it() -> None:
    review = client_review()
    first = replace(review, trend=review.trend[-1:], before_on=None)
    parts = {one.part for one in leaves_of(first, "Ms Tong", 80, 22)}
    assert "trend" not in parts and "At each review" not in all_said(first)


def test_an_empty_review_is_still_a_page() -> None:
    review = client_review([], wishes="", next_steps="", next_on=None, trend=())
    leaves = leaves_of(review, "Ms Tong", 80, 22)
    assert [one.part for one in leaves] == ["cover", "whole"]


def test_amounts_are_written_while_someone_is_beside() -> None:
    hide_amounts(wanted=True)
    try:
        with amounts_in_full():
            assert "65.9 %" in all_said(client_review()) and "****" not in all_said(client_review())
        assert "****" in all_said(client_review())
    finally:
        hide_amounts(wanted=False)


def test_the_mix_is_that_of_the_lines_shown() -> None:
    mix = spread(client_review())
    assert mix is not None
    held = {one.share_class: one.held for one in mix.rows}
    assert held[ShareClass.CASH] == yuan(35_000)
    assert held[ShareClass.FIXED_INCOME] == yuan(1_900_000)
    assert sum(one.share_bp for one in mix.rows) == 10_000
    gone = [client_line("x", yuan(5), state=State.GONE)]
    assert spread(client_review(gone)) is None


def test_the_mix_wished_for_stands_beside_it_with_what_lies_between() -> None:
    own = all_said(client_review(household=wished_household(15, 45, 30, 5, 5)))
    assert "the mix that you wish for" in own and "45.0 %" in own
    assert "92.02 万 too much" in own and "47.09 万 too little" in own
    model = all_said(client_review(household=wished_household(10, 45, 30, 5, 10, level=3)))
    assert "the usual mix at risk grade C3" in model
    none = client_review(household=wished_household(0, 0, 0, 0, 0))
    assert "wished" not in all_said(none)


@pytest.mark.parametrize("figures", ["1,234.56", "+12.30", "-8.05", "2026-11-20", "0", ""])
@pytest.mark.parametrize("width", [1, 10, 40, 76, 150])
def test_large_figures_are_as_wide_as_asked(figures: str, width: int) -> None:
    for most in (1, 3, 5, 7):
        lines = large_amount(figures, width, unit="万", most=most)
        assert len(lines) <= most
        for one in lines:
            assert sum(formats.cells(span.text) for span in one) == width


# --- nothing else of the book ---


MAY_BE_SEEN = {
    *(("clients", "salutation"), ("clients", "name")),
    *(("review_lines", "item"), ("review_lines", "institution"), ("review_lines", "risk")),
    *(("reviews", "wishes"), ("reviews", "next_steps")),
}


@pytest.mark.parametrize("seed", range(3))
def test_nothing_else_of_the_book_is_on_any_page(tmp_path: Path, seed: int) -> None:
    """Every text and every amount of every record of a book is made unlike any other; what comes up
    on the pages is of the review and of its client."""
    speak(Language.ENGLISH)
    desk = empty_book(tmp_path)
    try:
        fill(desk, seed, now=NOW)
        client_id = _with_a_ledger(desk)
        first = begin(desk, client_id, now=NOW)
        close(desk, first, next_on=date(2027, 2, 22), at=None, now=NOW)
        second = begin(desk, client_id, now=NOW)
        write(desk, second, "wishes", "x", now=NOW)
        with desk.store.database.atomic():
            texts, amounts = _plant(desk)
        assert len(texts) > 300 and len(amounts) > 20
        review = review_for_client(desk, client_id, second)
        whole = all_said(review) + all_said(review, 80, 22)
        seen = {mark for mark in texts if mark in whole}
        for mark in seen:
            table, field, owner = texts[mark]
            assert (table, field) in MAY_BE_SEEN, (table, field)
            assert owner == client_id
        assert {texts[mark][:2] for mark in seen} >= {
            *(("clients", "salutation"), ("reviews", "wishes"), ("reviews", "next_steps")),
            ("review_lines", "item"),
        }
        for amount, (table, field) in amounts.items():
            assert formats.money_wan(amount) not in whole, (table, field)
    finally:
        desk.close()


def _with_a_ledger(desk: Desk) -> ClientId:
    """Somebody who owns something, and was never reviewed."""
    database = desk.store.database
    lines = list(HoldingTable.select().execute(database))
    owns = next(row for row in lines if not row.holding_class.is_liability)
    with database.atomic():
        for table in (ReviewLineTable, ReviewTable):
            table.delete().where(table.client_id == owns.client_id).execute(database)
    return ClientId(owns.client_id)


def _plant(desk: Desk) -> tuple[dict[str, tuple[str, str, int]], dict[Money, tuple[str, str]]]:
    """Behind the journal's back: by marker its table, field and client, and by amount the same; the
    amounts of reviews stay, for sums are made of them."""
    texts: dict[str, tuple[str, str, int]] = {}
    amounts: dict[Money, tuple[str, str]] = {}
    for name, table in RECORDS.items():
        for row in list(table.select().namedtuples().execute(desk.store.database)):
            given: dict[str, object] = {}
            owner = row.id if name == "clients" else getattr(row, "client_id", 0)
            for field in table._meta.sorted_fields:
                if type(field) is TextField:
                    marker = f"Qz{len(texts)}x"
                    given[field.name], texts[marker] = marker, (name, field.name, owner)
                elif isinstance(field, MoneyField) and name not in ("reviews", "review_lines"):
                    amount = Money.of_yuan(87_000_000 + 12_300 * len(amounts))
                    given[field.name], amounts[amount] = amount, (name, field.name)
            if given:
                table.update(given).where(table.id == row.id).execute(desk.store.database)
    return texts, amounts
