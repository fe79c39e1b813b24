"""The field of several lines: how it is laid out, what keys change, where the caret stands."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text_box import TextBox
from rmdesk.ui.widgets.text_draft import TextDraft
from rmdesk.ui.widgets.text_lines import caret_at, cell_of, line_of, stretches
from tests.ui.desk_on_screen import strips_of

TEXTS = st.text(alphabet="您好，我 ab{}.\n“”…①é", max_size=60)


@settings(max_examples=40)
@given(TEXTS, st.integers(2, 20))
@example("aa，，", 2)
def test_every_sign_stands_in_one_line_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = stretches(text, width)
    shown = [text[one.start : one.end] for one in lines]
    assert "".join(shown) == text.replace("\n", "")
    widest = max(2, width)  # a sign of two cells needs them
    assert all(cells(one.removesuffix(" ")) <= max(widest, 3) for one in shown)


@settings(max_examples=40)
@given(TEXTS, st.integers(4, 20), st.data())
def test_the_cell_of_a_caret_leads_back_to_it(text: str, width: int, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    lines = stretches(text, width)
    line = lines[line_of(lines, caret)]
    assert line.start <= caret <= line.end
    again = caret_at(text, line, cell_of(text, line, caret))
    assert cell_of(text, line, again) == cell_of(text, line, caret)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("您好，请问方便吗？", 8, ["您好，请", "问方便", "吗？"]),
        ("one two three", 7, ["one two ", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("一行\n\n二行", 20, ["一行", "", "二行"]),
    ],
)
def test_lines_break_between_words_and_before_no_stop(
    text: str, width: int, expected: list[str]
) -> None:
    assert [text[one.start : one.end] for one in stretches(text, width)] == expected


def a_draft(text: str, caret: int | None = None) -> TextDraft:
    draft = TextDraft(text)
    draft.go(len(text) if caret is None else caret)
    return draft


def test_what_is_typed_in_one_go_is_taken_back_in_one() -> None:
    draft = a_draft("您好")
    for sign in "，请问":
        draft.insert(sign)
    draft.delete_left()
    assert draft.text == "您好，请"
    draft.take_back()
    assert draft.text == "您好，请问"
    draft.take_back()
    assert (draft.text, draft.caret) == ("您好", 2)
    draft.take_back()
    assert draft.text == "您好"


def test_a_text_refused_a_moment_ago_can_be_taken_back_to_what_it_was() -> None:
    draft = TextDraft("您好，稳赚", before="您好")
    draft.take_back()
    assert (draft.text, draft.caret) == ("您好", 2)
    same = TextDraft("您好", before="您好")
    same.take_back()
    assert same.text == "您好"


def test_up_and_down_keep_to_the_cell_and_end_at_the_edges() -> None:
    draft = a_draft("今天天气\n好\n明天再说", 3)
    lines = stretches(draft.text, 20)
    assert draft.climb(lines, 1)
    assert draft.caret == 6  # the short line's end
    assert draft.climb(lines, 1)
    assert draft.caret == 10  # three signs in, as it began
    assert not draft.climb(lines, 1)
    assert draft.caret == 10


def test_deleting_to_the_ends_of_a_line_and_a_word() -> None:
    draft = a_draft("one two\nthree", 6)
    lines = stretches(draft.text, 20)
    draft.delete_to_end(lines)
    assert draft.text == "one tw\nthree"
    draft.delete_word()
    assert draft.text == "one \nthree"
    draft.delete_to_start(stretches(draft.text, 20))
    assert draft.text == "\nthree"


def test_what_could_break_the_terminal_is_not_taken() -> None:
    draft = a_draft("a")
    draft.insert("\x1b[31mb\ud800\x00c\nd")
    assert draft.text == "a[31mbc\nd"


class BoxApp(App[None]):
    CSS = "TextBox { height: 3; width: 20; }"

    def __init__(self) -> None:
        super().__init__()
        self.submitted = 0
        self.texts: list[str] = []

    def compose(self) -> ComposeResult:
        yield TextBox("", placeholder="what is said", id="box")
        yield Field(id="after")

    def on_text_box_changed(self, event: TextBox.Changed) -> None:
        self.texts.append(event.value)

    def on_text_box_submitted(self) -> None:
        self.submitted += 1


async def test_keys_in_the_box_and_the_caret_an_input_method_follows() -> None:
    app = BoxApp()
    async with app.run_test(size=(40, 6)) as pilot:
        box = app.query_one(TextBox)
        box.focus()
        await pilot.pause()
        assert "what is said" in strips_of(app)[0].text
        await pilot.press(*"您好今天天气不错吧")
        box.insert("\n")
        await pilot.press(*"ok")
        assert box.value == "您好今天天气不错吧\nok"
        assert app.texts[-1] == box.value
        assert (app.cursor_position.x, app.cursor_position.y) == (2, 1)
        assert all(strip.cell_length == 40 for strip in strips_of(app))
        await pilot.press("up")
        assert app.focused is box
        await pilot.press("enter")
        assert app.submitted == 1 and box.value.endswith("ok")
        for expected in ("您好今天天气不错吧\n", "您好今天天气不错吧", ""):
            box.take_back()
            assert box.value == expected
        await pilot.click(TextBox, offset=(0, 2))
        assert app.focused is box
