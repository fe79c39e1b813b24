"""One setting by its path."""

import pytest

from rmdesk.domain.day_settings import DaySettings, wrong_with_day
from rmdesk.domain.settings.paths import value_at, with_value
from rmdesk.domain.today import Group

DEFAULT = DaySettings()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("limit", 12),
        ("weekly", frozenset({0, 2})),
        ("classes.value.medium_days", 45),
        ("classes.stages", ()),
        ("leads.birthday", 3),
        ("leads.meeting", 2),
        ("today.group.cadence", 11),
        ("today.a_day", 1),
    ],
)
def test_a_setting_is_replaced_and_no_other(path: str, value: object) -> None:
    changed = with_value(DEFAULT, path, value)
    assert value_at(changed, path) == value != value_at(DEFAULT, path)
    assert with_value(changed, path, value_at(DEFAULT, path)) == with_value(
        DEFAULT, path, value_at(DEFAULT, path)
    )


def test_codes_stay_codes() -> None:
    changed = with_value(DEFAULT, "today.group.money", 1)
    assert all(isinstance(group, Group) for group in changed.today.group)


def test_what_is_no_rule_is_found_at_its_path() -> None:
    wrong = wrong_with_day(with_value(DEFAULT, "classes.value.medium_days", 0))
    assert wrong is not None and wrong.field == "classes.value.medium_days"


def test_a_path_that_leads_nowhere_is_no_setting() -> None:
    with pytest.raises((AttributeError, LookupError)):
        value_at(DEFAULT, "classes.nothing")
