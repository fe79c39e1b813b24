"""How a risk grade stands, beside what age asks for."""

from dataclasses import replace
from datetime import date

from rmdesk.ui.words.risk import risk_standing
from tests.books.builders import TODAY, a_client


def test_who_is_watched_for_age_alone_has_no_grade_which_is_said() -> None:
    old = a_client(birthday=date(1950, 1, 1), risk_tolerance="", risk_assessed_on=None)
    assert risk_standing(old, TODAY) == "not assessed  65+ special care"
    graded = replace(old, risk_tolerance="C2", risk_assessed_on=TODAY)
    assert risk_standing(graded, TODAY).startswith("C2  until ")
    assert risk_standing(replace(old, birthday=None), TODAY) == ""
