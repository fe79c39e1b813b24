"""What is heard from a client, written down by keys, read on the page and the card."""

import pytest

from rmdesk.ui.views.client import adding
from tests.ui.desk_on_screen import DeskOnScreen, settle
from tests.ui.filing_steps import open_rich
from tests.ui.heard_steps import begin, choose, kept, to_row
from tests.ui.small_book import RICH


async def test_a_latent_need_forbids_a_product_until_the_client_says_it(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, adding.hear_need)
        await shown.sees("Need heard: 单雄信", "propose no product yet")
        await shown.press("enter")
        await shown.sees("Nothing is written here yet.")
        await shown.press("shift+tab", "1")
        await shown.type("孩子三年后留学")
        await shown.press("enter")
        await shown.sees("Needs and promises", "latent need", "孩子三年后留学", "No product yet")
        await shown.press("f6")
        await shown.sees("1 / 8", "No product yet", "latent: 孩子三年后留学")
        await shown.press("escape")
        await shown.sees("Needs and promises")
        await to_row(shown, "孩子三年后留学")
        await shown.press("enter")
        await shown.sees("The client has said it outright")
        await shown.press("1")
        await shown.sees("a product may answer it")
        await shown.sees_no("No product yet")
        await shown.press("u")
        await shown.sees("Undone: 单雄信 said a need outright", "No product yet")
        await settle(shown.pilot)


async def test_what_an_input_method_commits_on_the_first_line_is_the_words(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, adding.hear_need)
        await shown.sees("Need heard")
        await shown.type("想给父母买重疾2份")
        await shown.press("enter")
        await shown.sees("noted: propose no product yet")
    (need,) = kept(on_screen, lambda desk: desk.needs.of(RICH))
    assert (need.words, need.is_explicit) == ("想给父母买重疾2份", False)


async def test_a_wish_is_counted_by_the_words_in_use(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "enter")
        await shown.sees("1 / 8")
        await choose(shown, adding.hear_wish)
        await shown.sees("Wish we cannot serve")
        await shown.type("三年期大额存单")
        await shown.sees("nobody else has asked")
        await shown.press("enter")
        await shown.sees("noted for the branch")
        await shown.press("right")
        await shown.sees("2 / 8")
        await choose(shown, adding.hear_wish)
        await shown.sees("Wish we cannot serve")
        await shown.type("大额")
        await shown.sees("clients: 1", "三年期大额存单")
        await shown.press("down", "enter")
        await shown.sees("clients who want this: 1")
        await shown.press("enter")
        await shown.sees("noted for the branch")
    wishes = kept(on_screen, lambda desk: desk.wishes.open_ones())
    assert [wish.what for wish in wishes] == ["三年期大额存单"] * 2


async def test_a_promise_in_the_past_is_refused_at_its_field_and_kept(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, adding.hear_feedback)
        await shown.sees("Feedback: 单雄信")
        await shown.press("2")
        await shown.type("排队一小时")
        await shown.press("tab")
        await shown.type("2026-11-19")
        await shown.sees("already past")
        await shown.press("enter")
        await shown.sees("nothing can be promised for it", "排队一小时", "2026-11-19")
        await shown.press("ctrl+u")
        await shown.type("下周三")
        await shown.sees("2026-11-25 Wed")
        await shown.press("tab")
        await shown.type("大堂王经理")
        await shown.press("enter")
        await shown.sees("an answer is promised for 2026-11-25 Wed")
        await shown.sees("complaint", "排队一小时 (answers: 大堂王", "2026-11-25")
        await shown.press("f6")
        await shown.sees("answer owed", "排队一小时")
        await shown.press("escape")
        await shown.sees("Needs and promises")
        await to_row(shown, "complaint")
        await shown.press("enter")
        await shown.sees("Change, or promise another day")
        await shown.press("1")
        await shown.sees("Answer: 单雄信", "排队一小时")
        await shown.press("enter")
        await shown.sees("Nothing is written here yet.")
        await shown.type("已致歉并增开窗口")
        await shown.press("enter")
        await shown.sees("Nothing is owed any more", "answered    排队一小时")
        await shown.press("u")
        await shown.sees("Undone: answer to 单雄信")


async def test_the_same_gift_to_the_same_person_is_said_while_it_is_typed(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, adding.show_care)
        await shown.sees("Care shown: 单雄信", "1 card", "2 gift")
        await shown.press("2")
        await shown.type("中秋月饼")
        await shown.sees("not given so far")
        await shown.press("tab", "2", "enter")
        await shown.sees("Care shown to 单雄信 noted", "for 王小妹")
        await choose(shown, adding.show_care)
        await shown.sees("Care shown: 单雄信")
        await shown.press("2")
        await shown.type("月饼")
        await shown.sees("not given so far")
        await shown.press("tab", "2")
        await shown.sees("! given already: 2026-11-20  中秋月饼 (today)")
        await shown.press("enter")
        await shown.sees("given already")
    assert len(kept(on_screen, lambda desk: desk.care.of(RICH))) == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 48)])
async def test_a_promise_stands_on_the_first_screen(
    on_screen: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with on_screen.shown(size) as shown:
        await begin(shown, adding.hear_feedback)
        await shown.sees("Feedback: 单雄信")
        await shown.press("2")
        await shown.type("手续费算错")
        await shown.press("tab")
        await shown.type("明天")
        await shown.press("enter")
        await shown.sees("Needs and promises", "手续费算错", "2026-11-21")


async def test_the_palette_leads_there_too(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("ctrl+p")
        await shown.sees("Commands and clients")
        await shown.type("complaint")
        await shown.sees("Feedback or complaint")
        await shown.press("enter")
        await shown.sees("Feedback: 单雄信")
