"""The view of everything that can be set, by keys: changed, refused with a sentence, put back."""

from dataclasses import fields
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.locking import Locking
from rmdesk.domain.money import Money
from rmdesk.domain.settings.everything import AllSettings
from rmdesk.domain.settings.file import settings_text
from rmdesk.domain.settings.paths import with_value
from rmdesk.domain.settings.sources import source_of
from rmdesk.isolation import LOCK
from rmdesk.language import Language, speak
from rmdesk.settings import Preferences
from rmdesk.ui import glyphs
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.drafts.kept import STATE_KEY as DRAFTS
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.navigation.place import STATE_KEY as PLACE
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import SETTINGS as SETTINGS_VIEW
from rmdesk.ui.setting_fields.calls import CALL_FIELDS
from rmdesk.ui.setting_fields.entry import Lead, Values
from rmdesk.ui.setting_fields.sections import ENTRIES, SECTIONS, SETTINGS, entry_of
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until

PLACES = {
    entry.path: (section.digit, place)
    for section in SECTIONS
    for place, entry in enumerate(section.entries)
    if not isinstance(entry, Lead)
}
TITLES = {setting.path: setting for setting in SETTINGS}


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: path)
    return path


async def stand_on(shown: Shown, path: str) -> None:
    """The line of a setting, the view being on the screen."""
    digit, place = PLACES[path]
    await shown.press(str(digit), "home", *["down"] * place)
    await stands_on(shown, path)


async def stands_on(shown: Shown, path: str) -> None:
    """The cursor is on the line of a setting."""
    view = shown.app.desk.views.find(SETTINGS_VIEW)
    assert view is not None
    await wait_until(shown.pilot, lambda: view.list.entry is TITLES[path])


async def open_settings(shown: Shown) -> None:
    await shown.sees("clients: 8")
    await shown.press("comma")
    await shown.sees("1 Computer", "8 Changed", "as the system")


async def save(shown: Shown, text: str) -> None:
    await shown.sees("Empty is the default")
    await shown.press("ctrl+u")
    await shown.type(text)
    await shown.press("enter")


def kept(on_screen: DeskOnScreen) -> DaySettings:
    return on_screen.thread.ask(lambda desk: desk.settings).result()


def rules_of(on_screen: DeskOnScreen) -> CallSettings:
    return on_screen.thread.ask(lambda desk: desk.call_settings).result()


async def test_a_limit_is_changed_and_put_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await stand_on(shown, "day.limit")
        await shown.sees("The default,")
        await shown.press("enter")
        await save(shown, "12")
        await shown.sees("planned by it: Most clients a day 12", "* The default is 20,")
        assert kept(on_screen).limit == 12
        await shown.press("delete")
        await shown.sees("planned by it: Most clients a day 20", "The default,")
        assert kept(on_screen) == DaySettings()


async def test_another_line_places_everybody_anew(on_screen: DeskOnScreen) -> None:
    def very_high() -> int:
        sql = "SELECT COUNT(*) FROM facts WHERE client_class IN ('very_high', 'medium')"
        found = on_screen.thread.ask(lambda desk: desk.store.database.execute_sql(sql).fetchone())
        return int(found.result()[0])

    before = very_high()
    async with on_screen.shown((120, 40)) as shown:
        await open_settings(shown)
        await stand_on(shown, "day.classes.value.high_assets")
        await shown.press("enter")
        await shown.sees("Empty is the default")
        await shown.press("ctrl+u")
        await shown.type("200万")
        await shown.sees("= 2,000,000 yuan")
        await shown.press("enter")
        await shown.sees("planned by it: Assets are high from 2,000,000 yuan")
        assert kept(on_screen).classes.value.high_assets == Money.of_yuan(2_000_000)
        assert very_high() < before


REFUSED = (
    ("day.limit", "0", "A limit lies between 1 and 200 clients a day; 0 does not."),
    ("day.limit", "many", "many is no whole number; type it like 20."),
    ("day.weekly", "8", "8 is no week"),
    ("day.classes.value.medium_days", "0", "A client is contacted every 1 to"),
    ("day.classes.value.very_high_days", "31", "A higher class would be contacted less often"),
    ("day.classes.priority.age", "0-34: 10; 40-: 5", "Nothing is said for 35 to 39"),
    ("day.classes.priority.age", "0-34: 10; 34-: 5", "34 lies in two ranges"),
    ("day.classes.stages", "0-27; 28-", "4 ranges are needed here"),
    ("day.leads.birthday", "91", "A reminder comes 0 to 90 days before"),
    ("day.classes.value.high_assets", "-1", "This line must lie above zero"),
    ("day.daily_calls", "0", "A day has 1 to 500 telephone contacts"),
    ("calls.monthly_large", "0", "It cannot be less than 1."),
    ("diagnosis.models.3", "10 45 30 5", "A mix has five shares"),
    ("diagnosis.models.3", "10 45 30 5 20", "The shares come to 110 %"),
    ("diagnosis.assumptions.retire_at", "90", "It cannot be more than 80."),
    ("rhythm.weights", "35 25 25 15 10", "add up to 110 %"),
)


