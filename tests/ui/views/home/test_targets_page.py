"""Targets typed, taken from the month before and pasted, by keys."""

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.own_metrics import begin_metric
from rmdesk.desk.rhythm.targets import set_target, targets_of
from rmdesk.domain.metrics import Counts, Metric
from rmdesk.domain.money import Money
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.widgets.text_box import TextBox
from tests.ui.desk_on_screen import DeskOnScreen, settle
from tests.ui.month_steps import MONTH, NEXT, a_deal, fill_month, open_targets, wan
from tests.ui.small_book import NOW


def _targets(on_screen: DeskOnScreen) -> dict[str, tuple[Money | None, int | None]]:
    found = on_screen.thread.ask(lambda desk: targets_of(desk, MONTH)).result()
    return {one.metric: (one.amount, one.pieces) for one in found}


def _own(on_screen: DeskOnScreen) -> tuple[Metric, ...]:
    return on_screen.thread.ask(lambda desk: desk.rhythm_settings.own_metrics).result()


async def test_enter_types_the_target_and_goes_on(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        page = await open_targets(shown)
        await shown.sees("No target yet.", "m, or paste a sheet with v")
        await shown.press("enter")
        await shown.sees("Only what is typed changes, empty takes it out. Enter keeps")
        await shown.press(*"229")
        await shown.sees("= 229.00 万   2,290,000.00 yuan")
        await shown.press("space", *"12")
        await shown.sees("= 229.00 万, 12 pcs")
        await shown.press("enter")
        await shown.sees("= unchanged: no target")
        assert page.line.is_open  # the next one is typed at once
        await shown.press("escape")
        await shown.sees("229.00     12")
    assert _targets(on_screen) == {"investment": (wan(229), 12)}


async def test_a_digit_turns_the_page_as_everywhere(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill_month).result()
    async with on_screen.shown() as shown:
        await open_targets(shown)
        await shown.sees("4 Targets", "229.00")
        before = _targets(on_screen)
        await shown.press("5")
        await shown.sees("No meeting is agreed")
    assert _targets(on_screen) == before


async def test_only_what_is_said_changes_and_the_change_is_told(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill_month).result()
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_targets(shown)
        await shown.press("enter", "5")
        await shown.sees("= 229.00 万, 12 pcs -> 5.00 万, 12 pcs")
        await shown.press("ctrl+s")
        await shown.sees("Investment, Nov 2026: 229.00 万, 12 pcs -> 5.00 万, 12 pcs. Ctrl+Z")
        assert _targets(on_screen)["investment"] == (wan(5), 12)
        await shown.press("enter")
        await shown.sees("= unchanged: 5.00 万, 12 pcs")
        await shown.press("backspace", "enter")  # nothing typed changes nothing
        await shown.sees("= unchanged: no target")  # of the next
        assert _targets(on_screen)["investment"] == (wan(5), 12)
        await shown.press("ctrl+z")  # while the next is typed
        await shown.sees("229.00")
        assert _targets(on_screen)["investment"] == (wan(229), 12)
        await shown.press("escape")
        await shown.sees_no("= unchanged")
        await shown.press("up", "enter")
        await shown.type("empty")
        await shown.sees("-> no target")
        await shown.press("ctrl+s")
        await shown.sees("Investment: no target for Nov 2026 any more. Ctrl+Z brings it back.")
    assert "investment" not in _targets(on_screen)


async def test_esc_leads_to_the_first_page(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_targets(shown)
        await shown.press("enter")
        await shown.sees("= unchanged")
        await shown.press("escape")
        await shown.sees_no("= unchanged")
        await shown.press("escape")
        await shown.sees("This month", "Coming up")
        await shown.press("escape")
        await shown.sees("All clients")


async def test_what_is_no_target_stays_in_the_field_with_the_reason(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        page = await open_targets(shown)
        await shown.press("enter", "0", "enter")
        await shown.sees("A target of zero is no target: leave it empty to have none.")
        assert page.line.field.value == "0"
        await shown.press("backspace", *"12 x", "enter")
        await shown.sees("x is no number of pieces; type it like 12.")
    assert _targets(on_screen) == {}


async def test_what_was_left_in_the_field_is_offered_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        page = await open_targets(shown)
        await shown.press("enter", *"17", "escape")
        await shown.sees_no("= 17.00 万")
        await shown.press("enter")
        await shown.sees("= 17.00 万")
        assert page.line.field.value == "17"
        await shown.press("escape", "right", "enter")
        await shown.sees("Dec 2026", "= unchanged: no target")
    assert _targets(on_screen) == {}


async def test_undo_takes_a_target_back_and_delete_takes_it_out(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill_month).result()
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_targets(shown)
        await shown.sees("229.00", "84.00", "37 %")
        await shown.press("delete")
        await shown.sees("Investment: no target for Nov 2026 any more.")
        assert "investment" not in _targets(on_screen)
        await shown.press("u")
        await shown.sees("229.00")
    assert _targets(on_screen)["investment"] == (wan(229), 12)


async def test_last_months_targets_with_one_key(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill_month).result()
    async with on_screen.shown() as shown:
        page = await open_targets(shown)
        await shown.press("right")
        await shown.sees("Dec 2026", "No target yet.")
        await shown.press("m")
        await shown.sees("Filled from Nov 2026 what was empty in Dec 2026: 2 targets.")
        await shown.sees("229.00     12")
        assert page.month.month == 12
        await shown.press("m")
        await shown.sees("Every target of 2026-11 is set in 2026-12 already.")


async def test_a_pasted_sheet_is_shown_before_it_is_set(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_targets(shown)
        await shown.paste("指标\t金额\t件数\n投资\t229\t12\n开户\t\t20\n黄金\t5\t1")
        await shown.sees(
            "Targets of Nov 2026 from a sheet",
            "Investment: 229.00 万, 12 pcs",
            "Accounts opened: 20 pcs",
            "Line 4: No metric of this name",
        )
        assert _targets(on_screen) == {}
        await shown.press("enter")
        await shown.sees("2 targets set for Nov 2026; lines that were not understood: 1.")
        await shown.sees("Lines that were not understood: 1", "黄金")
        assert _targets(on_screen) == {"investment": (wan(229), 12), "accounts": (None, 20)}
        await shown.press("escape")
        await shown.sees_no("Lines that were not understood")


async def test_lines_that_were_not_understood_are_mended_under_their_heading(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_targets(shown)
        await shown.paste("指标\t金额(元)\t件数\n投资\t2290000\t12\n个人信贷\t3000000\t5")
        await shown.sees("Line 3: No metric of this name")
        await shown.press("enter")
        await shown.sees("Lines that were not understood: 1", "Mend these lines")
        box = shown.app.screen.query_one(TextBox)
        box.value = box.value.replace("个人信贷", "个贷")
        await shown.sees("Personal loans: 300.00 万, 5 pcs")
        await shown.press("enter")
        await shown.sees("1 targets set for Nov 2026.")
        await shown.sees_no("Mend these lines")
    assert _targets(on_screen) == {"investment": (wan(229), 12), "loans": (wan(300), 5)}


async def test_a_metric_of_ones_own_is_added_typed_and_taken_away(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_targets(shown)
        await shown.press("a")
        await shown.sees("A metric of your own")
        await shown.type("贵金属")
        await shown.press("tab", "2", "enter")
        await shown.sees("贵金属: a metric of your own from now on.")
        await settle(shown.pilot)
        await shown.press(*"30", "ctrl+s")
        await shown.sees("贵金属, Nov 2026: 30.00 万.")
        await shown.press("delete")
        await shown.sees("贵金属: no target for Nov 2026 any more.")
        await shown.press("delete")
        await shown.sees("No target and no deal is counted in 贵金属.", "Put settings back")
        await shown.press("enter")  # the safe answer
        await shown.sees_no("is counted in 贵金属.")
        assert len(_own(on_screen)) == 1
        await shown.press("delete")
        await shown.sees("is counted in 贵金属.")
        await shown.press("down", "enter")
        await shown.sees("贵金属 is no metric any more.")
    assert _own(on_screen) == ()


async def test_what_names_an_own_metric_is_said_before_it_is_taken_out(
    on_screen: DeskOnScreen,
) -> None:
    def fill(desk: Desk) -> None:
        code = begin_metric(desk, "贵金属", Counts.BOTH).code
        set_target(desk, NEXT, code, wan(10), None, now=NOW)
        a_deal(desk, 3, metric=code)

    on_screen.thread.ask(fill).result()
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_targets(shown)
        await shown.press("end")
        await shown.sees("贵金属: no target for Nov 2026")
        await shown.press("delete")
        await shown.sees("Counted in 贵金属: targets 1, deals 1.")
        await shown.press("down", "enter")
        await shown.sees("贵金属 is no metric any more.")
        await shown.sees("贵金属: no target for Nov 2026")  # the deal is still shown by its name
        await shown.press("o")
        await shown.sees("A metric of your own", "贵金属")
        await shown.press("ctrl+s")
        await shown.sees("Saved: 贵金属.")
    (own,) = _own(on_screen)
    assert own.name == "贵金属"


async def test_a_name_of_the_desk_is_refused_for_an_own_metric(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_targets(shown)
        await shown.press("a")
        await shown.sees("A metric of your own")
        await shown.type("投资")
        await shown.press("ctrl+s")
        await shown.sees("投资 is a word for a metric that the desk brings")
    assert _own(on_screen) == ()


async def test_the_place_is_kept_over_a_lock(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        page = await open_targets(shown)
        await shown.press("right", "down")
        await shown.sees("Dec 2026")
        await settle(shown.pilot)
        kept = page.kept()
        assert kept == {"month": "2026-12-01", "row": "insurance_regular", "typed": None}
        await shown.press("enter", "5", "7")
        await shown.sees("= 57.00 万")
        half_typed = page.kept()
    place = Place(view="home", home={"page": 4, "pages": {"4": half_typed}})
    async with on_screen.shown(place=place) as shown:
        await shown.sees("Dec 2026", "= 57.00 万", "Insurance, regular premium")


async def test_space_leads_to_what_a_figure_counts(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill_month).result()
    async with on_screen.shown() as shown:
        await open_targets(shown)
        await shown.press("space")
        await shown.sees("Investment: the deals that count", "closed 84.00 万")
        await shown.press("enter")  # the client of the first
        await shown.sees("单雄信", "Risk tolerance")
