"""Seeded damage to files: honest ones are bent in their bytes, their parts, and their cells."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.exchange.written_workbooks import a_dump, a_workbook

FILES = Path(__file__).parent / "files"
CELLS = (
    "",
    " ",
    "\x00",
    "\ufeff",
    "=1+1",
    '="',
    '"',
    "'",
    "\u202e张三",
    "\ufffd",
    "1E+400",
    "-1E+400",
    "nan",
    "inf",
    "9" * 400,
    "9" * 5_000,
    "0" * 20,
    "1.38E+10",
    "110101199003070000",
    "2026-02-30",
    "99999-99-99",
    "0000-00-00",
    "２０２６年１１月３日",
    "三月",
    "12.5万",
    "-(5)",
    "1e999万",
    "合计",
    "客户号",
    "T/M/E",
    "张" * 300,
    "a\nb\rc",
    "\U0001f600",
    "⑨",
    "٣٤٥",
    "½",
    "Ⅷ",
    "\ud7ff",
    "true",
    "-",
    "#REF!",
    "1/0",
    "x" * 40_000,
)
"""What cells are hurt with."""

NUMBERS = (
    "1e400",
    "-1e400",
    "NaN",
    "inf",
    "-0",
    "1e-400",
    "99999999999999999999",
    "45000.7",
    "2958466",
)
_TOKENS = (
    b"<",
    b">",
    b"/>",
    b"&amp;",
    b"&#0;",
    b"&#x10FFFF;",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b'"',
    b"\x00",
    b"\xff\xfe",
    b'r="XFD1048576"',
    b'r="A0"',
    b'r="ZZZZ1"',
    b't="s"',
    b't="b"',
    b't="e"',
    b't="d"',
    b"<v>-1</v>",
    b"<v>1e999</v>",
    b"<v>9999999999</v>",
    b"<f>1</f>",
    b'<c r="A1"/>',
    b"<row/>",
    b"</row>",
    b's="999999"',
    b"<!DOCTYPE a>",
    b'table:number-rows-repeated="99999999"',
    b'ref="A1:XFD1048576"',
    b"</sheetData>",
    b"\r\n",
    b",",
    b";",
    b"\t",
    b'""',
)

TABLES: dict[str, list[list[Any]]] = {
    "客户": [
        ["某某支行客户台账"],
        ["客户号", "姓名", "手机", "生日", "证件号码", "管理资产(万元)", "查询密码"],
        *[[f"601{n:05d}", f"张{n}", f"138{n:08d}", "1990-01-02", "", 12.5, "x"] for n in range(12)],
        ["合计", "", "", "", "", 150, ""],
    ],
    "持有": [
        ["客户号", "客户姓名", "机构", "类别", "名称", "金额", "到期日"],
        *[
            [f"601{n:05d}", f"张{n}", "本行", "定期存款", f"存{n}", 1000 + n, date(2027, 1, 2)]
            for n in range(9)
        ],
    ],
    "日历": [
        ["姓名", *[date(2026, 11, day) for day in range(1, 9)]],
        *[[f"张{n}", "T", "", "M", "TM", "", "x", "", "S"] for n in range(6)],
    ],
}


class Damage:
    """Makes one damaged file after the other from one seed; each is reproduced by its number."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._seed = seed
        self._folder = folder
        book = a_workbook(
            folder / "honest.xlsx", TABLES, notes={"日历": {"B2": "聊了", "D3": "见面"}}
        )
        self._parts = _parts_of(book.read_bytes())
        self._document = _parts_of((FILES / "ledger.ods").read_bytes())
        dump = a_dump(folder / "honest.csv", TABLES["客户"])
        self._plain = [
            (book.read_bytes(), ".xlsx"),
            ((FILES / "ledger.xls").read_bytes(), ".xls"),
            ((FILES / "locked.xls").read_bytes(), ".xls"),
            ((FILES / "ledger.ods").read_bytes(), ".ods"),
            (dump.read_bytes(), ".csv"),
            (dump.read_bytes().decode("gb18030").encode(), ".csv"),
        ]
        book.unlink()
        dump.unlink()

    def file(self, number: int) -> Path:
        """The damaged file of this number."""
        source = random.Random(f"{self._seed}/{number}")
        ways: list[Callable[[random.Random], tuple[bytes, str]]] = [
            self._bytes,
            self._text,
            self._part,
            self._part,
            self._cells,
            self._cells,
            self._dump,
            self._dump,
        ]
        content, suffix = ways[number % len(ways)](source)
        path = self._folder / f"{number}{suffix}"
        path.write_bytes(content)
        return path

    def _bytes(self, source: random.Random) -> tuple[bytes, str]:
        content, suffix = source.choice(self._plain)
        return hurt(content, source), suffix

    def _text(self, source: random.Random) -> tuple[bytes, str]:
        content, _ = self._plain[source.choice((4, 5))]
        return hurt(content, source), ".csv"

    def _part(self, source: random.Random) -> tuple[bytes, str]:
        """One part inside a sound container."""
        parts, suffix = source.choice([(self._parts, ".xlsx"), (self._document, ".ods")])
        read = [name for name in parts if name.endswith((".xml", ".rels"))]
        name = source.choice(read)
        return _zipped({**parts, name: hurt(parts[name], source)}), suffix

    def _cells(self, source: random.Random) -> tuple[bytes, str]:
        """A sound workbook with odd cells."""
        sheets = {name: [list(row) for row in rows] for name, rows in TABLES.items()}
        for _ in range(source.randint(1, 12)):
            rows = source.choice(list(sheets.values()))
            row = source.choice(rows)
            row[source.randrange(len(row))] = source.choice(
                [*CELLS, None, 1e300, -1, 0, 1e15, 45000.5]
            )
            if source.random() < 0.2:
                row.insert(source.randrange(len(row)), source.choice(CELLS))
            if source.random() < 0.1:
                rows.insert(source.randrange(len(rows)), list(source.choice(rows)))
        path = self._folder / "cells.xlsx"
        a_workbook(path, {name: _fitting(rows) for name, rows in sheets.items()})
        parts = _parts_of(path.read_bytes())
        sheet = source.choice([name for name in parts if name.startswith("xl/worksheets/sheet")])
        parts[sheet] = parts[sheet].replace(
            b"<v>12.5</v>", f"<v>{source.choice(NUMBERS)}</v>".encode(), 2
        )
        return _zipped(parts), ".xlsx"

    def _dump(self, source: random.Random) -> tuple[bytes, str]:
        """Delimited text with odd cells, separators and encodings."""
        rows = [[str(cell) for cell in row] for row in source.choice(list(TABLES.values()))]
        for _ in range(source.randint(1, 12)):
            row = source.choice(rows)
            row[source.randrange(len(row))] = source.choice(CELLS)
        separator = source.choice(",;\t|")
        encoding = source.choice(["gb18030", "utf-8", "utf-8-sig", "utf-16", "big5"])
        text = source.choice(["\n", "\r\n", "\r"]).join(separator.join(row) for row in rows)
        return text.encode(encoding, "replace"), ".csv"


def hurt(content: bytes, source: random.Random) -> bytes:
    """Flip, cut, repeat, move or plant something, once or a few times."""
    data = bytearray(content)
    for _ in range(source.choice((1, 1, 2, 5, 20))):
        at = source.randrange(len(data) or 1)
        size = source.choice((1, 2, 8, 64, 512))
        match source.randrange(6):
            case 0:
                data[at : at + 1] = bytes([source.randrange(256)])
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size] * source.choice((1, 2, 50))
            case 3:
                data[at:at] = source.choice(_TOKENS)
            case 4:
                data[at : at + 4] = source.choice((b"\x00" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff"))
            case _:
                data[at:] = b"" if source.random() < 0.2 else data[at:]
    return bytes(data)


def _fitting(rows: list[list[object]]) -> list[list[object]]:
    """A spreadsheet program takes no longer text."""
    return [[cell[:32_767] if isinstance(cell, str) else cell for cell in row] for row in rows]


def _parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()
