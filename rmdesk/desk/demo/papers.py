"""A few papers: minutes of a talk, a proposal, and a picture drawn from a client's ledger."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.desk.demo.life import Life, World
from rmdesk.domain.file_records import Paper
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import PaperId
from rmdesk.domain.papers import TEXT
from rmdesk.store.papers import digest_of

_WITH_MINUTES, _WITH_PROPOSAL, _WITH_PICTURE = 6, 3, 4
_PLAN = "近况平稳,暂无大额支出安排。"
_WIDTH, _HEIGHT, _BAR, _GAP, _EDGE = 96, 64, 9, 4, 6
_GROUND, _LINE = (250, 248, 240), (120, 120, 120)
_INKS = {
    HoldingClass.DEMAND_DEPOSIT: (91, 155, 213),
    HoldingClass.TIME_DEPOSIT: (47, 96, 160),
    HoldingClass.CERTIFICATE: (32, 66, 120),
    HoldingClass.BOND: (112, 173, 71),
    HoldingClass.WEALTH_PRODUCT: (255, 192, 0),
    HoldingClass.BOND_FUND: (237, 160, 90),
    HoldingClass.MIXED_FUND: (214, 110, 60),
    HoldingClass.EQUITY_FUND: (192, 60, 50),
}
_OTHER_INK = (150, 120, 170)


@dataclass(frozen=True, slots=True)
class Filed:
    """A paper and its bytes."""

    paper: Paper
    content: bytes


def file_papers(lives: Sequence[Life], words: World, *, today: date) -> list[Filed]:
    """The papers of `lives`, fewer for each that comes later; `words` is demo_file.toml."""
    return [
        one
        for place, life in enumerate(lives[:_WITH_MINUTES])
        for one in _papers(life, words["papers"], place, today)
    ]


def _papers(life: Life, words: World, place: int, today: date) -> Iterator[Filed]:
    met = min(life.contacts[-1].on, today - timedelta(days=1))
    maturing = [one.item for one in life.holdings if one.maturity and one.maturity > met]
    blanks = {"name": life.client.name, "day": met.isoformat(), "plan": _PLAN}
    blanks["items"] = "、".join(maturing[:3]) or "近期没有"
    minutes = words["minutes"].format(**blanks).encode()
    yield _filed(life, words["minutes_name"].format(**blanks), TEXT, minutes, met)
    if place < _WITH_PROPOSAL:
        proposal = words["proposal"].format(**blanks).encode()
        yield _filed(life, words["proposal_name"], TEXT, proposal, met)
    if place < _WITH_PICTURE:
        yield _filed(life, words["picture_name"], "image/png", _drawn(life), met)


def _filed(life: Life, name: str, media: str, content: bytes, on: date) -> Filed:
    paper = Paper(
        id=PaperId(0),
        client_id=life.client.id,
        name=name,
        media=media,
        size=len(content),
        added_on=on,
        digest=digest_of(content),
    )
    return Filed(paper, content)


def _drawn(life: Life) -> bytes:
    """A bar for each of the largest assets, as a PNG of a few hundred bytes."""
    owned = [one for one in life.holdings if one.holding_class.counts]
    owned.sort(key=lambda one: -one.amount.fen)
    most = owned[0].amount.fen if owned else 1
    rows = [bytearray(bytes(_GROUND) * _WIDTH) for _ in range(_HEIGHT)]
    floor, room = _HEIGHT - _EDGE, _HEIGHT - 2 * _EDGE
    rows[floor][3 * _EDGE : 3 * (_WIDTH - _EDGE)] = bytes(_LINE) * (_WIDTH - 2 * _EDGE)
    for place, one in enumerate(owned[: (_WIDTH - 2 * _EDGE) // (_BAR + _GAP)]):
        left = _EDGE + _GAP // 2 + place * (_BAR + _GAP)
        ink = bytes(_INKS.get(one.holding_class, _OTHER_INK)) * _BAR
        for row in rows[floor - max(1, room * one.amount.fen // most) : floor]:
            row[3 * left : 3 * (left + _BAR)] = ink
    return _png(rows)


def _png(rows: Sequence[bytearray]) -> bytes:
    """Rows of RGB as a PNG file, section 5 of its specification: no library is needed for that."""
    head = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
