"""Below three points of familiarity nobody is told of a product, whatever the way."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.fields import FIELDS
from rmdesk.domain.scripts.locks import (
    PRODUCTS_FROM,
    Listener,
    answer_of,
    is_locked,
    more_of,
    way_around,
    words_of,
)
from rmdesk.domain.scripts.model import Answer, Branch, Objection, ObjectionKind, Script, Step

VALUES: Mapping[str, str] = {field: f"<{field}>" for field in FIELDS} | {"product": "PRODUCT"}
STRANGER = Listener(points=PRODUCTS_FROM - 1)
KNOWN = Listener(points=PRODUCTS_FROM)


def a_script(*steps: Step) -> Script:
    return Script("a", "A", "", steps)


OFFER = Step("offer", "Offer", "We have {product}.", proposes=True)


@pytest.mark.parametrize(
    "step",
    [
        OFFER,
        Step("offer", "Offer", "PRODUCT it is.", proposes=True),
        Step("unmarked", "Unmarked", "We have {product}."),
        Step("otherwise", "Otherwise", "Hello {event}.", otherwise="We have {product}."),
        Step(
            "variant", "Variant", "Hello.", for_attitude={Attitude.RESISTANT: "But {product} ..."}
        ),
    ],
    ids=lambda step: step.id,
)
def test_who_is_known_may_hear_what_a_stranger_may_not(step: Step) -> None:
    assert is_locked(step, STRANGER) and not is_locked(step, KNOWN)
    assert words_of(step, VALUES, STRANGER) == ""
    assert words_of(step, VALUES, KNOWN)


def test_the_way_around_is_the_one_named_else_the_next_step() -> None:
    close = Step("close", "Close", "{slot_1} or {slot_2}?")
    care = Step("care", "Care", "How are you?")
    risk = Step("risk", "Risk", "It moves.", proposes=True)
    named = Step("offer", "Offer", "{product}", around="close")
    assert way_around(a_script(named, risk, care, close), 0) == 3
    assert way_around(a_script(OFFER, risk, care, close), 0) == 2
    assert way_around(a_script(care, OFFER), 1) is None
    circle = Step("risk", "Risk", "It moves.", proposes=True, around="offer")
    assert way_around(a_script(Step("offer", "", "{product}", around="risk"), circle), 0) is None


def test_an_answer_that_proposes_gives_way_to_one_that_does_not() -> None:
    objection = Objection(
        ObjectionKind.PUTS_OFF,
        "Later",
        "",
        (),
        "Of course.",
        {"a": "Then {product}?"},
        (
            Answer("Card", "A card on trial?", scripts=("a", "b")),
            Answer("More", "And {product}?"),
        ),
    )
    assert answer_of(objection, "a", VALUES, STRANGER) == "Of course."
    assert answer_of(objection, "a", VALUES, KNOWN) == "Then PRODUCT?"
    assert [one.title for one in more_of(objection, "a", STRANGER)] == ["Card"]
    assert [one.title for one in more_of(objection, "a", KNOWN)] == ["Card", "More"]
    assert [one.title for one in more_of(objection, "c", KNOWN)] == ["More"]
    only = Objection(ObjectionKind.PUTS_OFF, "Later", "", (), "Take {product}.")
    assert answer_of(only, "a", VALUES, STRANGER) == ""


NAMES = ["one", "two", "three", "four"]
TEXTS = st.sampled_from(["Hello {address}.", "We have {product}.", "PRODUCT is new.", "{event}?"])


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    made = []
    for name in NAMES[: draw(st.integers(1, 4))]:
        said = [draw(TEXTS), draw(st.none() | TEXTS) or "", draw(st.none() | TEXTS)]
        is_about_product = any(one and "PRODUCT is" in one for one in said)
        made.append(
            Step(
                name,
                name,
                said[0] or "",
                otherwise=said[1] or "",
                proposes=is_about_product or draw(st.booleans()),
                for_attitude={draw(st.sampled_from(Attitude)): said[2]} if said[2] else {},
                branches=tuple(
                    Branch("x", to) for to in draw(st.lists(st.sampled_from(NAMES[:1]), max_size=2))
                ),
                around=draw(st.sampled_from(["", "one"])),
            )
        )
    return made


@settings(max_examples=40)
@given(
    steps(),
    st.integers(0, 10),
    st.none() | st.sampled_from(Attitude),
    st.sets(st.sampled_from(sorted(VALUES))),
)
def test_no_product_line_below_three_points_whatever_the_path(
    made: list[Step], points: int, attitude: Attitude | None, known: set[str]
) -> None:
    script, listener = a_script(*made), Listener(points, attitude)
    values = {name: VALUES[name] for name in known}
    for place, step in enumerate(script.steps):
        words = words_of(step, values, listener)
        if listener.is_stranger:
            assert "PRODUCT" not in words and "[product]" not in words
            around = way_around(script, place)
            assert around is None or not is_locked(script.steps[around], listener)
        else:
            assert words
