"""A book of a thousand clients whose every number is known, and where they are found again."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file_records import CareKind, ProspectSource
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import check_character
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.money import Money
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.file import (
    CareTable,
    DetailTable,
    FeedbackTable,
    NeedTable,
    ProspectTable,
    WishTable,
)
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable, MemberTable
from tests.books.builders import TODAY
from tests.ui.small_book import YESTERDAY

PASSPHRASE = "nobody in this book exists"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_SURNAMES = "单解曾查仇区赵钱孙李周吴郑王冯陈"
_GIVEN = "雄信彤强敏雪莹浩然立新秀英子轩"
_SHORTEST = 9
"""So many figures in a row are no chance: a mask shows four, and three at the front of a phone."""
_RUN = re.compile(r"\d{3,}(?:[ -]\d{3,})*")  # in groups, but no day and no row of figures


@dataclass
class Planted:
    """The numbers in the book, by every run of their figures that is long enough to know them."""

    runs: dict[str, str] = field(default_factory=dict)

    def plant(self, number: str) -> str:
        for at in range(len(number) - _SHORTEST + 1):
            self.runs[number[at : at + _SHORTEST]] = number
        return number

    def found_in(self, text: str) -> set[str]:
        """The planted numbers of which `text` shows too much, however it is grouped."""
        found = set()
        for run in _RUN.findall(text):
            figures = re.sub(r"[ \-]", "", run)
            for at in range(len(figures) - _SHORTEST + 1):
                if number := self.runs.get(figures[at : at + _SHORTEST]):
                    found.add(number)
        return found


def planted_book(path: Path, *, clients: int = 1_000) -> Planted:
    """Writes a book at `path`; what is planted in it."""
    desk = new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP)
    planted, chance = Planted(), random.Random(20261120)
    with desk.store.action("book.made", at=YESTERDAY) as action:
        for n in range(1, clients + 1):
            _write_client(action, planted, chance, n)
    with desk.store.database.atomic():
        desk.store.facts.refresh_all(today=TODAY)
    desk.close()
    return planted


def opened(path: Path) -> Desk:
    """The book again, by the thread that works with it."""
    return open_book(path, PASSPHRASE, today=TODAY)


def mobile(chance: random.Random) -> str:
    return f"1{chance.choice('356789')}{chance.randrange(10**9):09}"


def resident_id(chance: random.Random) -> str:
    born = date(1950, 1, 1) + timedelta(chance.randrange(20_000))
    first = f"{chance.randrange(110000, 659999)}{born:%Y%m%d}{chance.randrange(1000):03}"
    return first + check_character(first)


def card(chance: random.Random) -> str:
    """19 figures; the last one makes the sum come out (ISO/IEC 7812)."""
    first = f"622{chance.randrange(10**15):015}"
    doubled = (int(one) * (2 - place % 2) for place, one in enumerate(reversed(first)))
    total = sum(value // 10 + value % 10 for value in doubled)
    return f"{first}{-total % 10}"


def _write_client(action: Action, planted: Planted, chance: random.Random, n: int) -> None:
    phone, ident, plastic = mobile(chance), resident_id(chance), card(chance)
    landline = f"010{chance.randrange(10**7, 9 * 10**7)}"
    for number in (phone, ident, plastic, landline):
        planted.plant(number)
    client_id = ClientId(
        action.insert(
            ClientTable,
            {
                "name": f"{chance.choice(_SURNAMES)}{''.join(chance.sample(_GIVEN, 2))}",
                "number": f"K{n:05}",
                "mobile": phone,
                "home_phone": landline,
                "work_phone": planted.plant(f"021{chance.randrange(10**7, 9 * 10**7)}"),
                "id_number": ident,
                "messenger": phone,
                "note": f"新号{planted.plant(mobile(chance))} 卡{plastic}",
                "known_since": TODAY,
                "balance": Money.of_yuan(chance.randrange(10**5, 10**7)),
                "balance_on": TODAY,
                "do_not_call": False,
            },
        )
    )
    for row in _belongings(planted, chance, client_id, n):
        action.insert(*row)


def _belongings(
    planted: Planted, chance: random.Random, client_id: ClientId, n: int
) -> Iterator[tuple[type, dict[str, object]]]:
    other = planted.plant(mobile(chance))
    spoken = f"换号{other[:3]} {other[3:7]} {other[7:]},想存{chance.randrange(11, 99)}.5万"
    yield (
        ContactTable,
        {
            "client_id": client_id,
            "on": TODAY - timedelta(n % 60),
            "channel": Channel.TELEPHONE,
            "gist": spoken,
        },
    )
    yield (
        HoldingTable,
        {
            "client_id": client_id,
            "holding_class": HoldingClass.TIME_DEPOSIT,
            "called": "定期存款",
            "institution": "本行",
            "is_ours": True,
            "item": f"卡{planted.plant(card(chance))}",
            "amount": Money(chance.randrange(10**8, 10**10)),
            "maturity": TODAY + timedelta(n % 200),
            "as_of": TODAY,
        },
    )
    if n > 40:
        return
    jotted = f"电话{planted.plant(mobile(chance))} 证件{planted.plant(resident_id(chance))}"
    yield MemberTable, {"client_id": client_id, "name": "小妹", "relation": Relation.SPOUSE}
    yield NeedTable, {"client_id": client_id, "on": TODAY, "words": jotted, "is_explicit": True}
    yield WishTable, {"client_id": client_id, "on": TODAY, "what": jotted}
    yield (
        FeedbackTable,
        {
            "client_id": client_id,
            "on": TODAY,
            "what": jotted,
            "is_complaint": True,
            "promised_on": TODAY,
        },
    )
    yield CareTable, {"client_id": client_id, "on": TODAY, "kind": CareKind.GIFT, "what": jotted}
    yield (
        ProspectTable,
        {
            "client_id": client_id,
            "on": TODAY,
            "source": ProspectSource.REFERRAL,
            "note": jotted,
            "follow_up_on": TODAY,
        },
    )
    for name in ("fax", "backup_phone"):
        number = planted.plant(f"0571{chance.randrange(10**7, 9 * 10**7)}")
        yield (
            DetailTable,
            {"client_id": client_id, "field": name, "value": number, "known_since": TODAY},
        )
