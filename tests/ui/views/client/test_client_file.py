"""The client's file by keys only: rows that open, what to ask, the wishes to respect."""

import re
from datetime import date, datetime, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.items import Answer, file_entries, set_item
from rmdesk.domain.file.choices import ContactWay, NetWorth, PhoneLine, ServiceRelationship
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.ui.navigation.view_kinds import CLIENT
from rmdesk.ui.views.client.view import ClientView
from rmdesk.ui.widgets.page import Place
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until
from tests.ui.filing_steps import open_rich
from tests.ui.small_book import NOW, RICH, YESTERDAY

SIZES = [(80, 24), (120, 40), (160, 48)]
WISHES = (
    ("bad_hours", read_hours("working hours")),
    ("good_hours", read_hours("12-13:30; weekends")),
    ("liked_way", ContactWay.MESSENGER),
    ("neutral_envelope", True),
    ("taboos", "不提股票"),
    ("avoid_at_work", "不谈理财"),
    ("instruction", "先发微信"),
    ("work_phone", "01088886666"),
    ("closed_lines", (PhoneLine.WORK,)),
)


def keep(on_screen: DeskOnScreen, item: str, value: object, **about: object) -> None:
    """Put an item into the file, as if yesterday."""

    def work(desk: Desk) -> None:
        set_item(desk, RICH, item, Answer(value, **about), now=YESTERDAY)  # type: ignore[arg-type]

    on_screen.thread.ask(work).result()


@pytest.fixture
def wishing(on_screen: DeskOnScreen) -> DeskOnScreen:
    for item, value in WISHES:
        keep(on_screen, item, value)
    return on_screen


def entry(on_screen: DeskOnScreen, item: str, client_id: ClientId = RICH) -> Entry:
    return on_screen.thread.ask(lambda desk: file_entries(desk, client_id)[item]).result()


async def go_to(shown: Shown, title: str) -> None:
    """Down to the row that begins with `title`."""
    for _ in range(60):
        await wait_until(shown.pilot, lambda: "› " in shown.text)
        if f"› {title} " in shown.text:
            return
        await shown.press("down")
    raise AssertionError(f"no row {title!r} in:\n{shown.text}")


# --- what to ask ---


