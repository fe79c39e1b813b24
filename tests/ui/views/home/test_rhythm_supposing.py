"""What would do the rest of a target, in words: with what is missing, money and pieces."""

from rmdesk.desk.dealing.board import DealRow
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.plan import plan_of
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.domain.rhythm.standing import MonthFigures, Progress, progress_of
from rmdesk.domain.rhythm.what_if import WhatIf
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.pipeline import Party
from rmdesk.ui.views.home.pages.rhythm_supposing import sufficing_words
from tests.books.builders import TODAY
from tests.domain.rhythm.calendars import CHINA, NOVEMBER, a_deal, a_target, wan


def stands(amount: Money | None, pieces: int | None) -> Progress:
    month = MonthFigures(
        plan=plan_of(NOVEMBER, CHINA, Weights()),
        metrics=METRICS,
        targets=[a_target(amount=amount, pieces=pieces)],
        deals=[],
    )
    return progress_of(month, METRICS[0], today=TODAY)


def row(number: int, amount: int) -> DealRow:
    first_class, first_grade = next(iter(ClientClass)), next(iter(Familiarity))
    party = Party(f"王{number}", "", None, "", None, None, first_class, first_grade, None)
    return DealRow(a_deal(number, amount=wan(amount)), party, None, 10, None, (), TODAY)


def test_missing_pieces_are_said_beside_missing_money() -> None:
    said = sufficing_words(WhatIf(), stands(wan(27), 3), [row(1, 30), row(2, 25), row(3, 18)])
    assert said.startswith("Missing for the target: 27.00 万, 3 pcs. These would do: 王1")
    assert "王3" in said


def test_what_is_not_missing_is_not_said() -> None:
    said = sufficing_words(WhatIf(), stands(wan(27), None), [row(1, 30), row(2, 25)])
    assert said.startswith("Missing for the target: 27.00 万. These would do: 王1")
    assert "王2" not in said


def test_of_many_deals_three_are_named() -> None:
    said = sufficing_words(WhatIf(), stands(None, 4), [row(number, 1) for number in range(1, 6)])
    assert said.startswith("Missing for the target: 4 pcs. 4 deals would do, such as 王1")
    assert "王3" in said and "王4" not in said
