"""Messages by keys: shown, reworded, copied, sent; templates of one's own."""

import base64
from collections.abc import Sequence
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.messaging.templates import templates
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.template import Template
from rmdesk.language import Language
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.heard_steps import kept
from tests.ui.small_book import RICH, YESTERDAY


class Terminal:
    """What the terminal is sent besides the picture."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.got: list[str] = []
        self._patch = monkeypatch

    def watch(self, app: DeskApp) -> None:
        driver: Any = app._driver
        self._patch.setattr(driver, "write", self._take)

    def _take(self, text: str) -> None:
        if "\x1b]52" in text:
            self.got.append(text)


def copying(text: str) -> str:
    """The request to a terminal to keep a text."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(monkeypatch)


@pytest.fixture
def shown_on(on_screen: DeskOnScreen) -> DeskOnScreen:
    """The rich client is a man who signs for himself."""
    on_screen.thread.ask(
        lambda desk: edit_client(desk, RICH, {"sex": Sex.MALE}, now=YESTERDAY)
    ).result()
    return on_screen


async def open_sheet(shown: Shown) -> None:
    await shown.sees("clients: 8", "单雄信")
    shown.app.desk.clients.table.select(RICH)
    await shown.press("ctrl+f6")
    await shown.sees("Message to 单雄信", "Dear Mr 单")


async def test_a_message_is_chosen_by_its_digit_and_logged_once_it_is_sent(
    shown_on: DeskOnScreen,
) -> None:
    async with shown_on.shown((120, 40)) as shown:
        await open_sheet(shown)
        await shown.press("7")
        await shown.sees("thank you for all the time")
        await shown.press("enter")
        await shown.sees("Written down: Thanks after a meeting, 单雄信.")
    contact = kept(shown_on, lambda desk: desk.contacts.of(RICH, 1))[0]
    assert (contact.channel, contact.gist) == (Channel.MESSAGE, "Thanks after a meeting")


async def test_only_the_message_and_the_clearing_reach_the_terminal(
    shown_on: DeskOnScreen, terminal: Terminal
) -> None:
    async with shown_on.shown((120, 40)) as shown:
        terminal.watch(shown.app)
        await open_sheet(shown)
        await shown.press("6", "c")
        await shown.sees("typing off is the sure way")
        (copied,) = terminal.got
        said = base64.b64decode(copied.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert said.startswith("Dear Mr 单, I tried to ring you")
        await shown.press("escape")
        shown.app.desk.clipboard.clear()
        shown.app.desk.clipboard.clear()
        assert terminal.got == [copied, copying("")]
    done = kept(shown_on, lambda desk: desk.journal.actions(1))[0]
    assert (done.kind, done.subject["title"]) == ("message.copy", "Could not reach you")


async def test_the_lock_clears_what_was_copied(shown_on: DeskOnScreen, terminal: Terminal) -> None:
    async with shown_on.shown((120, 40)) as shown:
        terminal.watch(shown.app)
        await open_sheet(shown)
        await shown.press("6", "c")
        await shown.sees("typing off is the sure way")
        await shown.press("ctrl+l")
        await shown.pilot.pause()
    assert terminal.got[1:] == [copying("")]


async def test_what_must_not_go_out_is_neither_copied_nor_sent(
    shown_on: DeskOnScreen, terminal: Terminal
) -> None:
    async with shown_on.shown((120, 40)) as shown:
        terminal.watch(shown.app)
        await open_sheet(shown)
        await shown.press("5", "c")  # one's own details are not known
        await shown.sees("still has a field in brackets")
        await shown.press("6", "ctrl+o")
        await shown.sees("Change the message to 单雄信")
        await shown.type(" 50,000 for you")
        await shown.sees("holds the figure 50,000")
        await shown.press("enter")
        await shown.sees("Message to 单雄信", "50,000 for you")
        for key in ("c", "enter"):
            await shown.press(key)
            await shown.sees("A message names no amounts and no rates")
    assert terminal.got == []
    assert kept(shown_on, lambda desk: desk.contacts.of(RICH, 1))[0].channel != Channel.MESSAGE
    kinds = [one.kind for one in kept(shown_on, lambda desk: desk.journal.actions(5))]
    assert "message.copy" not in kinds


async def test_who_wants_no_messages_gets_none_and_it_says_why(on_screen: DeskOnScreen) -> None:
    def refuse(desk: Desk) -> None:
        for channel in (ConsentChannel.TEXT, ConsentChannel.MESSENGER):
            note_consent(desk, RICH, channel, is_given=False, on=YESTERDAY.date(), now=YESTERDAY)

    on_screen.thread.ask(refuse).result()
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("clients: 8", "单雄信")
        shown.app.desk.clients.table.select(RICH)
        await shown.press("M")
        await shown.sees("wants neither text messages nor the messenger")


async def test_ones_details_are_asked_for_once_and_fill_every_message(
    shown_on: DeskOnScreen,
) -> None:
    async with shown_on.shown((120, 40)) as shown:
        await open_sheet(shown)
        await shown.press("5", "m")
        await shown.sees("Your details in messages")
        await shown.type("Li")
        await shown.press("tab", "tab")
        await shown.type("13800000000")
        await shown.press("enter")
        await shown.sees("it was me on the telephone just now: Li, 13800000000")
        await shown.press("enter")
        await shown.sees("Written down")


async def test_marked_clients_are_written_to_in_turn_and_a_round_that_was_left_goes_on(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "space", "space", "space", "M")
        await shown.sees("Which message to 3 clients?")
        await shown.press("5")
        await shown.sees("1 / 3", "I tried to ring you")
        await shown.press("enter")
        await shown.sees("2 / 3")
        await shown.press("0")
        await shown.sees("3 / 3")
        await shown.press("escape")
        await shown.sees("Left with 1 to go")
        await shown.press("M")
        await shown.sees("A round of messages was left", "1 left")
        await shown.press("1")
        await shown.sees("3 / 3")
        await shown.press("enter")
        await shown.sees("Sent: 2, passed over: 1.")
    counted = kept(
        on_screen,
        lambda desk: [
            one
            for client in range(1, 9)
            for one in desk.contacts.of(ClientId(client))
            if one.gist == "Could not reach you"
        ],
    )
    assert len(counted) == 2


def text_of(held: Sequence[Template]) -> str:
    return next(one.text for one in held if one.key == "appointment")


async def test_a_template_is_reworded_checked_and_taken_away_again(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+p")
        await shown.type("Message templates")
        await shown.sees("What messages say")
        await shown.press("enter")
        await shown.sees("Message templates: English", "Meeting confirmed", "shipped")
        await shown.press("enter")
        await shown.sees("Words", "Otherwise", "Without bank")
        await shown.press("enter")
        await shown.sees("Words: Meeting confirmed", "Sounds like: Dear Ms Wang")
        await shown.type(" Guaranteed.")
        await shown.press("enter")
        await shown.sees("which promises what nobody can keep")
        await shown.press(*("backspace" for _ in "Guaranteed."))
        await shown.type("Bring an umbrella.")
        await shown.press("enter")
        await shown.sees("Bring an umbrella.", "As shipped again")
        own = kept(on_screen, lambda desk: templates(desk, Language.ENGLISH).templates)
        assert text_of(own).endswith("Bring an umbrella.")
        await shown.press("3")
        await shown.sees_no("As shipped again")
    own = kept(on_screen, lambda desk: templates(desk, Language.ENGLISH).templates)
    assert "umbrella" not in text_of(own)
