"""Policies and the family's insurance by keys only."""

from rmdesk.desk.client_file.insurance import matrix_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Count, Risk
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy, PolicyKind
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.filing_steps import add, open_rich, stand_on
from tests.ui.small_book import RICH


def policies(on_screen: DeskOnScreen, client_id: ClientId = RICH) -> list[Policy]:
    return on_screen.thread.ask(lambda desk: desk.policies.of(client_id)).result()


def counted(on_screen: DeskOnScreen, risk: Risk) -> Count:
    return on_screen.thread.ask(lambda desk: matrix_of(desk, RICH).count(risk)).result()


async def open_form(shown: Shown) -> None:
    await open_rich(shown)
    await add(shown, "Policy")
    await shown.sees("New policy: 单雄信", "1 critical illness")


async def test_a_policy_is_typed_in_a_few_keys(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_form(shown)
        await shown.press("2", "tab")
        await shown.sees("= 单雄信  the client")
        await shown.press("2")  # behind the name that stands there
        await shown.sees("= 王小妹  spouse")
        await shown.press("tab", "tab")
        await shown.type("200万")
        await shown.sees("= 2,000,000.00 yuan")
        await shown.press("enter")
        await shown.sees("On file: medical")
    made = policies(on_screen)[-1]
    assert (made.kind, made.insured) == (PolicyKind.MEDICAL, "王小妹")
    assert made.sum_insured == Money.of_yuan(2_000_000)
    assert made.premium is None


async def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_form(shown)
        await shown.press("enter")
        await shown.sees("Say what kind of policy it is")
        await shown.type("zj")
        for _ in range(4):
            await shown.press("tab")
        await shown.type("abc")
        await shown.sees("This is no amount")
        await shown.press("enter")
        await shown.sees("This is no amount; write it like 12.5万", "zj", "abc")
        await shown.press("end", "ctrl+u")
        await shown.type("5000")
        await shown.press("tab", "tab")
        await shown.type("2019-05-01")
        await shown.press("tab")
        await shown.type("2020-05-01")
        await shown.press("enter")
        await shown.sees("No premium falls due before the policy begins", "2019-05-01", "5000")
        assert len(policies(on_screen)) == 1


async def test_an_impossible_date_is_refused_while_it_is_typed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_form(shown)
        await shown.press("1", *["tab"] * 7)
        await shown.type("2021-02-30")
        await shown.sees("This is no date that exists")


async def test_a_term_counts_from_the_day_it_began(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_form(shown)
        await shown.press("1", *["tab"] * 7)
        await shown.type("2020-05-01")
        await shown.press("tab")
        await shown.type("20年")
        await shown.sees("= 2040-05-01")
        await shown.press("enter")
        await shown.sees("On file")
    made = policies(on_screen)[-1]
    assert made.term == "20年"
    assert made.ends is not None and made.ends.isoformat() == "2040-05-01"


async def test_a_policy_on_file_is_changed_and_keeps_what_was_not(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await stand_on(shown, "重疾险")
        await shown.press("enter")
        await shown.sees("Change", "It has ended")
        await shown.press("1")
        await shown.sees("重疾险", "甲人寿", "500,000.00")
        await shown.press("tab", "tab", "end", "ctrl+u")
        await shown.type("乙人寿")
        await shown.press("enter")
        await shown.sees("The policy was changed")
        (changed,) = policies(on_screen)
        assert (changed.called, changed.insurer) == ("重疾险", "乙人寿")
        assert changed.sum_insured == Money.of_yuan(500_000)
        await shown.press("u")
        await shown.sees("Undone: changed policy of 单雄信")
        assert policies(on_screen)[0].insurer == "甲人寿"


async def test_a_policy_that_ended_insures_nobody(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await stand_on(shown, "重疾险")
        await shown.press("enter")
        await shown.sees("It has ended")
        await shown.press("2")
        await shown.sees("it insures nobody any more")
        assert counted(on_screen, Risk.CRITICAL_ILLNESS).yes == 0


async def open_matrix(shown: Shown) -> None:
    await open_rich(shown)
    await stand_on(shown, "critical illness 1/3?")
    await shown.press("enter")
    await shown.sees("Insurance: 单雄信", "王小妹", "1/3?")


async def test_the_family_stands_on_one_screen(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await open_matrix(shown)
        await shown.sees("50.00", "spouse", "son", "重疾险", "甲人寿")


async def test_an_answer_is_one_digit_and_unknown_stays_apart_from_no(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_matrix(shown)
        await shown.press("down", "2")
        await settle(shown.pilot)
        await shown.sees("王小妹  critical illness  no  asked 2026-11-20")
        assert counted(on_screen, Risk.CRITICAL_ILLNESS) == Count(1, 1, 1)
        await shown.press("0")
        await settle(shown.pilot)
        await shown.sees("nobody has asked yet")
        assert counted(on_screen, Risk.CRITICAL_ILLNESS) == Count(1, 0, 2)


async def test_a_policy_is_not_answered_away(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_matrix(shown)
        await shown.press("2")
        await shown.sees("A policy on file says so already")
        assert counted(on_screen, Risk.CRITICAL_ILLNESS) == Count(1, 0, 2)


async def test_the_sum_of_the_household_takes_no_answer(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_matrix(shown)
        await shown.press("down", "down", "down", "1")
        await shown.sees("An answer belongs to the client or a member")


async def test_enter_in_a_cell_takes_in_a_policy_for_that_person(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_matrix(shown)
        await shown.press("down", "right", "right", "enter")
        await shown.sees("New policy: 单雄信", "medical", "王小妹")
        await shown.press("enter")
        await shown.sees("Insurance: 单雄信")
        await settle(shown.pilot)
    made = policies(on_screen)[-1]
    assert (made.kind, made.insured) == (PolicyKind.MEDICAL, "王小妹")
