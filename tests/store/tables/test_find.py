"""Finding anyone in four keys without an input method: the cases the trade meets."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.money import HoldingTable
from tests.books.empty_desk import NOW, an_empty_desk

PEOPLE = (
    # name, mobile, number, ID number, our 万
    ("单雄信", "13800008899", "60100001", "", 1),
    ("解缙", "13800000002", "60100002", "", 2),
    ("曾国荃", "13800000003", "60100003", "", 3),
    ("查良镛", "13800000004", "60100004", "", 4),
    ("仇英", "13800000005", "60100005", "", 5),
    ("区寄", "13800000006", "60100006", "", 6),
    ("吕布", "13800000007", "60100007", "", 7),
    ("朴正", "13800000008", "60100008", "", 8),
    ("盖叫天", "13800000009", "60100009", "", 9),
    ("翟让", "13800000010", "60100010", "", 10),
    ("乐毅", "13800000011", "60100011", "", 11),
    ("覃丰", "13800000012", "60100012", "", 12),
    ("尉迟恭", "13800000013", "60100013", "", 13),
    ("万俟雪", "13800000014", "60100014", "", 14),
    ("欧阳锋", "15500007777", "70100015", "99010119751015082X", 15),
    ("张三", "13900001234", "70100016", "", 0),
    ("张三丰", "13900008899", "70100017", "990101199507219303", 90),
    ("郑爽", "17711112222", "70100018", "", 50),
    ("古丽·买买提", "18600001111", "A700", "", 20),
    ("李丽丽", "18600003333", "70100021", "", 5),
    ("Anne-Marie Lefèvre", "18600002222", "70100020", "", 30),
)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name, mobile, number, id_number, wan in PEOPLE:
            client_id = add_client(desk, now=NOW, name=name, mobile=mobile, number=number)
            edit_client(desk, client_id, {"id_number": id_number}, now=NOW)
            with desk.store.action("holding.add", at=NOW) as action:
                action.insert(
                    HoldingTable,
                    {
                        "client_id": client_id,
                        "institution": "本行",
                        "is_ours": True,
                        "holding_class": HoldingClass.CASH,
                        "amount": Money.of_yuan(wan * 10_000),
                    },
                )
        yield desk


def names(desk: Desk, ids: list[ClientId]) -> list[str]:
    rows = desk.clients.rows(ids)
    return [rows[client_id].name for client_id in ids]


@pytest.mark.parametrize(
    ("words", "best"),
    [
        # Initials, by every reading of the surname.
        *(("sxx", "单雄信"), ("dxx", "单雄信"), ("cxx", None)),
        *(("xj", "解缙"), ("jj", "解缙")),
        *(("zgq", "曾国荃"), ("cgq", "曾国荃")),
        *(("zly", "查良镛"), ("cly", "查良镛")),
        *(("qy", "仇英"), ("cy", "仇英")),
        *(("oj", "区寄"), ("qj", "区寄")),
        *(("lb", "吕布"), ("vb", "吕布")),
        *(("pz", "朴正"), ("gjt", "盖叫天"), ("zr", "翟让"), ("dr", "翟让")),
        *(("yy", "乐毅"), ("ly", "乐毅"), ("qf", "覃丰"), ("tf", "覃丰")),
        *(("ycg", "尉迟恭"), ("mqx", "万俟雪"), ("wqx", "万俟雪"), ("oyf", "欧阳锋")),
        *(("glmmt", "古丽·买买提"), ("ＳＸＸ", "单雄信"), ("SXX", "单雄信")),
        # Full spelling, as far as it is typed.
        *(("shanxiongxin", "单雄信"), ("danxiong", "单雄信"), ("xiejin", "解缙")),
        *(("zengguo", "曾国荃"), ("zhaliang", "查良镛"), ("qiuying", "仇英"), ("ouji", "区寄")),
        *(("lvbu", "吕布"), ("lyubu", "吕布"), ("lubu", "吕布"), ("ouyang", "欧阳锋")),
        *(("shan xiong", None), ("anne", "Anne-Marie Lefèvre"), ("lefevre", None)),
        # Chinese, from the front and inside.
        *(
            ("单雄", "单雄信"),
            ("雄信", "单雄信"),
            ("买买提", "古丽·买买提"),
            ("丽丽", "李丽丽"),
            ("张三", "张三"),
        ),
        # Phone tail, whole phone as it is written or pasted.
        *(("7777", "欧阳锋"), ("07777", "欧阳锋"), ("15500007777", "欧阳锋")),
        *(("155 0000 7777", "欧阳锋"), ("155-0000-7777", "欧阳锋"), ("+86 15500007777", "欧阳锋")),
        *(("７７７７", "欧阳锋"), ("8899", "张三丰")),
        # ID tail and whole ID; client number, its front and its tail.
        *(("082x", "欧阳锋"), ("082X", "欧阳锋"), ("9303", "张三丰")),
        *(("990101199507219303", "张三丰"), ("99010119751015082x", "欧阳锋")),
        *(("60100004", "查良镛"), ("0018", "郑爽"), ("a700", "古丽·买买提"), ("A7", "古丽·买买提")),
        # Together, in either order and without the blank.
        *(
            ("zs 8899", "张三丰"),
            ("8899 zs", "张三丰"),
            ("zs8899", "张三丰"),
            ("张三8899", "张三丰"),
        ),
        *(("zs 1234", "张三"), ("张 1234", "张三"), ("sxx 0001", "单雄信"), ("zs 7777", None)),
    ],
)
def test_the_best_hit_comes_first(desk: Desk, words: str, best: str | None) -> None:
    assert names(desk, desk.clients.find(words))[:1] == ([best] if best else [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zs", ["郑爽", "张三", "张三丰"]),
        ("zsf", ["张三丰"]),
        ("8899", ["张三丰", "单雄信"]),
        ("1234", ["张三"]),
        ("三", ["张三丰", "张三"]),
    ],
)
def test_an_exact_hit_goes_before_a_longer_one_and_more_assets_before_less(
    desk: Desk, words: str, found: list[str]
) -> None:
    assert names(desk, desk.clients.find(words)) == found


@pytest.mark.parametrize("words", ["z", "zs", "l", "y", "8899", "6", "60", "a", "z 8"])
def test_thousands_of_hits_come_in_the_order_of_a_few(
    desk: Desk, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = desk.clients.find(words)
    assert few
    monkeypatch.setattr("rmdesk.store.shelves.clients._MANY", 0)
    assert desk.clients.find(words) == few
    assert desk.clients.find(words, 1) == few[:1]


def test_a_name_that_begins_with_the_word_goes_before_one_that_holds_it() -> None:
    with an_empty_desk() as desk:
        holds = add_client(desk, now=NOW, name="李王丽")
        edit_client(desk, holds, {"balance": Money.of_yuan(9)}, now=NOW)
        begins = add_client(desk, now=NOW, name="王丽")
        called = add_client(desk, now=NOW, name="王")
        assert desk.clients.find("王") == [called, begins, holds]


@pytest.mark.parametrize(
    "typed", ["喜欢新基金", "新基金", "基金", "xhxjj", "xhx", "zf 新基金", "vip"]
)
def test_a_tag_finds_its_clients(typed: str) -> None:
    with an_empty_desk() as desk:
        tagged = add_client(desk, now=NOW, name="张放")
        add_client(desk, now=NOW, name="李芳")
        change_tags(desk, tagged, ["喜欢新基金", "VIP 50%"], now=NOW)
        assert desk.clients.find(typed) == [tagged]
        change_tags(desk, tagged, [], now=NOW)
        assert desk.clients.find(typed) == []


def test_who_is_called_so_goes_before_who_is_tagged_so() -> None:
    with an_empty_desk() as desk:
        tagged, called = (add_client(desk, now=NOW, name=name) for name in ("张放", "高尔夫"))
        change_tags(desk, tagged, ["高尔夫"], now=NOW)
        assert desk.clients.find("高尔夫") == [called, tagged]
        assert desk.clients.find("gef") == [called, tagged]
