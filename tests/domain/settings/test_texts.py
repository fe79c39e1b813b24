"""What is typed for a setting, as it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.classes.bands import Band, wrong_with_bands
from rmdesk.domain.money import Money
from rmdesk.domain.settings.texts import (
    read_amount,
    read_figure,
    read_named_bands,
    read_point_bands,
    read_week,
)
from rmdesk.domain.wrong import ValueRefused

EXAMPLE = "0-34: 10; 35-: 5"


@pytest.mark.parametrize(("text", "figure"), [("20", 20), (" ３０ ", 30), ("-1", -1), ("0", 0)])
def test_a_figure(text: str, figure: int) -> None:
    assert read_figure(text, example=20) == figure


@pytest.mark.parametrize("text", ["", "many", "1.5", "十", "1e3", "99999999999"])
def test_no_figure(text: str) -> None:
    with pytest.raises(ValueRefused) as found:
        read_figure(text, example=20)
    assert "type it like 20" in found.value.sentence()


def test_an_amount_in_yuan_or_wan() -> None:
    assert read_amount("20万") == read_amount("200,000") == Money.of_yuan(200_000)
    with pytest.raises(ValueRefused) as found:
        read_amount("some")
    assert "some is no amount" in found.value.sentence()


@pytest.mark.parametrize(
    "text", ["0-34: 10; 35-: 5", "０－34：10；35－：5", "0-34:10\n35-:5", "0至34:10;35到:5"]
)
def test_ranges_with_points(text: str) -> None:
    assert read_point_bands(text, example=EXAMPLE) == (Band(10, 0, 34), Band(5, 35))


def test_ranges_in_money() -> None:
    read = read_point_bands("0-4.9999万: 0; 5万-: 10", example=EXAMPLE)
    assert read == (Band(0, 0, 49_999), Band(10, 50_000))


@pytest.mark.parametrize("text", ["0-34", "0:10", "a-b: 1", "0-34: x", "-5-3: 1", "0-1.5: 3"])
def test_no_range(text: str) -> None:
    with pytest.raises(ValueRefused) as found:
        read_point_bands(text, example=EXAMPLE)
    assert "no range; type it like 0-34: 10" in found.value.sentence()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0-34: 10; 36-: 5", "Nothing is said for 35 to 35"),
        ("0-34: 10; 34-: 5", "34 lies in two ranges"),
        ("5-34: 10; 35-: 5", "must begin at 0"),
        ("0-34: 10; 35-60: 5", "Nothing is said above 60"),
        ("", "At least one range"),
    ],
)
def test_a_gap_or_an_overlap_is_read_and_found(text: str, said: str) -> None:
    wrong = wrong_with_bands("age", read_point_bands(text, example=EXAMPLE))
    assert wrong is not None and said in wrong.sentence()


def test_named_ranges_are_as_many_as_names() -> None:
    assert read_named_bands("0-2; 3-", ("low", "high"), example="0-2; 3-") == (
        Band("low", 0, 2),
        Band("high", 3),
    )
    with pytest.raises(ValueRefused) as found:
        read_named_bands("0-2; 3-", ("a", "b", "c"), example="0-2; 3-")
    assert "3 ranges are needed here" in found.value.sentence()
    with pytest.raises(ValueRefused) as found:
        read_named_bands("0-2: 7; 3-", ("a", "b"), example="0-2; 3-")
    assert "no range" in found.value.sentence()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1-5", {0, 1, 2, 3, 4}),
        ("1 2 3 6 7", {0, 1, 2, 5, 6}),
        ("周一至周五", {0, 1, 2, 3, 4}),
        ("一、三、日", {0, 2, 6}),
        ("", set()),
    ],
)
def test_a_week(text: str, days: set[int]) -> None:
    assert read_week(text) == days


@pytest.mark.parametrize("text", ["8", "weekdays", "1-", "0"])
def test_no_week(text: str) -> None:
    with pytest.raises(ValueRefused) as found:
        read_week(text)
    assert "no week" in found.value.sentence()


@given(st.text(st.sampled_from("0123456789-:;万亿.,~至到一日x —\n"), max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    said = []
    for read in (
        lambda: read_point_bands(text, example=EXAMPLE),
        lambda: read_named_bands(text, ("a", "b"), example=EXAMPLE),
        lambda: read_week(text),
        lambda: read_figure(text, example=1),
        lambda: read_amount(text),
    ):
        try:
            read()
        except ValueRefused as refusal:
            said.append(refusal.sentence())
    assert all(said)