async def test_the_file_is_filled_by_its_questions(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("ctrl+w")
        await shown.sees("What to ask: 单雄信", "When does a call suit you?", "Why: So that I only")
        await shown.press("enter")
        await shown.sees("Good hours: 单雄信", "Why: So that I only call when it suits you")
        await shown.type("sometimes")
        await shown.press("enter")
        await shown.sees("These hours cannot be read", "sometimes")
        await shown.press("ctrl+u")
        await shown.type("工作日12点到13点半")
        await shown.sees("= Mon-Fri 12:00-13:30")
        await shown.press("enter")
        # The next question is under the cursor: no key is lost between two answers.
        await shown.sees("What to ask: 单雄信", "When should I never call?")
        await shown.sees_no("When does a call suit you?")
        await shown.press("escape")
        await shown.sees("Good hours", "Mon-Fri 12:00-13:30")
        assert entry(on_screen, "good_hours").known_since == TODAY
        await shown.press("u")
        await shown.sees("Undone: edit of 单雄信")
        assert not entry(on_screen, "good_hours").is_known


async def test_a_choice_is_taken_by_its_number(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("w")
        await shown.sees("How do you like to hear from me best?")
        await go_to(shown, "Likes best")
        await shown.press("enter")
        await shown.sees("1 a call", "3 messenger")
        await shown.type("9")
        await shown.press("enter")
        await shown.sees("Choose one of what is listed.")
        await shown.press("ctrl+u")
        await shown.type("3")
        await shown.sees("= messenger")
        await shown.press("enter")
        await shown.sees("What to ask")
        assert entry(on_screen, "liked_way").value is ContactWay.MESSENGER


# --- outside figures ---


async def test_an_outside_figure_says_as_of_when_and_by_whom(on_screen: DeskOnScreen) -> None:
    keep(on_screen, "net_worth", NetWorth.FROM_50, as_of=date(2025, 1, 1), source="客户自述")
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.sees("50 to 200 万", "! as of 2025-01-01", "22 months", "客户自述")
        await shown.press("e", "7")
        await shown.sees("Income and inflows", "! 22 months old")
        await shown.press("down", "down", "enter")
        await shown.sees("Net worth: 单雄信", "As of", "2025-01-01", "Source")
        await shown.press("ctrl+u")
        await shown.type("3")
        await shown.press("tab", "ctrl+u")
        await shown.type("明天")
        await shown.press("enter")
        await shown.sees("This day is still to come.", "明天")
        await shown.press("ctrl+u")
        await shown.type("昨天")
        await shown.sees("= 2026-11-19 Thu")
        await shown.press("enter", "escape")
        await shown.sees("200 to 500 万", "as of 2026-11-19", "1 d old")
        await shown.sees_no("! as of")
        assert entry(on_screen, "net_worth").as_of == date(2026, 11, 19)


async def test_income_stands_year_by_year(on_screen: DeskOnScreen) -> None:
    keep(on_screen, "income", Yearly(2024, Money.of_yuan(300_000)))
    keep(on_screen, "income", Yearly(2025, Money.of_yuan(350_000)))
    keep(on_screen, "expense", Yearly(2025, Money.of_yuan(180_000)))
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.sees("2025   income 35.00", "expense 18.00", "left over 17.00")
        # What is not known is no zero.
        await shown.sees("2024   income 30.00", "expense -")


# --- what cannot be true together ---


async def test_an_identity_number_that_contradicts_is_refused_at_the_field(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("e")
        for _ in range(6):
            await shown.press("down")
        await shown.press("enter")
        await shown.sees("ID number: 单雄信")
        await shown.press("ctrl+u")
        await shown.type("11010519491231002X")
        await shown.press("enter")
        await shown.sees("another birthday than the file", "11010519491231002X", "empty it first")
        await shown.press("escape")
        assert entry(on_screen, "id_number").value == "99010119851125001X"


# --- rows ---


def page_of(shown: Shown) -> ClientView:
    view = shown.app.desk.views.find(CLIENT)
    assert view is not None
    return view


def row_of(shown: Shown) -> Place | None:
    """Where the cursor stands."""
    return page_of(shown).row


async def test_rows_are_walked_and_opened(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        assert row_of(shown) is None
        await shown.press("down")
        first = row_of(shown)
        assert first is not None
        await shown.press("tab")
        second = row_of(shown)
        assert second is not None and second.whose is not first.whose
        await shown.press("shift+tab", "enter")
        await shown.sees("Mobile: 单雄信")
        await shown.press("ctrl+u")
        await shown.type("13900000001")
        await shown.press("enter")
        await shown.sees("Saved: Mobile.", "139****0001")
        # The cursor stays on the line although its record is another.
        after = row_of(shown)
        assert after is not None and after.key == first.key
        await shown.press("right", "left")
        await shown.sees("单雄信")
        assert row_of(shown) is None


async def test_a_row_that_did_not_fit_unfolds_the_page(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        view = page_of(shown)
        for _ in range(60):
            if not page_of(shown).is_folded:
                break
            await shown.press("down")
        row = row_of(shown)
        assert row is not None and not page_of(shown).is_folded
        assert view.scroll_offset.y <= row.y < view.scroll_offset.y + view.size.height
        await shown.press("space")
        await wait_until(shown.pilot, lambda: page_of(shown).is_folded)
        assert row_of(shown) is not None


async def test_a_click_stands_on_a_row_and_a_second_opens_it(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        line = next(n for n, text in enumerate(shown.lines) if "Mobile" in text)
        await shown.pilot.click(offset=(4, line))
        assert row_of(shown) is not None
        await shown.pilot.click(offset=(4, line))
        await shown.sees("Mobile: 单雄信")


async def test_a_contact_is_changed_and_deleted_on_the_page(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        line, text = next((n, t) for n, t in enumerate(shown.lines) if "电话问候" in t)
        place = (text.index("电话问候") + 4, line)
        await shown.pilot.click(offset=place)
        await shown.press("enter")
        await shown.sees("Telephone on 2026-10-11 Sun: 单雄信", "1 Change it")
        await shown.press("1")
        await shown.sees("Change the contact: 单雄信", "电话问候,近况平稳", "2026-10-11")
        await shown.press("3")
        await shown.type("，约了面谈")
        await shown.press("enter")
        await shown.sees("The contact was changed.", "Meeting   电话问候,近况平稳，约了面谈")
        await shown.press("enter")
        await shown.sees("Meeting on 2026-10-11")
        await shown.press("2")
        await shown.sees("The contact was deleted. u takes it back.")
        await shown.sees_no("约了面谈")
        await shown.press("u", "u")
        await shown.sees("Telephone 电话问候,近况平稳")


# --- how the client wants to be treated ---


@pytest.mark.parametrize("size", SIZES)
async def test_wishes_stand_on_the_first_screen(
    wishing: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with wishing.shown(size) as shown:
        await open_rich(shown)
        for words in (
            "! Mon-Fri 09:00-18:00  now",
            "12:00-13:30; Sat-Sun",
            "messenger",
            "neutral envelope",
            "不提股票",
            "不谈理财",
            "先发微信",
        ):
            assert words in shown.text, words


async def test_an_answer_that_leaves_nothing_to_heed_has_no_heading(
    on_screen: DeskOnScreen,
) -> None:
    keep(on_screen, "neutral_envelope", False)
    async with on_screen.shown() as shown:
        await open_rich(shown)
        assert "Before you turn to the client" not in shown.text


async def test_bad_hours_are_told_by_the_clock(wishing: DeskOnScreen) -> None:
    wishing.clock.now = datetime(2026, 11, 20, 19)
    async with wishing.shown() as shown:
        await open_rich(shown)
        await shown.sees("Bad hours Mon-Fri 09:00-18:00")
        assert "now" not in shown.text


async def call_rich(shown: Shown) -> None:
    await shown.sees("吕布")
    await shown.press("slash", *"sxx")
    await shown.sees("found: 1")
    await shown.press("tab", "f6")
    await shown.sees("Call session", "1 / 1")


async def test_nobody_is_called_in_bad_hours_without_a_reason(wishing: DeskOnScreen) -> None:
    async with wishing.shown() as shown:
        await call_rich(shown)
        await shown.sees("No calls now: bad hours are", "不提股票", "work closed")
        await shown.press("space")
        await shown.sees("Call 单雄信 all the same?")
        assert "13800008899" not in shown.text
        await shown.press("enter")
        await shown.sees("Without a reason the number stays hidden.")
        await shown.press("escape")
        await shown.sees_no("all the same?")
        assert "13800008899" not in shown.text
        await shown.press("space")
        await shown.sees("all the same?")
        await shown.type("存单今天到期")
        await shown.press("enter")
        await shown.sees("13800008899", "Number shown at")
        # The number that the client closed is not shown even then.
        assert "01088886666" not in shown.text
        await shown.press("5")
        await shown.type("再想想")
        await shown.press("enter")
        await shown.sees("The queue is done")
        newest = wishing.thread.ask(lambda desk: desk.contacts.of(RICH)[0]).result()
        assert newest.gist == "再想想  called all the same: 存单今天到期"


async def test_a_page_shows_no_number_in_bad_hours_without_a_reason_kept_with_the_call(
    wishing: DeskOnScreen,
) -> None:
    async with wishing.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("r")
        await shown.sees("Show a number of 单雄信")
        await shown.press("1")
        await shown.sees("Call 单雄信 all the same?", "No calls now: bad hours are")
        assert "13800008899" not in shown.text
        await shown.press("escape")
        await shown.sees_no("all the same?")
        assert "13800008899" not in shown.text
        await shown.press("r")
        await shown.sees("Show a number of 单雄信")
        await shown.press("1")
        await shown.sees("all the same?")
        await shown.type("存单今天到期")
        await shown.press("enter")
        await shown.sees("13800008899")
        await shown.press("l", "1")
        await shown.type("再想想")
        await shown.press("enter")
        await shown.sees("Recorded: 单雄信")
        newest = wishing.thread.ask(lambda desk: desk.contacts.of(RICH)[0]).result()
        assert newest.gist == "再想想  called all the same: 存单今天到期"


async def test_in_good_hours_the_number_is_one_key_away(wishing: DeskOnScreen) -> None:
    wishing.clock.now = datetime(2026, 11, 20, 18, 30)
    async with wishing.shown() as shown:
        await call_rich(shown)
        await shown.sees("Better hours: 12:00-13:30; Sat-Sun.")
        await shown.press("space")
        await shown.sees("13800008899")


async def test_the_log_dialog_and_the_calendar_say_it_too(wishing: DeskOnScreen) -> None:
    async with wishing.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("l")
        await shown.sees("Log a contact: 单雄信", "先发微信", "Avoid: 不提股票  at work: 不谈理财")
        await shown.press("escape", "f5")
        await shown.sees("Calendar", "! No calls now: bad hours are")


# --- service and signs ---


async def test_without_a_service_relationship_one_meets_first(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        assert re.search(r"Service +- ", shown.text)
        keep(on_screen, "service", ServiceRelationship.NONE)
        await shown.press("right", "left")
        await shown.sees("not yet: invite and meet first")


async def test_warning_signs_say_what_and_when(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.sees("Warning signs  1", "! matures: 稳利90天", "in 7 d")


# --- from three fields to a whole file ---


async def test_a_new_client_grows_from_three_fields_by_the_ask_list(
    on_screen: DeskOnScreen,
) -> None:
    answers = {
        "Birthday": "1990-5-1",
        "Sex": "f",
        "Occupation": "教师",
        "Employer": "第一中学",
        "Good hours": "weekends",
        "Bad hours": "working hours",
        "Likes best": "3",
    }
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.type("周敏")
        await shown.press("tab")
        await shown.type("13811112222")
        await shown.press("enter")
        await shown.sees("New client: 周敏. w or Ctrl+W says what to ask.")
        await shown.press("w")
        await shown.sees("What to ask: 周敏")
        for title, answer in answers.items():
            await go_to(shown, title)
            await shown.press("enter")
            await shown.sees(f"{title}: 周敏")
            await shown.type(answer)
            await shown.press("enter")
            await shown.sees("What to ask: 周敏")
        await shown.press("escape")
        await shown.sees("周敏", "female", "36 years", "教师", "第一中学", "messenger")
    client = on_screen.thread.ask(lambda desk: desk.clients.get(ClientId(9))).result()
    assert (client.birthday, client.occupation) == (date(1990, 5, 1), "教师")
    assert client.known_since == NOW.date() and TODAY - client.known_since == timedelta(0)
