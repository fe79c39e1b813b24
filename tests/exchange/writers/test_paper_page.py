"""Papers as pages for the printer: nothing runs, nothing is fetched, everything is escaped."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from rmdesk.exchange.writers.cells import writable
from rmdesk.exchange.writers.outline import Column, Form, Kind, PaperKind
from rmdesk.exchange.writers.paper import Chart, ChartKind, Row, Table
from rmdesk.exchange.writers.paper_drawings import drawing
from rmdesk.exchange.writers.paper_page import page
from rmdesk.exchange.writers.writer import PaperWriter
from tests.exchange.papers_out import TEXTS, a_paper

_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "dl", "dt"),
    *("dd", "section", "table", "thead", "tbody", "tr", "th", "td", "p", "figure", "figcaption"),
    *("footer", "svg", "defs", "pattern", "rect", "circle", "path", "text"),
}
_FETCHING = {"src", "href", "action", "srcset", "data", "poster", "background", "xlink:href"}


class Seen(HTMLParser):
    """The elements, attributes and texts of a page, as a browser reads them."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def value(self, tag: str, name: str) -> list[str]:
        return [value for on, called, value in self.attributes if (on, called) == (tag, name)]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_no_text_of_the_book_becomes_markup(name: str, words: str) -> None:
    seen, plain = Seen(page(a_paper(name, words))), Seen(page(a_paper("一", "二")))
    assert seen.tags == plain.tags
    assert set(seen.tags) <= _TAGS
    assert len(seen.attributes) == len(plain.attributes)
    whole = "".join(seen.texts).replace("\r\n", "\n").replace("\r", "\n")
    assert writable(name) in whole and writable(words) in whole


@given(TEXTS)
def test_nothing_runs_and_nothing_is_fetched(name: str) -> None:
    seen = Seen(page(a_paper(name)))
    for _tag, attribute, value in seen.attributes:
        assert not attribute.startswith("on") and attribute not in _FETCHING
        assert attribute != "style"
        assert not re.search(r"url\((?!#)", value)
    assert "script" not in seen.tags and "link" not in seen.tags


def test_the_policy_forbids_all_but_the_one_style_sheet() -> None:
    content = page(a_paper())
    (policy,) = [value for value in Seen(content).value("meta", "content") if "default" in value]
    style = content.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "url(" not in style and "@import" not in style
    assert "size: A4" in style


def test_the_page_says_its_language_and_its_encoding() -> None:
    seen = Seen(page(a_paper()))
    assert seen.value("html", "lang") == ["zh-CN"]
    assert seen.value("meta", "charset") == ["utf-8"]


def test_the_pie_is_whole_and_every_part_has_its_letter() -> None:
    pie, columns, compared = drawings(page(a_paper()))
    assert [path.get("d", "")[0] for path in slices(pie)] == ["M", "M"]
    letters = [text.text for text in pie.iter("text") if text.get("font-weight") == "700"]
    assert letters == ["A", "B", "A", "B"]  # in the parts, then in the legend
    assert pie.get("aria-label") == "占比图"
    assert "75.00 %" in texts(pie)
    high = [float(bar.get("height", "")) for bar in bars(columns)]
    assert high[0] > high[1] * 2.9 and high[0] == 165
    fills = [bar.get("fill") for bar in bars(compared)]
    assert len(set(fills)) == 2  # two hatchings, not two colours


def test_one_part_alone_is_a_full_circle() -> None:
    chart = Chart(kind=ChartKind.PIE, name="占比", names=0, values=(1,), rows=1)
    columns = (Column(heading="类别"), Column(heading="占比", kind=Kind.SHARE))
    table = Table(name="占比", columns=columns, rows=(Row(("活期", 10_000)),))
    (pie,) = drawings(drawing(table, chart, name="a"))
    assert not slices(pie)
    assert [circle.get("r") for circle in pie.findall("circle")] == ["105", "9"]


def drawings(content: str) -> list[ET.Element]:
    found = re.findall(r"<svg.*?</svg>", content, re.DOTALL)
    return [ET.fromstring(one) for one in found]


def slices(drawing: ET.Element) -> list[ET.Element]:
    return [path for path in drawing.findall("path") if "A105" in path.get("d", "")]


def bars(drawing: ET.Element) -> list[ET.Element]:
    return [rect for rect in drawing.findall("rect") if rect.get("width") != "22"]


def texts(drawing: ET.Element) -> list[str]:
    return [text.text or "" for text in drawing.iter("text")]


def test_the_process_writes_the_same_page() -> None:
    with PaperWriter(Form(kind=PaperKind.PAGE)) as writer:
        assert writer.write(a_paper()).content.decode() == page(a_paper())
