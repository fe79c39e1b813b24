"""What a column without a known heading may hold, judged by its cells: a suggestion, no more.

Nothing is read on the strength of it before a person has said so: a column of phone numbers may
as well be the spouse's.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median_low

from rmdesk.domain.identity import clean_number, is_resident_id, read_mobile
from rmdesk.exchange.columns import Column, Dictionary, Kind, Reads
from rmdesk.exchange.values import Unreadable, read_amount, read_day

_MOST = 0.8
_BORN_BEFORE = 2012
# The hundred most common ones, which 85 % of people have.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9]{4,24}")
_FIGURE = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+|\d{3,12}")

Test = Callable[[Sequence[str]], bool]


def guess(
    kind: Kind, free: Mapping[int, Sequence[str]], taken: set[str], dictionary: Dictionary
) -> dict[int, Column]:
    """Fields not yet `taken` for columns that are still free, by what their cells look like."""
    found: dict[int, Column] = {}
    needed = {field for group in kind.needs for field in group}
    cells = {index: [cell for cell in column if cell] for index, column in free.items()}
    for reads, looks_so in _tests(dictionary).items():
        wanted = [c for c in kind.columns if c.reads is reads and c.field not in taken]
        if reads in (Reads.MONEY, Reads.NUMBER, Reads.NAME):
            wanted = [column for column in wanted if column.field in needed]
        index = next((at for at in cells if at not in found and looks_so(cells[at])), None)
        if wanted and index is not None:
            found[index] = wanted[0]
    return found | _days(kind, {at: cells[at] for at in cells if at not in found}, taken)


def is_data(cells: Sequence[str]) -> bool:
    """Whether a row holds records rather than headings: an ID, a phone, a day or an amount."""
    return any(
        cell and (_is_id(cell) or _is_mobile(cell) or _is_day(cell) or _is_figure(cell))
        for cell in cells
    )


def _tests(dictionary: Dictionary) -> dict[Reads, Test]:
    """The strictest first: what passes one is no longer tried with the next."""

    def is_word_of(reads: Reads) -> Test:
        return mostly(lambda cell: dictionary.code(reads, cell) is not None)

    return {
        Reads.ID: mostly(_is_id),
        Reads.MOBILE: mostly(_is_mobile),
        Reads.SEX: mostly(lambda cell: cell in ("男", "女", "男性", "女性", "male", "female")),
        **{reads: is_word_of(reads) for reads in (Reads.RELATION, Reads.CLASS, Reads.POLICY)},
        Reads.NAME: lambda cells: mostly(_is_name)(cells) and _are_people(cells),
        Reads.NUMBER: mostly(_is_number),
        Reads.MONEY: mostly(_is_figure),
    }


def mostly(is_so: Callable[[str], bool]) -> Test:
    """A test that most cells must pass."""

    def test(cells: Sequence[str]) -> bool:
        return bool(cells) and sum(map(is_so, cells)) >= _MOST * len(cells)

    return test


def _days(kind: Kind, free: Mapping[int, Sequence[str]], taken: set[str]) -> dict[int, Column]:
    """A birthday by its year; a pair of start and end by their order."""
    columns = {c.field: c for c in kind.columns if c.reads is Reads.DAY and c.field not in taken}
    years = {
        index: median_low([_year(cell) for cell in cells if _is_day(cell)])
        for index, cells in free.items()
        if mostly(_is_day)(cells)
    }
    if "birthday" in columns:
        born = [index for index, year in years.items() if year < _BORN_BEFORE]
        return dict.fromkeys(born[:1], columns["birthday"])
    if {"start", "maturity"} <= columns.keys() and len(years) == 2:
        first, last = sorted(years, key=lambda index: years[index])
        if years[first] < years[last]:
            return {first: columns["start"], last: columns["maturity"]}
    return {}


def _is_id(cell: str) -> bool:
    return is_resident_id(clean_number(cell))


def _is_mobile(cell: str) -> bool:
    return read_mobile(cell) is not None


def _is_name(cell: str) -> bool:
    return _HAN_NAME.fullmatch("".join(cell.split())) is not None


def _are_people(cells: Sequence[str]) -> bool:
    return sum(cell[:1] in _SURNAMES for cell in cells) * 2 > len(cells)


def _is_number(cell: str) -> bool:
    number = clean_number(cell)
    return _NUMBER.fullmatch(number) is not None and not _is_mobile(number) and not _is_day(cell)


def _is_figure(cell: str) -> bool:
    if not _FIGURE.fullmatch(cell.strip().lstrip("-¥￥")) or _is_mobile(cell):
        return False
    try:
        read_amount(cell, 1)
    except Unreadable:
        return False
    return True


def _is_day(cell: str) -> bool:
    if len(cell) < 8:
        return False
    try:
        return read_day(cell) is not None
    except Unreadable:
        return False


def _year(cell: str) -> int:
    day = read_day(cell)
    return day.year if day else 0
