"""Events, greetings and news by keys: planned, ticked off, called down, told."""

from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.day.events import add_event
from rmdesk.desk.shelf.products import add_product
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.domain.products import ProductLine
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.heard_steps import kept
from tests.ui.small_book import RICH, YESTERDAY

SIZE = (120, 40)
ANGLERS = (RICH, ClientId(2), ClientId(3))


def anglers(desk: Desk) -> None:
    """Three clients with a tag; the third wants no calls."""
    for client_id in ANGLERS:
        change_tags(desk, client_id, ("钓鱼",), now=YESTERDAY)
    note_consent(
        desk, ANGLERS[2], ConsentChannel.CALL, is_given=False, on=YESTERDAY.date(), now=YESTERDAY
    )


def waiting(desk: Desk, kind: OccasionKind) -> list[Duty]:
    return [one for client in (None, *ANGLERS) for _row, one in desk.duties.open_of(kind, client)]


async def run(shown: Shown, words: str) -> None:
    """Run one of the commands of the palette."""
    await shown.press("ctrl+p")
    await shown.sees("Commands and clients")
    await shown.type(words)
    await shown.sees(words, HELP[words])
    await shown.press("enter")


async def open_list(shown: Shown, words: str, title: str) -> None:
    """Open one of the three lists from the list of clients."""
    await shown.sees("clients: 8")
    await run(shown, words)
    await shown.sees(title)


HELP = {
    "Events and the client forum": "Whom to invite by their tags",
    "Festival greetings": "Who is to be greeted",
    "News": "Of products, the market",
}


