"""Settings as a file: read back they are the same, and what is wrong with a file is all said."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.calling.outcomes import STANDARD
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.money import Money
from rmdesk.domain.settings.everything import PARTS, AllSettings, changed, wrongs_with
from rmdesk.domain.settings.file import as_written, read_settings_text, settings_text
from rmdesk.domain.toml_text import literal
from tests.domain.any_settings import any_settings
from tests.domain.written_settings import CONTRADICTING, DEFAULT, OTHER


def nothing(_path: str) -> str:
    return ""


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(any_settings(), any_settings())
def test_a_file_read_back_is_what_was_written(written: AllSettings, held: AllSettings) -> None:
    """Whatever was set where it is read."""
    read = read_settings_text(settings_text(written, nothing), held)
    assert read.findings == ()
    assert read.is_whole
    assert not changed(read.settings, written)
    assert settings_text(read.settings, nothing) == settings_text(written, nothing)


def test_the_default_and_another_are_read_back_exactly() -> None:
    for one in (DEFAULT, OTHER):
        for held in (DEFAULT, OTHER):
            assert read_settings_text(settings_text(one, nothing), held).settings == one


def test_comments_stand_above_settings_and_change_nothing() -> None:
    text = settings_text(OTHER, lambda path: f"about {path}\nmore", ["Ours.", ""])
    assert text.startswith("# Ours.\n#\nversion = 1\n")
    assert "# about day.limit\n# more\nlimit = 7\n" in text
    assert "# about diagnosis.models.3.cash\n# more\ncash = 10\n" in text
    assert "# about calls.outcomes\n# more\n[[calls.outcomes]]\n" in text
    assert "# about diagnosis.flag_lines.one_bank_bp\n# more\none_bank_percent = 80\n" in text
    assert read_settings_text(text, DEFAULT).settings == OTHER


def test_what_a_file_does_not_name_stays_as_it_is() -> None:
    read = read_settings_text("[day]\nlimit = 30\n[calls]\ncap = 'none'", OTHER)
    assert read.is_whole
    assert read.settings == replace(
        OTHER, day=replace(OTHER.day, limit=30), calls=replace(OTHER.calls, cap=None)
    )
    assert changed(OTHER, read.settings) == ("day.limit", "calls.cap")


def test_amounts_and_shares_are_written_as_people_do() -> None:
    said = """
    [day.classes.value]
    high_assets = "50万"
    high_inflow = 1234.5
    [diagnosis.flag_lines]
    one_bank_percent = 62.5
    [diagnosis.models.C2]
    fixed_income = 80
    cash = 20
    """
    read = read_settings_text(said, DEFAULT)
    assert read.findings == ()
    value = read.settings.day.classes.value
    assert (value.high_assets, value.high_inflow) == (Money.of_yuan(500_000), Money(123_450))
    assert read.settings.diagnosis.flag_lines.one_bank_bp == 6_250
    mix = read.settings.diagnosis.models[2]
    assert mix == {ShareClass.FIXED_INCOME: 8_000, ShareClass.CASH: 2_000}
    assert settings_text(read.settings, nothing).count("one_bank_percent = 62.5\n") == 1


def test_everything_that_contradicts_is_named_each_at_its_setting() -> None:
    read = read_settings_text(CONTRADICTING, DEFAULT)
    assert not read.is_whole
    assert [as_written(one.field) for one in read.findings] == [
        "locking.idle_minutes",
        "day.classes.value.higher_days",
        "day.leads.birthday",
        "calls.topic_days",
        "calls.cap",
        "diagnosis.models.C3",
        "diagnosis.assumptions.retire_at",
        "rhythm.weights",
        "rhythm.chances.met",
    ]
    assert all("{" not in one.sentence() for one in read.findings)


def test_two_that_contradict_each_other_do_not_hide_the_rest() -> None:
    bold = "\n".join(
        f"[diagnosis.models.C{level}]\nequity = {equity}\ncash = {100 - equity}"
        for level, equity in ((3, 80), (4, 70))
    )
    read = read_settings_text(f"{bold}\n[diagnosis.flag_lines]\nleast_months = 0", DEFAULT)
    assert [one.field for one in read.findings] == [
        "diagnosis.models.3",
        "diagnosis.models.4",
        "diagnosis.flag_lines.most_months",
    ]


@pytest.mark.parametrize(
    ("said", "path", "sentence"),
    [
        ("[day]\nlimt = 3", "day.limt", "There is no setting of this name"),
        ("[moon]\nlimit = 3", "moon", "There is no setting of this name"),
        ("day = 3", "day", "3 is no group of settings"),
        ("[day]\nlimit = 'many'", "day.limit", "many is no whole number; type it like 7."),
        ("[day]\nlimit = 2.5", "day.limit", "2.5 is no whole number"),
        ("[day]\nlimit = true", "day.limit", "true is no whole number"),
        ("[day]\nlimit = 0xffffffffffffffffffffff", "day.limit", "... is no whole number"),
        ("[day]\nweekly = [1, 8]", "day.weekly", "8 is no day of the week"),
        ("[day]\nweekly = 'all'", "day.weekly", "all is no list"),
        ("[day]\nweekly = []", "day.weekly", "at least one day"),
        ("[day]\nalso_in_leap_month = 1", "day.also_in_leap_month", "1 is neither true nor false"),
        ("[day.classes]\nstages = '0-27; 28-'", "day.classes.stages", "4 ranges are needed here"),
        ("[day.classes]\nstages = 3", "day.classes.stages", "3 is no text"),
        ("[day.classes.value]\nhigh_assets = 'x'", "day.classes.value.high_assets", "x is no amou"),
        ("[day.classes.value]\nhigh_assets = 1999-01-01", "day.classes.value.high_assets", "1999"),
        ("[calls]\norder = 'best'", "calls.order", "best is not one of: "),
        ("[calls]\nforbidden_words = [1]", "calls.forbidden_words", "1 is no text"),
        ("[calls]\noutcomes = 1", "calls.outcomes", "1 is no list"),
        ("[[calls.outcomes]]\nwords = 'x'", "calls.outcomes", "came with the program"),
        ("[diagnosis]\nprofile = 'mine'", "diagnosis.profile", "There are no norms of this name."),
        ("[diagnosis.models.C6]\ncash = 100", "diagnosis.models.C6", "There is no setting"),
        ("[diagnosis.models.C1]\ngold = 100", "diagnosis.models.1.gold", "There is no setting"),
        ("[diagnosis.models]\nC1 = 4", "diagnosis.models.1", "4 is no group of settings"),
        (
            "[diagnosis.flag_lines]\none_bank_percent = 1.255",
            "diagnosis.flag_lines.one_bank_bp",
            "1.255 is no share",
        ),
        (
            "[diagnosis.flag_lines]\none_bank_percent = nan",
            "diagnosis.flag_lines.one_bank_bp",
            "is no share",
        ),
        ("[rhythm.chances]\nwon = 4", "rhythm.chances.won", "There is no setting of this name"),
        ("[[rhythm.own_metrics]]\nfed_by = 'calls'", "rhythm.own_metrics.1.fed_by", "There is no"),
        ("[day]\nlimit = [0x" + "f" * 9_999 + "]", "day.limit", "[...] is no whole number"),
        ("version = 0x" + "f" * 9_999, "version", "a newer version of the program (...)"),
        (f"[day]\n{'x' * 99} = 1", f"day.{'x' * 40}...", "There is no setting of this name"),
        ("version = 2", "version", "a newer version of the program (2)"),
        ("", "", "The file names no setting."),
        ("limit = ", "", "Line 1 is not written as settings are"),
        ("[day]\nlimit = 3\nlimit = 4", "", "Line 3 is not written as settings are"),
        ("\x00", "", "is not written as settings are"),
        ("a." * 50_000 + "b = 1", "", "This is no file of settings."),
        ("a = " + "[" * 9_999, "", "This is no file of settings."),
        ("a = " + "9" * 9_999, "", "This is no file of settings."),
    ],
)
def test_what_is_no_setting_gets_a_sentence_and_changes_nothing(
    said: str, path: str, sentence: str
) -> None:
    read = read_settings_text(said, OTHER)
    assert not read.is_whole
    assert read.findings[0].field == path
    assert sentence in read.findings[0].sentence()


LEAVES = st.one_of(
    st.integers(-5, 500),
    st.booleans(),
    st.sampled_from(["", "none", "x", "0-3; 4-", "as_listed", "20万"]),
    st.decimals(-5, 200, places=3),
    st.lists(st.integers(0, 9), max_size=3),
)


def paths(table: dict[str, Any], before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The keys that lead to every setting of a file."""
    found = []
    for key, value in table.items():
        here = (*before, key)
        found += paths(value, here) if isinstance(value, dict) else [here]
    return found


FILE_PATHS = paths(tomllib.loads(settings_text(OTHER, nothing)))


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(FILE_PATHS), LEAVES, min_size=1, max_size=6))
def test_any_file_is_either_taken_whole_or_told_what_is_wrong(said: dict[Any, Any]) -> None:
    lines = [f"{'.'.join(path)} = {_toml(value)}" for path, value in said.items()]
    read = read_settings_text("\n".join(lines), OTHER)
    assert read.is_whole == (not read.findings)
    if read.is_whole:
        assert not wrongs_with(read.settings)
    else:
        assert all(one.sentence() for one in read.findings)


def _toml(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return str(value)
    return literal(value)  # type: ignore[arg-type]


def test_every_wrong_setting_of_a_part_is_told_in_one_go() -> None:
    settings = replace(DEFAULT, calls=CallSettings(cap=0, topic_days=-1, outcomes=STANDARD[1:]))
    assert [one.field for one in wrongs_with(settings)] == [
        "calls.outcomes",
        "calls.topic_days",
        "calls.cap",
    ]


def test_the_parts_are_those_of_the_value() -> None:
    assert tuple(AllSettings.__dataclass_fields__) == PARTS
