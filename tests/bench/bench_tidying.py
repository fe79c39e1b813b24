"""Duplicates, merging and words in notes, each on one book.

    python -m tests.bench.bench_tidying [clients]

Targets at 10,000 clients with 236,000 contacts: everybody compared within 1 s, of which the
book's thread reads no longer than 0.2 s; words in notes within 0.5 s, no part of it over 0.25 s.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.notes import NoteSearch
from rmdesk.desk.duplicates.merging import Merge, merge, two_files
from rmdesk.desk.duplicates.owners import owners
from rmdesk.desk.duplicates.suspects import everyone, suspects
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side, first_choices
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, empty_book

_CONTACTS_EACH = 23.6
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
_GISTS = ("电话问候,近况平稳", "提醒定存到期,约下周来行", "送生日祝福,客户很高兴", "问学区房按揭")

R = TypeVar("R")


def large_book(folder: Path, clients: int) -> Desk:
    """One client in fifty stands in it twice."""
    rng = random.Random(4)
    desk = empty_book(folder)
    people: list[tuple[object, ...]] = []
    for number in range(clients):
        if people and number % 50 == 0:
            people.append((*people[rng.randrange(len(people))][:-1], str(number)))
            continue
        name = rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2))))
        born = date(1940 + rng.randrange(60), rng.randrange(1, 13), rng.randrange(1, 29))
        mobile, employer = f"1{rng.randrange(3 * 10**9, 10**10)}", f"单位{rng.randrange(120)}"
        people.append((name, mobile, employer, born, TODAY, str(number)))
    with desk.store.action("book.made", at=NOW) as action:
        names = ["name", "mobile", "employer", "birthday", "known_since", "number"]
        ids = action.insert_many(ClientTable, names, people)
        contacts = [
            (rng.choice(ids), TODAY - timedelta(rng.randrange(700)), Channel.TELEPHONE, gist)
            for gist in rng.choices(_GISTS, (60, 30, 10, 0.01), k=int(clients * _CONTACTS_EACH))
        ]
        action.insert_many(ContactTable, ["client_id", "on", "channel", "gist"], contacts)
    return desk


def timed(title: str, work: Callable[[], R]) -> R:
    start = time.perf_counter()
    result = work()
    print(f"{title:<44}{(time.perf_counter() - start) * 1000:9.1f} ms")
    return result


def search(desk: Desk, words: str) -> None:
    going, times, count = NoteSearch(words), [], 0
    while not going.is_done:
        start = time.perf_counter()
        count = going.go_on(desk).count
        times.append(time.perf_counter() - start)
    print(
        f"{words}: {count:,} notes in {sum(times) * 1000:.0f} ms,"
        f" longest part {max(times) * 1000:.0f} ms"
    )


def main(clients: int) -> None:
    with tempfile.TemporaryDirectory() as folder, large_book(Path(folder), clients) as desk:
        crowd = timed("read everyone", lambda: everyone(desk))
        pairs = timed("compare everyone", lambda: suspects(crowd))
        print(f"{len(pairs):,} pairs")
        timed("whose mobile is this", lambda: owners(desk, "mobile", crowd.people[7].mobile))
        timed("whose number is this", lambda: owners(desk, "number", "77"))
        for words in ("学区", "定存", "没有的话"):
            search(desk, words)
        left, right = pairs[0].first, pairs[0].second
        files = two_files(desk, left, right)
        decided = Merge(
            left=ClientId(left),
            right=ClientId(right),
            survivor=Side.LEFT,
            choices=first_choices(files.left, files.right),
        )
        timed("merge two", lambda: merge(desk, decided, now=NOW))
        timed("undo it", lambda: desk.undo(now=datetime.combine(TODAY, NOW.time())))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
