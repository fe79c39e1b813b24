"""The charts of a workbook as they stand in its parts: their kind and the cells they draw."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RANGE = re.compile(
    r"'?(?P<sheet>[^'!]+)'?!\$(?P<column>[A-Z]+)\$(?P<first>\d+):\$\w+\$(?P<last>\d+)"
)


@dataclass(frozen=True)
class Cells:
    """Cells of one column: `column` and the two rows from 0, `last` included."""

    sheet: str
    column: int
    first: int
    last: int


@dataclass(frozen=True)
class Drawn:
    """One chart: pie or column, and of each series the cells of its names and its values."""

    kind: str
    series: tuple[tuple[Cells, Cells], ...]


def charts_of(content: bytes) -> list[Drawn]:
    """Every chart of the workbook."""
    parts = zipfile.ZipFile(io.BytesIO(content))
    names = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
    return [_chart(ET.fromstring(parts.read(name))) for name in names]


def _chart(root: ET.Element) -> Drawn:
    for tag, kind in ((f"{_C}pieChart", "pie"), (f"{_C}barChart", "column")):
        if (plot := root.find(f".//{tag}")) is not None:
            series = [
                (_cells(one.find(f"{_C}cat")), _cells(one.find(f"{_C}val")))
                for one in plot.findall(f"{_C}ser")
            ]
            return Drawn(kind, tuple(series))
    raise AssertionError("a chart of another kind")


def _cells(part: ET.Element | None) -> Cells:
    assert part is not None
    formula = part.findtext(f".//{_C}f")
    assert formula is not None
    found = _RANGE.fullmatch(formula)
    assert found is not None, formula
    column = ord(found["column"]) - ord("A")
    return Cells(found["sheet"], column, int(found["first"]) - 1, int(found["last"]) - 1)