async def test_what_is_no_rule_gets_a_sentence_at_its_field(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_settings(shown)
        for path, typed, said in REFUSED:
            await stand_on(shown, path)
            await shown.press("enter")
            await save(shown, typed)
            await shown.sees(said, typed)
            await shown.press("escape")
            await shown.sees_no("Empty is the default")
        assert kept(on_screen) == DaySettings()
        assert rules_of(on_screen) == CallSettings()


async def test_rules_of_calling_and_mixes_are_typed_and_kept(on_screen: DeskOnScreen) -> None:
    typed = {
        "calls.large": ("50万", Money.of_yuan(500_000)),
        "calls.monthly_others": ("5", 5),
        "calls.forbidden_words": ("包赚，稳稳", ("包赚", "稳稳")),
    }
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        for path, (text, value) in typed.items():
            await stand_on(shown, path)
            await shown.press("enter")
            await save(shown, text)
            await shown.sees("Saved:", "* The default is")
            assert getattr(rules_of(on_screen), path.removeprefix("calls.")) == value
        await stand_on(shown, "diagnosis.models.1")
        await shown.press("enter")
        await save(shown, "25 65 0 0 10")
        await shown.sees("Saved: C1 25 65 0 0 10 %")
        await shown.press("8")
        await shown.sees("25 65 0 0 10 %", "500,000 yuan", "changed: 4")


async def test_a_switch_and_a_choice_are_turned_where_they_stand(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await stand_on(shown, "day.also_in_leap_month")
        await shown.press("space")
        await shown.sees("planned by it: Lunar birthday twice yes", "< yes >")
        assert kept(on_screen).also_in_leap_month
        await shown.press("enter")
        await shown.sees("planned by it: Lunar birthday twice no", "< no >")
        await stand_on(shown, "calls.order")
        await shown.press("left")
        await shown.sees("Saved: Order The best hour now")
        await shown.press("enter")
        await shown.sees("in every order", "the largest amount with us first")
        await shown.press("home", "enter")
        await shown.sees("Saved: Order As in the list")
        assert rules_of(on_screen).order is QueueOrder.AS_LISTED


async def test_a_setting_is_found_by_its_name(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await shown.press("slash")
        await shown.sees("the name of a setting")
        await shown.type("dormant")
        await shown.sees("Dormant after", "180 days")
        await shown.press("down")
        await shown.press("enter")
        await save(shown, "200")
        await shown.sees("planned by it: Dormant after 200 days")
        await shown.press("escape")  # out of finding, into the section of what was found
        await shown.sees("3 Grids", "How often", "Dormant after")
        await shown.press("ctrl+f")
        await shown.type("xyz")
        await shown.sees("No setting is called like that.")
        await shown.press("escape")
        await shown.sees("Dormant after")
        await shown.press("escape")
        await shown.sees("clients: 8")


async def test_a_chinese_name_is_found_by_initials_while_english_is_spoken(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await shown.press("slash")
        await shown.type("主题")
        await shown.sees("Theme", "as the terminal allows")
        await shown.press("ctrl+u")
        await shown.type("topic_days")
        await shown.sees("A topic rests for", "30 days")
        await shown.press("ctrl+u")
        await shown.type("zt")
        await shown.sees("Theme", "as the terminal allows")


async def test_a_section_goes_back_to_the_defaults_and_that_is_put_back(
    on_screen: DeskOnScreen,
) -> None:
    def change(desk: Desk) -> None:
        settings = with_value(with_value(desk.settings, "limit", 12), "leads.birthday", 3)
        desk.change_settings(settings)

    on_screen.thread.ask(change).result()
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await shown.press("2", "o")
        await shown.sees("This section back to the defaults: Timing")
        await shown.press("enter")
        await shown.sees("Back to the defaults: Most clients a day, Birthday.")
        await shown.press("enter")  # No stands first
        await shown.sees_no("Yes, make them")
        assert kept(on_screen).limit == 12
        await shown.press("ctrl+t")
        await shown.sees("This section back")
        await shown.press("enter")
        await shown.sees("Yes, make them the defaults: 2")
        await shown.press("down", "enter")
        await shown.sees("Back to the defaults: 2.", "changed: 0")
        assert kept(on_screen) == DaySettings()
        await run(shown, "Put settings back", "As before the file or reset")
        await shown.sees("Most clients a day", "20", "12", "Take it: 2")
        await shown.press("enter")
        await shown.sees("Settings changed: 2.", "changed: 2")
        assert kept(on_screen).limit == 12


async def test_looks_take_effect_at_once_and_are_kept(
    on_screen: DeskOnScreen, own_settings: Path
) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await stand_on(shown, "program.theme")
        for name in ("dark", "light", "contrast-dark", "contrast-light", "sixteen"):
            await shown.press("right")
            await wait_until(shown.pilot, lambda name=name: shown.app.theme == name)  # type: ignore[misc]
        await shown.sees("< 16 colours >")
        await shown.sees("Saved: Theme 16 colours")
        await shown.press("down", "space")
        await shown.sees("< safe everywhere >")
        await shown.press("space")
        await shown.sees("< all signs >", "Saved: Signs all signs")
        assert glyphs.glyphs() is glyphs.UNICODE
        await shown.press("delete")
        await shown.sees("< as the terminal allows >")
        assert glyphs.glyphs() is glyphs.SAFE, "no terminal said what it allows"
        await shown.press("down", "left")
        await shown.sees("< after 4 min >")
        await wait_until(
            shown.pilot,
            lambda: own_settings.exists() and "idle_minutes = 4" in own_settings.read_text(),
        )
    assert Preferences.load(own_settings).theme == "sixteen"


async def test_turned_on_twice_in_one_breath_is_two_on(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await stand_on(shown, "program.theme")
        await shown.press("right", "right", "right")
        await wait_until(shown.pilot, lambda: shown.app.theme == "contrast-dark")


async def test_old_ways_lead_into_the_sections(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await shown.sees("clients: 8")
        await run(shown, "Settings of the day", "Most clients a day", "Week and limit")
        await run(shown, "Rules of calling", "A client is large from")
        await shown.press("end", "enter")
        await shown.sees("The set that came with the program")
        await shown.press("escape")
        await shown.sees("A client is large from")
        await shown.press("f9")
        await shown.sees("clients: 8")


async def test_groups_and_sections_are_stepped_through(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await shown.press("ctrl+right", "tab")
        await stands_on(shown, "day.leads.birthday")
        await shown.press("shift+tab")
        await stands_on(shown, "day.limit")
        await shown.press("ctrl+left")
        await shown.sees("as the terminal allows")
        await shown.press("8")
        await shown.sees("Everything is as it came.")


async def test_the_place_is_kept_over_a_lock(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await stand_on(shown, "calls.topic_days")
        place = shown.app.desk.place()
    async with on_screen.shown((120, 40), place=place) as shown:
        await shown.sees("5 Calling", "In a file of settings: calls.topic_days")
    async with on_screen.shown((80, 24), place=place) as shown:
        await shown.sees("5 Calling", "[P] calls  [T] training", "A topic rests for")
        await shown.sees_no("In a file of settings")


@pytest.mark.parametrize("language", list(Language))
def test_every_default_is_written_as_it_may_be_typed(language: Language) -> None:
    speak(language)
    for setting in SETTINGS:
        field = setting.field
        assert (setting.title() and field.shown(field.default)) or field.path == "forbidden_words"
        if not (field.is_switch or field.is_choice or field.default is None):
            assert field.read(field.text(field.default)) == field.default, setting.path


def test_every_setting_stands_in_the_view_once_and_says_where_its_default_comes_from() -> None:
    paths = [setting.path for setting in SETTINGS]
    assert len(set(paths)) == len(paths)
    defaults = Values(program=Preferences(), settings=AllSettings())
    for setting in SETTINGS:
        assert source_of(setting.path).said
        assert setting.is_default(defaults), setting.path
        if setting.field.is_choice:
            assert setting.field.default in setting.field.choices


def test_whatever_a_file_may_say_has_a_line_in_the_view() -> None:
    """But for what has no lead time: what is promised is due on its own day."""
    said: list[str] = []

    def note(path: str) -> str:
        said.append(path)
        return ""

    settings_text(AllSettings(), note)
    single = {path for path in said if not any(other.startswith(f"{path}.") for other in said)}
    assert {path for path in single if entry_of(path) is None} == {
        f"day.leads.{name}"
        for name in ("meeting", "call_back", "answer_owed", "follow_up", "to_do", "forum")
    }


def test_what_is_set_elsewhere_is_led_to_by_a_command() -> None:
    for entry in ENTRIES:
        if isinstance(entry, Lead):
            assert entry.command in BY_ID


def test_the_fields_of_calling_are_those_of_its_settings() -> None:
    rules = set(CallSettings.__dataclass_fields__) - {"outcomes"}
    assert {field.path for field in CALL_FIELDS} == rules
    assert {field.name for field in fields(Locking)} == {"idle_minutes", "presenting_minutes"}


async def test_what_is_half_typed_stands_there_again_after_a_lock(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_settings(shown)
        await stand_on(shown, "day.classes.familiarity.dormant_days")
        await shown.press("enter")
        await shown.sees("Empty is the default: 180 days")
        await shown.press("ctrl+u")
        await shown.type("27")
        await shown.sees("= 27 days")
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)

    def kept(desk: Desk) -> tuple[Place, Drafts]:
        state = desk.state.get
        return Place.from_state(state(PLACE)), Drafts.from_state(state(DRAFTS))

    place, drafts = on_screen.thread.ask(kept).result()
    async with on_screen.shown((80, 24), place=place, half_typed=drafts) as shown:
        await shown.sees("Empty is the default: 180 days", "= 27 days")
        await shown.type("5")
        await shown.press("enter")
        await shown.sees("planned by it: Dormant after 275 days")