async def test_an_event_finds_its_guests_and_reminds_of_them(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(anglers).result()
    async with on_screen.shown(SIZE) as shown:
        await open_list(shown, "Events and the client forum", "Plan a new event")
        await shown.press("enter")
        await shown.sees("New event", "in use: 钓鱼 3")
        await shown.press("enter")
        await shown.sees("On which day is the event?")
        await shown.type("2026-11-27")
        await shown.press("enter")
        await shown.sees("An event needs a name.")
        await shown.type("湖边一日")
        await shown.press("enter")
        await shown.sees("Name at least one tag")
        await shown.type("钓鱼、品酒")
        await shown.sees("= 钓鱼 3, 品酒 0")
        await shown.press("enter")
        await shown.sees("Clients with a tag of it: 3")
        await shown.press("down", "enter")
        await shown.sees("To be invited: 3.", "2026-11-27", "nobody invited yet")
    assert len(kept(on_screen, lambda desk: waiting(desk, OccasionKind.INVITATION))) == 3


def a_day_out(desk: Desk) -> int:
    anglers(desk)
    return add_event(desk, "湖边一日", TODAY, "钓鱼", now=YESTERDAY)


async def open_guests(shown: Shown) -> None:
    await open_list(shown, "Events and the client forum", "湖边一日")
    await shown.press("enter")
    await shown.sees("Its guests: invite, tick off")
    await shown.press("1")
    await shown.sees("to be invited")


async def test_guests_are_ticked_off_and_who_came_has_a_contact(on_screen: DeskOnScreen) -> None:
    event = on_screen.thread.ask(a_day_out).result()
    async with on_screen.shown(SIZE) as shown:
        await open_guests(shown)
        await shown.sees("to be invited: 3", "not by call")
        await shown.press("space", "space", "1")
        await shown.sees("to be invited: 1   invited: 2")
        await shown.press("end", "4")
        await shown.sees("invited: 1   came: 1")
        await shown.press("enter")
        await shown.sees("1 invited", "5 stayed away")
        await shown.press("escape")
        await shown.sees("came: 1")
        await shown.press("escape")
        await shown.press("u")
        await shown.sees("Undone: 张三 and the event 湖边一日")
    answers = kept(on_screen, lambda desk: desk.events.invitations(event))
    assert [one.answer for one in answers] == [Answer.INVITED] * 2


async def test_nobody_has_come_before_the_day(on_screen: DeskOnScreen) -> None:
    def next_week(desk: Desk) -> int:
        anglers(desk)
        return add_event(desk, "湖边一日", date(2026, 11, 27), "钓鱼", now=YESTERDAY)

    event = on_screen.thread.ask(next_week).result()
    async with on_screen.shown(SIZE) as shown:
        await open_guests(shown)
        await shown.press("4")
        await shown.sees("nobody has come or stayed away yet", "to be invited: 3")
    assert kept(on_screen, lambda desk: desk.events.invitations(event)) == []


async def test_the_uninvited_are_called_but_for_those_who_refuse(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(a_day_out).result()
    async with on_screen.shown(SIZE) as shown:
        await open_guests(shown)
        await shown.press("f6")
        await shown.sees("1 / 2")


async def test_more_than_three_are_ticked_off_after_a_question(on_screen: DeskOnScreen) -> None:
    def everybody(desk: Desk) -> int:
        for client_id in range(1, 6):
            change_tags(desk, ClientId(client_id), ("钓鱼",), now=YESTERDAY)
        return add_event(desk, "湖边一日", TODAY, "钓鱼", now=YESTERDAY)

    event = on_screen.thread.ask(everybody).result()
    async with on_screen.shown(SIZE) as shown:
        await open_guests(shown)
        await shown.press("a", "3")
        await shown.sees("and others, 5 clients")
        await shown.press("enter")
        await shown.sees("to be invited: 5")
        await shown.press("a", "3")
        await shown.sees("declined: 5")
        await shown.press("down", "enter")
        await shown.sees("to be invited: 0   declined: 5")
    assert len(kept(on_screen, lambda desk: desk.events.invitations(event))) == 5


async def test_a_guest_is_opened(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(a_day_out).result()
    async with on_screen.shown(SIZE) as shown:
        await open_guests(shown)
        await shown.press("f4")
        await shown.sees("Household", "单雄信")


async def test_an_event_is_changed_and_removed(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(a_day_out).result()
    async with on_screen.shown(SIZE) as shown:
        await open_list(shown, "Events and the client forum", "湖边一日")
        await shown.press("enter")
        await shown.sees("Change the event")
        await shown.press("3")
        await shown.sees("湖边一日", "= 钓鱼 3")
        await shown.press("ctrl+u")
        await shown.type("湖边半日")
        await shown.press("enter")
        await shown.sees("The event was changed.")
        await run(shown, "Events and the client forum")
        await shown.sees("湖边半日")
        await shown.press("enter")
        await shown.sees("Remove it: it does not take place")
        await shown.press("4")
        await shown.sees("Removed: 湖边半日")
    assert kept(on_screen, lambda desk: desk.events.all()) == []


async def test_greetings_are_ticked_off_with_words_at_hand(on_screen: DeskOnScreen) -> None:
    on_screen.clock.now = datetime(2027, 2, 4, 9, 30)
    on_screen.thread.ask(lambda desk: desk.roll_over(date(2027, 2, 4))).result()
    async with on_screen.shown(SIZE, fixed_today=date(2027, 2, 4)) as shown:
        await run(shown, "Festival greetings")
        await shown.sees("New Year's Eve")
        await shown.press("1")
        await shown.sees("greeted: 0 of 8", "a joyful reunion", "to be greeted")
        await shown.press("1")
        await shown.sees("greeted: 1 of 8")
        await shown.press("down", "2")
        await shown.sees("greeted: 2 of 8")
        await shown.press("3")
        await shown.sees("greeted: 1 of 8")
        await shown.press("a", "1")
        await shown.sees("and others, 7 clients")
        await shown.press("down", "enter")
        await shown.sees("greeted: 8 of 8")
    logged = [
        one
        for client in range(1, 9)
        for one in kept(on_screen, lambda desk: desk.contacts.of(ClientId(client)))  # noqa: B023
        if one.on == date(2027, 2, 4)
    ]
    assert [(one.channel, one.gist) for one in logged] == [
        (Channel.MESSAGE, "New Year's Eve (lunar)")
    ]


def a_held_product(desk: Desk) -> None:
    anglers(desk)
    line = ProductLine(code="WJ1", name="稳健一号", kind=HoldingClass.FUND, risk="R2")
    product = add_product(desk, line, now=YESTERDAY)
    with desk.store.action("book.made", at=YESTERDAY) as action:
        held = {"client_id": RICH, "institution": "本行", "is_ours": True, "product_id": product}
        values = {**held, "holding_class": HoldingClass.FUND, "amount": Money(100)}
        action.insert(HoldingTable, values)


async def test_news_is_shown_for_whom_before_it_is_written(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(a_held_product).result()
    async with on_screen.shown(SIZE) as shown:
        await open_list(shown, "News", "Write news down")
        await shown.press("enter")
        await shown.sees("4 market", "in use: 钓鱼 3")
        await shown.press("enter")
        await shown.sees("What is the news?")
        await shown.type("湖区开放垂钓")
        await shown.press("enter")
        await shown.sees("by it the news finds whom it is for")
        await shown.type("钓鱼")
        await shown.press("enter")
        await shown.sees("For 3 clients, a duty each: 单雄信, 张三, 欧阳锋")
        await shown.press("2")
        await shown.sees("湖区开放垂钓", "= 钓鱼 3")
        await shown.press("enter")
        await shown.sees("For 3 clients")
        await shown.press("1")
        await shown.sees("The news is on record.", "open: 3")
        await shown.press("enter")
        await shown.sees("Call those it is for: 3")
        await shown.press("2")
        await shown.sees("Everybody knows of it.")
    assert kept(on_screen, lambda desk: waiting(desk, OccasionKind.MARKET_NEWS)) == []


async def test_news_of_a_product_asks_for_the_product(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(a_held_product).result()
    async with on_screen.shown(SIZE) as shown:
        await open_list(shown, "News", "Write news down")
        await shown.press("enter")
        await shown.sees("4 market")
        await shown.press("1")
        await shown.sees("code or name")
        await shown.press("tab")
        await shown.type("没有")
        await shown.press("enter")
        await shown.sees("No product of the shelf has this code or name.")
        await shown.press("ctrl+u")
        await shown.type("稳健")
        await shown.sees("= WJ1  稳健一号")
        await shown.press("enter")
        await shown.sees("For 1 clients, a duty each: 单雄信")
        await shown.press("1")
        await shown.sees("The news is on record.")
    (duty,) = kept(on_screen, lambda desk: waiting(desk, OccasionKind.DIVIDEND))
    assert duty.client_id == RICH


async def test_a_change_of_the_bank_is_opened_from_today(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(SIZE) as shown:
        await open_list(shown, "News", "Write news down")
        await shown.press("enter")
        await shown.sees("5 bank")
        await shown.press("5")
        await shown.type("转账限额调整")
        await shown.press("enter")
        await shown.sees("One duty with 8 clients behind it")
        await shown.press("1")
        await shown.sees("The news is on record.")
        await shown.press("escape", "f2")
        await shown.sees("the bank changes something")
    (news,) = kept(on_screen, lambda desk: desk.news.all())
    assert (news.kind, news.words, news.on) == (NewsKind.BANK, "转账限额调整", TODAY)
