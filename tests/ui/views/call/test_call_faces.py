"""The two faces of the card, the large number, and what the client is called for: by keys."""

from rmdesk.desk.book import Desk
from rmdesk.domain.calling.calls import Call
from rmdesk.ui.navigation.place import Place
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import RICH


async def begin(shown: Shown) -> None:
    await shown.sees("吕布")
    await shown.press("slash", "s", "x", "x")
    await shown.sees("found: 1")
    await shown.press("tab", "f6")
    await shown.sees("Call session", "1 / 1")


def newest_call(on_screen: DeskOnScreen) -> Call:
    def work(desk: Desk) -> Call:
        return desk.calls.of(RICH)[0]

    return on_screen.thread.ask(work).result()


async def test_the_card_turns_to_the_script_and_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.sees("A deposit matures", "Opener", "Talks", "Tab Turn the card")
        await shown.press("tab")
        await shown.sees("1/13 Greet, introduce", "Must ask")
        assert "Opener" not in shown.text
        await shown.press("tab")
        await shown.sees("Opener")
        await shown.press("enter")  # the first key only brings the script into view
        await shown.sees("1/13 Greet, introduce")


async def test_the_large_number_goes_the_way_of_the_small_one(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("ctrl+t")
        await shown.sees("13800008899", "|_| |_| |_|", "Number shown at 09:30", "1/13 Greet")
        await shown.press("ctrl+t")
        await shown.sees_no("|_| |_| |_|")
        assert "13800008899" in shown.text
        await shown.press("ctrl+t")
        await shown.sees("|_| |_| |_|")
        await shown.press("space")
        await shown.sees("138****8899", "Number shown at 09:30")
        await shown.sees_no("|_| |_| |_|")


async def test_purpose_and_goal_are_chosen_kept_and_recorded(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("ctrl+s")
        await shown.sees("Why this call", "1 A deposit matures", "In your own words")
        rows = [line for line in shown.lines if "Ask for a referral" in line]
        await shown.press(rows[0].split()[0])
        await shown.sees("Goal of the call", "one name, and leave to mention who gave it")
        await shown.press("2")
        await shown.sees("In your words")
        await shown.type("她的老同学")
        await shown.press("enter")
        await shown.sees("Ask for a referral", "她的老同学", "What do your friends ask you")
        kept = Place.from_state(shown.app.desk.place().as_state())
    async with on_screen.shown(place=kept) as shown:
        await shown.sees("Ask for a referral", "她的老同学")
        await shown.press("1")
        await shown.sees("The queue is done")
    call = newest_call(on_screen)
    assert (call.purpose, call.goal, call.script) == ("referral", "她的老同学", "referral")
