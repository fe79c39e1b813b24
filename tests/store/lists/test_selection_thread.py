"""A long list query gives way to a page, as every other does."""

from datetime import date
from pathlib import Path
from threading import Event

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.opening import new_book
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.views import SortKey
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.thread import StoreThread, Urgency
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW


def a_desk(folder: Path) -> Desk:
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    desk = new_book(folder / "book.rmdesk", "nobody in this book exists", today=TODAY, cost=cost)
    with desk.store.action("test.filled", at=NOW) as action:
        names = ["name", "note", "birthday", "known_since"]
        rows = [(f"王{n}", f"第{n}位", date(1980, 1, 1 + n % 28), TODAY) for n in range(4_000)]
        action.insert_many(ClientTable, names, rows)
    return desk


def test_a_page_goes_before_a_list_that_is_being_made(tmp_path: Path) -> None:
    condition = parse("备注~9 且 年龄>=40 且 非 (备注~8 或 备注~7)", today=TODAY)
    order = [SortKey("next_birthday"), SortKey("note", descending=True)]
    thread = StoreThread(lambda: a_desk(tmp_path)).start()
    begun, finished = Event(), []

    def make_lists(desk: Desk) -> int:
        begun.set()
        counts = [len(desk.lists.select(condition, order, today=TODAY)) for _ in range(60)]
        finished.append("lists")
        return counts[0]

    def read_page(desk: Desk) -> int:
        finished.append("page")
        return len(desk.lists.cells(range(1, 51), ["name", "age"], today=TODAY))

    lists = thread.ask(make_lists, Urgency.LONG)
    assert begun.wait(10)
    assert thread.ask(read_page, Urgency.PAGE).result(30) == 50
    expected = sum("9" in f"{n}" and not set("78") & set(f"{n}") for n in range(4_000))
    assert lists.result(60) == expected
    assert finished == ["page", "lists"]
    thread.close()
