"""Cell notes of an OpenDocument spreadsheet, streamed from its one content part."""

from rmdesk.exchange.grid import Notes
from rmdesk.exchange.workbooks.parts import Parts, local

CONTENT = "content.xml"
_CELLS = ("table-cell", "covered-table-cell")


def document_notes(parts: Parts, sheet: str) -> Notes:
    """The notes of the sheet of this name, by cell."""
    walk = _Walk(sheet)
    parser = parts.parser(walk.start, walk.end)
    parser.CharacterDataHandler = walk.text
    parts.parse(CONTENT, parser)
    return walk.found


class _Walk:
    """Counts rows and columns, repeated ones too, and keeps the paragraphs of annotations."""

    def __init__(self, sheet: str) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._sheet = sheet
        self._is_here = False
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._is_note = self._is_paragraph = False
        self._lines: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "table":
            self._is_here = _value(attributes, "name") == self._sheet
            self._row = 0
        elif not self._is_here:
            return
        elif name == "table-row":
            self._rows = _count(attributes, "number-rows-repeated")
            self._column = 0
        elif name in _CELLS:
            self._columns = _count(attributes, "number-columns-repeated")
        elif name == "annotation":
            self._is_note, self._lines = True, []
        elif name == "p" and self._is_note:
            self._is_paragraph = True
            self._lines.append("")

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "table":
            self._is_here = False
        elif not self._is_here:
            return
        elif name == "table-row":
            self._row += self._rows
        elif name in _CELLS:
            self._column += self._columns
        elif name == "annotation":
            self._is_note = False
            if note := "\n".join(self._lines).strip():
                self.found[self._row, self._column] = note
        elif name == "p":
            self._is_paragraph = False

    def text(self, text: str) -> None:
        if self._is_paragraph:
            self._lines[-1] += text


def _value(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _count(attributes: dict[str, str], name: str) -> int:
    count = _value(attributes, name)
    return int(count) if count.isdecimal() and len(count) < 10 else 1
