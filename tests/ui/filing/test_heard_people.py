"""Referrals and prospects, written down by keys and read from both pages."""

from rmdesk.desk.heard.bonds import referrals_of
from rmdesk.ui.views.client import adding
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.heard_steps import begin, choose, kept, to_row
from tests.ui.small_book import RICH


async def test_who_brought_whom_from_both_pages(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, adding.note_referral)
        await shown.sees("Referrals: 单雄信")
        await shown.press("1")
        await shown.sees("Brought by 单雄信")
        await shown.press("enter")
        await shown.sees("Nobody is named here yet.")
        await shown.type("单雄信")
        await shown.press("enter")
        await shown.sees("Nobody brings oneself.", "单雄信")
        await shown.press("ctrl+u")
        await shown.type("zhangs")
        await shown.sees("张三", "60100002")
        await shown.press("down", "enter")
        await shown.sees("a client of the book")
        await shown.press("tab")
        await shown.type("同事,刚卖房")
        await shown.press("enter")
        await shown.sees("Noted: 单雄信 brought 张三.", "never asked for a referral")
        await shown.sees_no("刚卖房")
        await to_row(shown, "张三")
        await shown.press("enter")
        await shown.sees("Open the file of 张三")
        await shown.press("1")
        await shown.sees("brought by", "单雄信", "同事,刚卖房")
        await choose(shown, adding.note_referral)
        await shown.sees("Referrals: 张三")
        await shown.sees_no("was brought by another")
        await shown.press("1")
        await shown.sees("Brought by 张三")
        await shown.type("单雄信")
        await shown.press("enter")
        await shown.sees("It was the other way round", "单雄信")


async def test_a_name_nobody_has_is_kept_as_a_name(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, adding.note_referral)
        await shown.sees("Referrals: 单雄信")
        await shown.press("1")
        await shown.sees("Brought by 单雄信")
        await shown.type("老赵")
        await shown.press("enter")
        await shown.sees("Noted: 单雄信 brought 老赵.")
        await choose(shown, adding.note_referral)
        await shown.sees("Referrals: 单雄信")
        await shown.press("3")
        await shown.sees("Asked for a referral: 单雄信", "never asked for a referral")
        await shown.press("enter")
        await shown.sees("last asked 2026-11-20 (today)")
    bonds = kept(on_screen, lambda desk: referrals_of(desk, RICH).bonds)
    assert [(bond.name, bond.other_id) for bond in bonds] == [("老赵", None)]


async def test_a_prospect_and_the_follow_up_that_makes_it_due(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, adding.note_prospect)
        await shown.sees("Where does 单雄信 come from?", "tip from lobby or counter")
        await shown.press("3")
        await shown.sees("Prospect 单雄信: list of new cards")
        await shown.type("昨天")
        await shown.sees("already past")
        await shown.press("enter")
        await shown.sees("nobody can be followed up then", "昨天")
        await shown.press("ctrl+u")
        await shown.type("+5")
        await shown.press("enter")
        await shown.sees("follow up 2026-11-25 Wed", "prospect", "list of new cards")
        await choose(shown, adding.note_prospect)
        await shown.sees("Dropped, with the reason")
        await shown.press("3")
        await shown.sees("Drop the prospect")
        await shown.press("enter")
        await shown.sees("Say why nobody needs to follow this up")
        await shown.type("已搬离")
        await shown.press("enter")
        await shown.sees("Prospect 单雄信 dropped.", "已搬离")
        await shown.press("u")
        await shown.sees("Undone: prospect 单雄信 dropped")
