"""The settings of the day by keys: changed one by one, refused with a sentence, put back."""

import pytest

from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.money import Money
from rmdesk.domain.setting_paths import value_at
from rmdesk.language import Language, speak
from rmdesk.ui.day_fields import FIELDS
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown

PLACE = {field.path: place for place, field in enumerate(FIELDS)}


async def open_field(shown: Shown, path: str) -> None:
    """The form of one setting, from the list."""
    await run(shown, "Settings of the day", "Most clients a day")
    await shown.press(*["down"] * PLACE[path], "enter")
    await shown.sees("Empty is the default")


async def save(shown: Shown, text: str) -> None:
    await shown.press("ctrl+u")
    await shown.type(text)
    await shown.press("enter")


def kept(on_screen: DeskOnScreen) -> DaySettings:
    return on_screen.thread.ask(lambda desk: desk.settings).result()


async def test_a_limit_is_changed_and_put_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_field(shown, "limit")
        await save(shown, "12")
        await shown.sees("planned by it: Most clients a day 12", "* the default is 20")
        assert kept(on_screen).limit == 12
        await shown.press("enter")
        await shown.sees("Empty is the default: 20")
        await save(shown, "")
        await shown.sees("planned by it: Most clients a day 20")
        assert kept(on_screen) == DaySettings()


async def test_another_line_places_everybody_anew(on_screen: DeskOnScreen) -> None:
    def very_high() -> int:
        sql = "SELECT COUNT(*) FROM facts WHERE client_class IN ('very_high', 'medium')"
        found = on_screen.thread.ask(lambda desk: desk.store.database.execute_sql(sql).fetchone())
        return int(found.result()[0])

    before = very_high()
    async with on_screen.shown((120, 40)) as shown:
        await open_field(shown, "classes.value.high_assets")
        await shown.press("ctrl+u")
        await shown.type("200万")
        await shown.sees("= 2,000,000 yuan")
        await shown.press("enter")
        await shown.sees("planned by it: Assets are high from 2,000,000 yuan")
        assert kept(on_screen).classes.value.high_assets == Money.of_yuan(2_000_000)
        assert very_high() < before


REFUSED = (
    ("limit", "0", "A limit lies between 1 and 200 clients a day; 0 does not."),
    ("limit", "many", "many is no whole number; type it like 20."),
    ("weekly", "8", "8 is no week"),
    ("weekly", "x", "x is no week"),
    ("classes.value.medium_days", "0", "A client is contacted every 1 to"),
    ("classes.value.very_high_days", "31", "A higher class would be contacted less often"),
    ("classes.priority.age", "0-34: 10; 40-: 5", "Nothing is said for 35 to 39"),
    ("classes.priority.age", "0-34: 10; 34-: 5", "34 lies in two ranges"),
    ("classes.stages", "0-27; 28-", "4 ranges are needed here"),
    ("leads.birthday", "91", "A reminder comes 0 to 90 days before"),
    ("classes.value.high_assets", "-1", "This line must lie above zero"),
    ("daily_calls", "0", "A day has 1 to 500 telephone contacts"),
)


async def test_what_is_no_rule_gets_a_sentence_at_its_field(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        for path, typed, said in REFUSED:
            await open_field(shown, path)
            await save(shown, typed)
            await shown.sees(said, typed)
            await shown.press("escape")
            await shown.sees_no("Empty is the default")
            await shown.press("escape")
            await shown.sees_no("Most clients a day")
        assert kept(on_screen) == DaySettings()


async def test_a_switch_is_turned_where_it_stands(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await run(shown, "Settings of the day", "Lunar birthday twice")
        await shown.press(*["down"] * PLACE["also_in_leap_month"], "enter")
        await shown.sees("planned by it: Lunar birthday twice yes")
        assert kept(on_screen).also_in_leap_month
        await shown.press("enter")
        await shown.sees("planned by it: Lunar birthday twice no")
        assert kept(on_screen) == DaySettings()


async def test_the_settings_of_the_program_lead_there(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await shown.press("comma")
        await shown.sees("In this book")
        await shown.press("end", "enter")
        await shown.sees("Settings of the day", "Most clients a day")


@pytest.mark.parametrize("language", list(Language))
def test_every_default_is_written_as_it_may_be_typed(language: Language) -> None:
    speak(language)
    for field in FIELDS:
        if not field.is_switch:
            assert field.read(field.text(field.default)) == field.default, field.path


def test_every_setting_stands_in_the_list_once() -> None:
    assert len(PLACE) == len(FIELDS)
    assert all(value_at(DaySettings(), path) is not None for path in PLACE)
