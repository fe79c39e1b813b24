"""Bundles that are whole and signed, with values nobody would write: each is refused with a
sentence or taken in such that the desk goes on; nothing crashes, and undo takes all of it back."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import draft_brief
from rmdesk.desk.calling.cards import card_of
from rmdesk.desk.classing import boards
from rmdesk.desk.classing.classes import explained
from rmdesk.desk.client_lists.views import saved
from rmdesk.desk.day.close_out import close_out
from rmdesk.desk.day.records import today_records
from rmdesk.desk.dossier import open_dossier
from rmdesk.desk.opening import create_book, open_unlocked
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.record.client import client_record
from rmdesk.desk.scripts.library import library
from rmdesk.desk.shelf.products import shelf
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import Language
from rmdesk.store.handover.handed_over import HANDED
from rmdesk.store.papers import PaperContents
from tests.desk.receiving.written import OWN, a_manifest, write
from tests.tools.canonical import Said, said_by_book
from tests.tools.random_books import fill

pytestmark = pytest.mark.campaign

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_NOW = datetime(2026, 11, 20, 9, 30)
_BOOKS = 5
_BOOK = "book.rmdesk"

HOW_MANY = [
    pytest.param(100, id="short"),
    pytest.param(5_000, id="full", marks=pytest.mark.long),
]

Tables = dict[str, list[dict[str, Any]]]
Change = Callable[[Tables, Random], None]

_TEXTS: Final = (
    *("", " ", "0", "-1", "null", "[]", "{}", '{"a":', "{x}", "{0}", "%s", "[bold]", "=1+1", "'"),
    *("a\0b", "\x1b[2J", "王\u202e芳", "\ufeff", "\u2028", "\n", "x" * 3_000, "[" * 3_000),
    *("2026-11-20", "2026-02-30", "0001-01-01", "9999-12-31", "2199-12-31", "1900-01-01"),
    *("2026-11-20 09:30:00", "2199-12-31 23:59:59", "23:59", "99:99", "open", "done", "whole"),
    *('{"kind": "x"}', '{"columns": [{"field": "name"}]}', '{"condition": "aum >"}', "9" * 30),
)
_NUMBERS: Final = (
    -1,
    0,
    1,
    2,
    31,
    366,
    10**6,
    10**12,
    10**15,
    (1 << 53) - 1,
    1 << 53,
    (1 << 63) - 1,
)
_POOL: Final = (None, True, False, *_TEXTS, *_NUMBERS)


def in_one_cell(tables: Tables, rng: Random) -> None:
    row = a_row(tables, rng)
    row[rng.choice([name for name in row if name != "id"])] = rng.choice(_POOL)


def of_the_same_sort(tables: Tables, rng: Random) -> None:
    """A number for a number, a text for a text: more of these get past the first look."""
    row = a_row(tables, rng)
    name = rng.choice([name for name in row if name != "id" and row[name] is not None])
    row[name] = rng.choice(_TEXTS if isinstance(row[name], str) else _NUMBERS)


def a_text_at_its_limits(tables: Tables, rng: Random) -> None:
    row = a_row(tables, rng)
    if texts := [name for name, said in row.items() if isinstance(said, str)]:
        row[rng.choice(texts)] = rng.choice(_TEXTS)


def in_a_whole_column(tables: Tables, rng: Random) -> None:
    rows = tables[a_table(tables, rng)]
    name, said = rng.choice([name for name in rows[0] if name != "id"]), rng.choice(_POOL)
    for row in rows:
        row[name] = said


def to_another_record(tables: Tables, rng: Random) -> None:
    table = rng.choice([name for name in tables if tables[name] and HANDED[name].refers])
    row = rng.choice(tables[table])
    row[rng.choice(list(HANDED[table].refers))] = rng.choice((None, 0, -1, 1, 2, 3, 9_999, 1 << 52))


def without_some_rows(tables: Tables, rng: Random) -> None:
    table = a_table(tables, rng)
    tables[table] = [row for row in tables[table] if rng.random() < 0.5]


def with_a_row_again(tables: Tables, rng: Random) -> None:
    rows = tables[a_table(tables, rng)]
    rows.append({**rng.choice(rows), "id": rows[-1]["id"] + 1})


def without_a_column(tables: Tables, rng: Random) -> None:
    rows = tables[a_table(tables, rng)]
    name = rng.choice([name for name in rows[0] if name != "id"])
    for row in rows:
        del row[name]


def with_a_cell_of_elsewhere(tables: Tables, rng: Random) -> None:
    one, other = a_row(tables, rng), a_row(tables, rng)
    one[rng.choice([name for name in one if name != "id"])] = rng.choice(list(other.values()))


_CHANGES: Final[tuple[Change, ...]] = (
    in_one_cell,
    of_the_same_sort,
    a_text_at_its_limits,
    in_a_whole_column,
    to_another_record,
    without_some_rows,
    with_a_row_again,
    without_a_column,
    with_a_cell_of_elsewhere,
)


def a_table(tables: Tables, rng: Random) -> str:
    return rng.choice([name for name in tables if tables[name]])


def a_row(tables: Tables, rng: Random) -> dict[str, Any]:
    return rng.choice(tables[a_table(tables, rng)])


class Target(StrEnum):
    """The book that a bundle comes into."""

    EMPTY = "empty"
    AGAIN = "again"
    """It had all of it before, from the same book."""
    SAME_CLIENTS = "same-clients"
    """It has the same clients, from somebody else."""


class Given(NamedTuple):
    """What an honest book sends, and the key of the books that have it already."""

    said: Said
    papers: list[bytes]
    key: DataKey
    place: Path


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_no_value_ends_the_desk(how_many: int, folder: Path) -> None:
    key = create_book(folder / "book.rmdesk", "correct horse battery", cost=_CHEAP)
    books = [honest(folder, key, seed) for seed in range(_BOOKS)]
    ends: Counter[str] = Counter()
    for number in range(how_many):
        rng = Random(number)
        given = books[number % _BOOKS]
        change = _CHANGES[number // _BOOKS % len(_CHANGES)]
        target = rng.choice(list(Target))
        tables = {name: [dict(row) for row in rows] for name, rows in given.said.tables.items()}
        change(tables, rng)
        try:
            with TemporaryDirectory(dir=folder) as place:
                ends[receive(Path(place), given, target, tables)] += 1
        except Exception as error:
            raise AssertionError(f"case {number}: {change.__name__}, {target}") from error
    print(f"\n{how_many} bundles with odd values: {dict(ends)}; the desk went on after each")
    assert ends["taken"] > how_many / 10 and ends["UnfitBundle"] > how_many / 10


def honest(folder: Path, key: DataKey, seed: int) -> Given:
    """What a random book would send, as it stands, and books that took it in."""
    place = folder / str(seed)
    for target in Target:
        (place / target).mkdir(parents=True)
        copy_book(folder, place / target)
    with TemporaryDirectory(dir=folder) as giver:
        with opened_copy(folder, Path(giver), key) as desk:
            fill(desk, seed, now=_NOW)
            said = said_by_book(desk.store.database, bundle="")
            of = PaperContents(desk.store.database)
            papers = [of.get(digest) for digest in sorted({one for one, _ in said.papers})]
        given = Given(said, papers, key, place)
        tables = {name: [*rows] for name, rows in said.tables.items()}
        for target, book in ((Target.AGAIN, "b0" * 16), (Target.SAME_CLIENTS, "c0" * 16)):
            file = bundle_of(tables, papers, Path(giver) / f"{target}.age", book=book)
            with open_unlocked(place / target / _BOOK, key, today=_NOW.date()) as desk:
                assert refusal_of(desk, file) is None
    return given


def bundle_of(tables: Tables, papers: Sequence[bytes], file: Path, **said: Any) -> Path:
    given = [
        (name, list(rows[0]) if rows else ["id"], [list(row.values()) for row in rows])
        for name, rows in tables.items()
    ]
    return write(file, given, manifest=a_manifest(len(tables["clients"]), **said), papers=papers)


def copy_book(folder: Path, place: Path) -> None:
    for file in folder.glob(f"{_BOOK}*"):
        shutil.copy(file, place)


def opened_copy(folder: Path, place: Path, key: DataKey) -> Desk:
    copy_book(folder, place)
    return open_unlocked(place / _BOOK, key, today=_NOW.date())


def receive(place: Path, given: Given, target: Target, tables: Tables) -> str:
    """Taken or refused, and by what."""
    file = bundle_of(tables, given.papers, place / "odd.age", bundle="2b" * 16)
    with opened_copy(given.place / target, place, given.key) as desk:
        before = said_by_book(desk.store.database, bundle="")
        refused = refusal_of(desk, file)
        if refused is not None:
            assert refused.sentence()
            assert said_by_book(desk.store.database, bundle="") == before
            return type(refused).__name__
        is_written = said_by_book(desk.store.database, bundle="") != before
        look_at_everything(desk)
        if is_written:
            assert desk.undo(now=_NOW) is not None
        assert said_by_book(desk.store.database, bundle="").tables == before.tables
    return "taken" if is_written else "nothing new"


def refusal_of(desk: Desk, file: Path) -> RmdeskError | None:
    """Why the bundle was not taken in; None when it was."""
    try:
        shown = preview(desk, verified(file, OWN, progress=untold), progress=untold)
        take_in(desk, shown, now=_NOW, progress=untold)
    except RmdeskError as error:
        return error
    return None


def look_at_everything(desk: Desk) -> None:
    """What screens and commands read of a book, once each."""
    ids = [ClientId(row[0]) for row in desk.store.database.execute_sql("SELECT id FROM clients")]
    for client in ids:
        open_dossier(desk, client)
        json.dumps(client_record(desk, client))
        card_of(desk, client)
        explained(desk, client)
        assert draft_brief(desk, client).client_id == client
    json.dumps(today_records(desk))
    close_out(desk)
    shelf(desk)
    for view in saved(desk):
        with suppress(NotUnderstood):  # a condition that cannot be read stays a text, and says so
            condition = (
                parse(view.view.condition, today=desk.today) if view.view.condition else None
            )
            desk.lists.select(condition, view.view.order, today=desk.today)
    for language in Language:
        library(desk, language)
    for board in (boards.nine_board, boards.priority_board, boards.drift_board, boards.tags_board):
        board(desk)
    desk.clients.find("张")


def untold(_done: float) -> None:
    """Progress that nobody watches."""
