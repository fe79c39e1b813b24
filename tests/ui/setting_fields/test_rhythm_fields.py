"""The settings of the rhythm as fields: written as they are read, and refused with a sentence."""

import pytest

from rmdesk.domain.rhythm.settings import RhythmSettings, Weights, wrong_with_rhythm
from rmdesk.domain.settings.paths import value_at
from rmdesk.domain.wrong import ValueRefused
from rmdesk.ui.setting_fields.rhythm import RHYTHM_FIELDS, RhythmField, read_weights

DEFAULT = RhythmSettings()


@pytest.mark.parametrize("field", RHYTHM_FIELDS, ids=lambda field: field.path)
def test_what_is_written_is_read_again(field: RhythmField) -> None:
    assert field.default == value_at(DEFAULT, field.path)
    assert field.read(field.text(field.default)) == field.default


@pytest.mark.parametrize(
    "text", ["40 20 20 20 0", "40/20/20/20/0", "40%、20%、20%、20%、0%", "４０ 20 20 20 0"]
)
def test_five_shares_however_they_are_parted(text: str) -> None:
    assert read_weights(text) == Weights(40, 20, 20, 20, 0)


@pytest.mark.parametrize(
    "text", ["", "35", "35 25 25 15", "a b c d e", "35 25 25 15 -0", "1 2 3 4 5 6"]
)
def test_what_are_no_five_shares_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_weights(text)
    assert "35 25 25 15 0" in refused.value.sentence()


def test_shares_that_do_not_add_up_are_the_rules_to_refuse() -> None:
    wrong = wrong_with_rhythm(RhythmSettings(weights=read_weights("35 25 25 15 10")))
    assert wrong is not None
    assert "110" in wrong.sentence()


def test_a_chance_may_have_its_sign() -> None:
    field = next(one for one in RHYTHM_FIELDS if one.path == "chances.met")
    assert field.read("55 %") == field.read("55％") == field.read("55") == 55
