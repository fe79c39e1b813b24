"""Eight invented people with a little of everything, around Friday, 20 November 2026."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import HoldingTable, PolicyTable
from rmdesk.store.tables.people import MemberTable
from tests.books.builders import TODAY

YESTERDAY = datetime(2026, 11, 19, 18)
NOW = datetime(2026, 11, 20, 9, 30)

PEOPLE = (
    # name, mobile, number, our 万, days since the last contact
    ("单雄信", "13800008899", "60100001", 35, 40),
    ("张三", "13900001234", "60100002", 0, 3),
    ("欧阳锋", "15500007777", "70100006", 120, 20),
    ("吕布", "15500006666", "60100005", 8, 100),
    ("郑爽", "17711112222", "60100004", 21, None),
    ("古丽·买买提", "18600001111", "60100007", 64, 1),
    ("Anne-Marie Lefèvre", "", "60100008", 300, 12),
    ("解放", "13300003333", "", 2, None),
)
RICH = ClientId(1)
"""单雄信: the one with household, ledger, policies and contacts."""


PASSPHRASE = "nobody in this book exists"


def empty_book(folder: Path) -> Desk:
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    return new_book(folder / "book.rmdesk", PASSPHRASE, today=TODAY, cost=cost)


def small_book(folder: Path) -> Desk:
    """All of it written "yesterday", so that today's undo finds nothing yet."""
    for name, content in _written_once().items():
        (folder / name).write_bytes(content)
    return open_book(folder / "book.rmdesk", PASSPHRASE, today=TODAY)


@cache
def _written_once() -> Mapping[str, bytes]:
    """The files of the book: hundreds of tests open one, and writing it is the longer part."""
    with TemporaryDirectory() as folder:
        _write(empty_book(Path(folder)))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _write(desk: Desk) -> None:
    for name, mobile, number, wan, days in PEOPLE:
        client_id = add_client(desk, now=YESTERDAY, name=name, mobile=mobile, number=number)
        with desk.store.action("book.made", at=YESTERDAY) as action:
            if wan:
                action.insert(
                    HoldingTable, _holding(client_id, "定期存款", wan, TODAY + timedelta(90))
                )
            if days is not None:
                action.insert(
                    ContactTable,
                    {
                        "client_id": client_id,
                        "on": TODAY - timedelta(days),
                        "channel": Channel.TELEPHONE,
                        "gist": "电话问候,近况平稳",
                    },
                )
    _enrich(desk)
    with desk.store.database.atomic():
        desk.store.facts.refresh_all(today=TODAY)  # a night has passed
    desk.close()


def _enrich(desk: Desk) -> None:
    edit_client(
        desk,
        RICH,
        {
            "sex": Sex.MALE,
            "birthday": date(1985, 11, 25),
            "id_number": "99010119851125001X",
            "occupation": "工程师",
            "employer": "明理律师事务所",
            "education": "本科",
            "risk_tolerance": "C3",
            "risk_assessed_on": date(2026, 3, 1),
            "note": "曾在他行买基金亏损,讲风险要慢",
        },
        now=YESTERDAY,
    )
    with desk.store.action("book.made", at=YESTERDAY) as action:
        for name, relation, called, year in (
            ("王小妹", Relation.SPOUSE, "配偶", 1987),
            ("单小雄", Relation.SON, "儿子", 2015),
        ):
            action.insert(
                MemberTable,
                {
                    "client_id": RICH,
                    "name": name,
                    "relation": relation,
                    "called": called,
                    "birth_year": year,
                },
            )
        action.insert(HoldingTable, _holding(RICH, "理财", 5, TODAY + timedelta(7), "稳利90天"))
        other = _holding(RICH, "大额存单", 50, TODAY + timedelta(400))
        action.insert(HoldingTable, other | {"institution": "他行", "is_ours": False})
        action.insert(
            PolicyTable,
            {
                "client_id": RICH,
                "kind": PolicyKind.CRITICAL_ILLNESS,
                "called": "重疾险",
                "insurer": "甲人寿",
                "insured": "单雄信",
                "sum_insured": Money.of_yuan(500_000),
            },
        )
        for days in range(60, 360, 30):
            action.insert(
                ContactTable,
                {
                    "client_id": RICH,
                    "on": TODAY - timedelta(days),
                    "channel": Channel.MEETING if days % 60 else Channel.MESSAGE,
                    "gist": "来行办理转存,谈到孩子升学,答应寄去教育金资料",
                },
            )


def _holding(
    client_id: ClientId, called: str, wan: int, maturity: date, item: str = ""
) -> dict[str, object]:
    return {
        "client_id": client_id,
        "institution": "本行",
        "is_ours": True,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "called": called,
        "item": item,
        "amount": Money.of_yuan(wan * 10_000),
        "maturity": maturity,
    }
