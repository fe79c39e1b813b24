"""A large book as a workbook: fictional, from a seed, written as a stream of raw XML.

Spreadsheet libraries need minutes for this; the parts are the ones Excel writes (styled blank
cells, inline or shared strings, cell notes as a comments part).
"""

import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from rmdesk.domain.identity import is_resident_id
from rmdesk.exchange.grid import letter

_EXCEL_DAY_0 = date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅鹏飞龙浩宇轩"
_CLASSES = ("活期存款", "定期存款", "银行理财", "债券基金", "股票", "国债", "房产", "房贷")
_KINDS = ("终身寿险", "重疾险", "年金险", "医疗险", "意外险", "教育金")
_GISTS = (
    "未接",
    "约下周一来行",
    "提醒定存到期",
    "做资产回顾,对波动有顾虑",
    "祝生日快乐",
    "转介绍同事一名",
)

Value = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of everything: the "10k book" of the project's figures by default."""

    clients: int = 10_000
    holdings: int = 55_000
    policies: int = 6_600
    members: int = 15_000
    contacts: int = 236_000
    days: int = 240


def write_large_workbook(
    path: Path, size: Size, *, today: date, seed: int = 1, shared_strings: bool = True
) -> None:
    """Write the five sheets of a relationship manager's workbook to `path`."""
    book = _Book(size, today, random.Random(seed))
    strings: dict[str, int] | None = {} if shared_strings else None
    sheets = [
        ("客户信息", book.clients()),
        ("家庭成员", book.members()),
        ("资产负债", book.holdings()),
        ("保险", book.policies()),
        ("联系日历", book.calendar()),
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, (_, rows) in enumerate(sheets, 1):
            name = f"xl/worksheets/sheet{number}.xml"
            _write(archive, name, _sheet_xml(rows, strings))
        _write(archive, "xl/comments1.xml", book.comments())
        _write(archive, "xl/worksheets/_rels/sheet5.xml.rels", _comments_relation())
        if strings is not None:
            _write(archive, "xl/sharedStrings.xml", _strings_xml(strings))
        for name, text in _frame([name for name, _ in sheets], shared_strings).items():
            archive.writestr(name, text)


class _Book:
    """The rows of each sheet, from one random source."""

    def __init__(self, size: Size, today: date, source: random.Random) -> None:
        self._size = size
        self._source = source
        self._days = [today - timedelta(days=size.days - 1 - index) for index in range(size.days)]
        self._notes: list[tuple[int, int, str]] = []

    def _name(self) -> str:
        return self._source.choice(_SURNAMES) + "".join(
            self._source.choices(_GIVEN, k=self._source.choice((1, 2)))
        )

    def clients(self) -> Iterator[list[Value]]:
        yield ["某某支行 客户信息表"]
        yield ["客户号", "姓名", "性别", "生日", "证件号码", "手机", "职业", "家庭住址", "备注"]
        self._names = [self._name() for _ in range(self._size.clients)]
        for index, name in enumerate(self._names):
            born = date(1945, 1, 1) + timedelta(days=index * 7 % 22_000)
            id_number = _resident_id(born, index)
            sex = "男" if int(id_number[16]) % 2 else "女"
            mobile = f"1{self._source.choice('3456789')}{index:09d}"
            address = f"某某市某某区某某路{index % 900}号"
            yield [str(60_100_000 + index), name, sex, born, id_number, mobile, "教师", address, ""]

    def _some_client(self) -> tuple[str, str]:
        index = self._source.randrange(self._size.clients)
        return str(60_100_000 + index), self._names[index]

    def members(self) -> Iterator[list[Value]]:
        yield ["客户号", "客户姓名", "关系", "姓名", "出生年份", "就读学校/工作单位"]
        for index in range(self._size.members):
            relation = self._source.choice(("配偶", "父亲", "母亲", "儿子", "女儿"))
            name = f"{self._name()}{index}"
            yield [*self._some_client(), relation, name, 1940 + index % 80, "某某公司"]

    def holdings(self) -> Iterator[list[Value]]:
        yield ["资产负债明细(单位:元)"]
        yield [
            "客户号", "客户姓名", "机构", "类别", "名称", "金额", "风险等级", "起始日", "到期日",
        ]  # fmt: skip
        for index in range(self._size.holdings):
            kind = self._source.choice(_CLASSES)
            start = self._days[0] - timedelta(days=self._source.randrange(900))
            maturity = start + timedelta(days=1100) if index % 2 else None
            place = self._source.choice(("本行", "本行", "他行甲", "某某证券"))
            amount = self._source.randrange(1_000, 2_000_000)
            yield [
                *self._some_client(),
                place,
                kind,
                f"{kind}{index}",
                amount,
                "R2",
                start,
                maturity,
            ]

    def policies(self) -> Iterator[list[Value]]:
        yield [
            "客户号",
            "客户姓名",
            "险种",
            "保险公司",
            "被保险人",
            "期限",
            "保额",
            "年缴保费",
            "含重疾",
        ]
        for _ in range(self._size.policies):
            number, name = self._some_client()
            kind = self._source.choice(_KINDS)
            yield [number, name, kind, "甲人寿", name, "20年", 500_000, 5_200, "是"]

    def calendar(self) -> Iterator[list[Value]]:
        yield ["姓名", *self._days]
        share = self._size.contacts / (self._size.clients * self._size.days)
        left = self._size.contacts
        for line, name in enumerate(self._names, 2):
            row: list[Value] = [name]
            for column in range(1, self._size.days + 1):
                if left and self._source.random() < share * 1.02:
                    left -= 1
                    row.append(self._source.choice("TTTEMSV"))
                    gist = f"{self._source.choice(_GISTS)} {left}"
                    self._notes.append((line, column, gist))
                else:
                    row.append(None)
            yield row

    def comments(self) -> Iterator[str]:
        yield f'<comments xmlns="{_MAIN}"><authors><author>RM</author></authors><commentList>'
        for line, column, gist in self._notes:
            yield (
                f'<comment ref="{letter(column)}{line}" authorId="0"><text><r><rPr><b/></rPr>'
                f"<t>RM:</t></r><r><t>\n{escape(gist)}</t></r></text></comment>"
            )
        yield "</commentList></comments>"


def _resident_id(born: date, sequence: int) -> str:
    """A well-formed number with an unassigned region code, so that it can belong to nobody."""
    bodies = [f"990101{born:%Y%m%d}{(sequence + more) % 999 + 1:03d}" for more in (0, 1)]
    numbers = (body + check for body in bodies for check in "0123456789X")
    return next(number for number in numbers if is_resident_id(number))


def _sheet_xml(rows: Iterable[list[Value]], strings: dict[str, int] | None) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetData>'
    text = _inline if strings is None else _shared(strings)
    letters = [letter(column) for column in range(400)]
    for number, row in enumerate(rows, 1):
        cells = []
        for column, value in enumerate(row):
            place = f"{letters[column]}{number}"
            if value is None:
                cells.append(f'<c r="{place}" s="2"/>')
            elif isinstance(value, str):
                cells.append(text(place, value))
            elif isinstance(value, date):
                cells.append(f'<c r="{place}" s="1"><v>{(value - _EXCEL_DAY_0).days}</v></c>')
            else:
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


def _inline(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _shared(strings: dict[str, int]) -> Callable[[str, str], str]:
    def text(place: str, value: str) -> str:
        return f'<c r="{place}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'

    return text


def _strings_xml(strings: Iterable[str]) -> Iterator[str]:
    yield f'<sst xmlns="{_MAIN}">'
    for string in strings:
        yield f"<si><t>{escape(string)}</t></si>"
    yield "</sst>"


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    with archive.open(name, "w") as part:
        for piece in pieces:
            part.write(piece.encode())


def _comments_relation() -> Iterator[str]:
    yield (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/comments" Target="../comments1.xml"/>'
        "</Relationships>"
    )


def _frame(names: list[str], shared_strings: bool) -> dict[str, str]:
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    relations += f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    if shared_strings:
        relations += (
            f'<Relationship Id="rIdT" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="3"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="0" borderId="0"/></cellXfs></styleSheet>',
    }
