"""The figures of calling on the screen: periods, charts, and how to begin where there are none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.figures import WeekFigures, figures
from rmdesk.domain.call_figures import Period, Rate, Tally
from rmdesk.domain.calling.outcomes import STANDARD
from rmdesk.language import Language, speak
from rmdesk.ui import formats, glyphs
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import FIGURES
from rmdesk.ui.views.figures.page import EmptyPage, FiguresPage, periods
from rmdesk.ui.views.figures.view import FiguresView
from rmdesk.ui.widgets.page import paint_page
from rmdesk.ui.words import figures as figure_words
from rmdesk.ui.words.figures import Names
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.ui.called_day import call
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import YESTERDAY

NAMES = Names({"invite": "日常邀约"}, STANDARD, {"puts_off": "Puts it off"})


async def open_figures(shown: Shown) -> FiguresView:
    await shown.press("f8")
    await settle(shown.pilot)
    await shown.press("9")
    await shown.sees("Figures of calling")
    await settle(shown.pilot)
    view = shown.app.desk.views.find(FIGURES)
    assert view is not None
    return view


# --- pure ---


@pytest.mark.parametrize("profile", ["safe", "unicode", "ascii"])
@pytest.mark.parametrize("language", list(Language))
def test_every_line_is_as_wide_as_the_page(profile: str, language: Language) -> None:
    speak(language)
    glyphs.use(profile)
    with an_empty_desk() as desk:
        found = [figures(desk, period, TODAY) for period in Period]
        fill_three(desk)
        found += [figures(desk, period, TODAY) for period in Period]
    for width in (80, 100, 120, 160):
        for one in found:
            for page in (FiguresPage(one, NAMES), EmptyPage(one.period)):
                painted = paint_page(page.columns(width, False), width, None).lines
                assert {sum(formats.cells(span.text) for span in row) for row in painted} == {width}
        for period in Period:
            (row,) = periods(period, figure_words.span_words(found[0]))(width)
            assert sum(formats.cells(span.text) for span in row) == width


def fill_three(desk: Desk) -> None:
    from rmdesk.desk.client_file.clients import add_client

    for name in ("张三", "李四", "王五"):
        add_client(desk, now=YESTERDAY, name=name)
    call(desk)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(37, 52), "37 (71 %)"),
        (Rate(2, 3), "2 (-)"),
        (Rate(0, 0), "0 (-)"),
        (Rate(0, 9), "0 (0 %)"),
    ],
)
def test_a_rate_of_a_handful_is_not_said(rate: Rate, words: str) -> None:
    assert figure_words.rate_words(rate) == words


def test_a_day_off_is_said_in_place_of_an_aim() -> None:
    with an_empty_desk() as desk:
        found = figures(desk, Period.DAY, TODAY + timedelta((6 - TODAY.weekday()) % 7))
    assert figure_words.contacts_words(found) == "0 (no working day)"


def test_unknown_minutes_are_no_zero() -> None:
    assert figure_words.minutes_words(Tally(calls=2, dials=2)) == "-"
    assert figure_words.minutes_words(Tally()) == "0"
    assert figure_words.minutes_words(Tally(calls=1, dials=1, seconds=100, timed=1)) == "2"


def test_the_best_hours_come_first_and_only_those_with_enough_dials() -> None:
    hours = [
        (9, Tally(calls=10, dials=10, reached=5)),
        (10, Tally(calls=8, dials=8, reached=6)),
        (11, Tally(calls=2, dials=2, reached=2)),
    ]
    assert figure_words.best_hours_words(hours, 60) == "10:00 75 % of 8   09:00 50 % of 10"
    assert figure_words.best_hours_words(hours, 20) == "10:00 75 % of 8"
    assert figure_words.best_hours_words(hours[2:], 60) == "-"


def test_the_weeks_stand_side_by_side_with_their_contacts() -> None:
    with an_empty_desk() as desk:
        found = figures(desk, Period.WEEK, TODAY)
    weeks = [WeekFigures(TODAY + timedelta(7 * at), 10 + at) for at in range(-11, 1)]
    for width in (80, 120):
        page = FiguresPage(replace(found, weeks=weeks, telephone=10), NAMES)
        painted = paint_page(page.columns(width, False), width, None).lines
        assert {sum(formats.cells(span.text) for span in row) for row in painted} == {width}
        said = ["".join(span.text for span in row) for row in painted]
        at = next(n for n, row in enumerate(said) if "Week by week" in row)
        assert said[at + 6].split()[-2:] == [f"{week.monday:%m-%d}" for week in weeks[-2:]]
        assert said[at + 1].split()[-1] == "10"
    one = FiguresPage(replace(found, weeks=weeks[-1:]), NAMES)  # one alone shows no movement
    painted = paint_page(one.columns(80, False), 80, None).lines
    assert not any("Week by week" in span.text for row in painted for span in row)


# --- on the screen ---


async def test_periods_by_digits_and_arrows(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(call).result()
    on_screen.thread.ask(lambda desk: call(desk, 7)).result()
    async with on_screen.shown(size=(80, 24)) as shown:
        view = await open_figures(shown)
        await shown.sees("2026-11-16 Mon to 2026-11-22 Sun", "Against the aim", "6 (67 %)")
        await shown.press("left")
        await shown.sees("2026-11-09 Mon to 2026-11-15 Sun")
        await shown.press("0")
        await shown.sees("2026-11-16 Mon to")
        await shown.press("right")
        await shown.sees("What comes after this is still to be called.")
        await shown.press("4")
        await shown.sees("2026-11-01 Sun to 2026-11-30 Mon", "12 (67 %)")
        await shown.press("2")
        await shown.sees("2026-11-20 Fri")
        assert view.kept() == {"period": "day", "day": None}
        await shown.press("end")
        await shown.sees("Puts it off", "1 of 1")
        await shown.press("question_mark")
        await shown.sees("What calling came to.", "Another period")


async def test_where_nothing_was_called_it_says_how_to_begin(on_screen: DeskOnScreen) -> None:
    place = Place(view="figures", figures={"period": "session", "day": None})
    async with on_screen.shown(place=place) as shown:
        await shown.sees("No call of a session yet.", "Space practises a call")
        await shown.press("2")
        await shown.sees("Nobody was called in this time.", "2026-11-20 Fri")
        await shown.press("escape")
        await shown.sees("单雄信")


async def test_the_end_of_a_session_leads_to_its_figures(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(80, 24)) as shown:
        await shown.sees("单雄信")
        await shown.press("f6")
        await settle(shown.pilot)
        view = shown.app.desk.views
        for _card in range(8):
            if "The queue is done" in shown.text:
                break
            await shown.press("1")
            await settle(shown.pilot)
        await shown.sees("9 shows the figures of this session")
        await shown.press("9")
        await shown.sees("Figures of calling", "against a whole day's aim")
        assert view.shown is FIGURES
