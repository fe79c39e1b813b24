"""A paper as one page of HTML for the printer: nothing in it is fetched, nothing in it runs.

The policy in its head forbids everything but the one style sheet, which it names by its hash. All
that comes from the book is escaped.
"""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from typing import Final

from rmdesk.exchange.writers.cells import writable
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper import Paper, Row, Section, Table, Words
from rmdesk.exchange.writers.paper_drawings import drawing
from rmdesk.exchange.writers.paper_values import FIGURES, shown

STYLE: Final = """
@page { size: A4; margin: 15mm 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 182mm; color: #111; background: #fff;
  font: 10.5pt/1.45 "Noto Sans", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
  "PingFang SC", "Segoe UI", Arial, sans-serif; }
h1 { font-size: 20pt; margin: 0 0 2mm; color: #1f3a5f; }
h2 { font-size: 14pt; margin: 8mm 0 2mm; padding-bottom: 1mm; color: #1f3a5f;
  border-bottom: 0.6mm solid #1f3a5f; break-after: avoid; }
h3 { font-size: 11pt; margin: 5mm 0 1.5mm; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 4mm; margin: 0 0 2mm; }
dt { color: #555; } dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
thead { display: table-header-group; }
th { text-align: left; vertical-align: bottom; padding: 1mm 1.5mm; font-weight: 600;
  border-bottom: 0.4mm solid #1f3a5f; }
td { padding: 0.8mm 1.5mm; vertical-align: top; border-bottom: 0.2mm solid #ccc;
  overflow-wrap: anywhere; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums;
  overflow-wrap: normal; }
th.n { white-space: normal; }
tr, .whole { break-inside: avoid; }
.d { white-space: nowrap; }
.sum td { font-weight: 700; border-top: 0.4mm solid #1f3a5f; background: #f2f4f7; }
p { margin: 0 0 2mm; white-space: pre-line; overflow-wrap: anywhere; }
.remark { white-space: pre-line; color: #555; font-size: 8.5pt; margin-top: 1mm; }
figure { margin: 4mm 0 0; break-inside: avoid; text-align: center; }
figcaption { font-weight: 600; margin-bottom: 1mm; }
svg { max-width: 100%; height: auto; }
svg text { font-family: inherit; fill: #111; }
footer { margin-top: 8mm; padding-top: 2mm; border-top: 0.2mm solid #999; color: #555;
  font-size: 8.5pt; }
@media screen { body { padding: 10mm 8mm; } }
"""

_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
)

_WHOLE: Final = 14
"""A table of so many rows stays on one page."""


def page(paper: Paper) -> str:
    """The whole document."""
    return "\n".join(_document(paper)) + "\n"


def _document(paper: Paper) -> Iterator[str]:
    title = _said(paper.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_said(paper.language)}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title>"
    yield f"<style>{STYLE}</style></head>"
    yield f"<body><header><h1>{title}</h1>"
    yield "<dl>"
    for label, said in paper.about:
        yield f"<dt>{_said(label)}</dt><dd>{_said(said)}</dd>"
    yield "</dl></header>"
    for at, section in enumerate(paper.sections):
        yield from _section(section, at)
    yield f"<footer>{_said(paper.foot)}</footer></body></html>"


def _section(section: Section, at: int) -> Iterator[str]:
    yield f"<section><h2>{_said(section.name)}</h2>"
    for number, block in enumerate(section.blocks):
        if block.name != section.name:
            yield f"<h3>{_said(block.name)}</h3>"
        match block:
            case Words(text=text):
                yield f"<p>{_said(text)}</p>"
            case Table():
                yield from _table(block, f"s{at}b{number}")
    yield "</section>"


def _table(table: Table, name: str) -> Iterator[str]:
    headings = (f"<th{_class(one)}>{_said(str(one.heading))}</th>" for one in table.columns)
    whole = ' class="whole"' if len(table.rows) <= _WHOLE else ""
    yield f"<table{whole}><thead><tr>{''.join(headings)}</tr></thead><tbody>"
    for row in table.rows:
        yield _row(table, row)
    yield "</tbody></table>"
    if table.remark:
        yield f'<p class="remark">{_said(table.remark)}</p>'
    for number, chart in enumerate(table.charts):
        yield "<figure>"
        yield f"<figcaption>{_said(chart.name)}</figcaption>"
        yield drawing(table, chart, name=f"{name}c{number}")
        yield "</figure>"


def _row(table: Table, row: Row) -> str:
    pairs = list(zip(table.columns, row.values, strict=True))
    if not row.is_total:
        cells = "".join(f"<td{_class(one)}>{_cell(one, value)}</td>" for one, value in pairs)
        return f"<tr>{cells}</tr>"
    # The name of a sum takes the room of the cells that it has no words for.
    blank = next((at for at, value in enumerate(row.values[1:], 1) if value is not None), 1)
    span = f' colspan="{blank}"' if blank > 1 else ""
    first, value = pairs[0]
    cells = "".join(f"<td{_class(one)}>{_cell(one, value)}</td>" for one, value in pairs[blank:])
    return f'<tr class="sum"><td{span}>{_cell(first, value)}</td>{cells}</tr>'


def _cell(column: Column, value: Value) -> str:
    return _said(shown(column.kind, value))


def _class(column: Column) -> str:
    if column.kind is Kind.DAY:
        return ' class="d"'
    return ' class="n"' if column.kind in FIGURES else ""


def _said(text: str) -> str:
    return escape(writable(text))
