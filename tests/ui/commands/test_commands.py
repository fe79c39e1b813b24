"""One declaration per command, and every command within reach while an input method is on."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from textual.app import App
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Input

import rmdesk.ui
from rmdesk.language import Language, speak, wordings
from rmdesk.ui.app import DeskApp
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS, key_table_markdown
from rmdesk.ui.commands.command import Command, Scope, passes_input_method
from rmdesk.ui.commands.search import matching
from rmdesk.ui.dialogs.agenda import Agenda
from rmdesk.ui.dialogs.close_out import CloseOutSheet
from rmdesk.ui.dialogs.duplicates import Duplicates
from rmdesk.ui.dialogs.merge import MergeClients
from rmdesk.ui.dialogs.message import MessageSheet
from rmdesk.ui.dialogs.number import NumberDialog
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.sheet import Sheet
from rmdesk.ui.dialogs.parts.text_editor import TextEditor
from rmdesk.ui.dialogs.people import People
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.main_screen import MainScreen
from rmdesk.ui.practice.screen import PracticeScreen
from rmdesk.ui.practice.sheet import ScoreSheet
from rmdesk.ui.presenting.screen import PresentScreen
from rmdesk.ui.views.calendar.view import CalendarView
from rmdesk.ui.views.call.entry import CallEntry
from rmdesk.ui.views.call.view import CallView
from rmdesk.ui.views.classes.tiles import Tiles
from rmdesk.ui.views.classes.view import ClassesView
from rmdesk.ui.views.client.view import ClientView
from rmdesk.ui.views.clients.view import ClientsView
from rmdesk.ui.views.figures.view import FiguresView
from rmdesk.ui.views.home.pages.pipeline import PipelinePage
from rmdesk.ui.views.home.pages.rhythm import RhythmPage
from rmdesk.ui.views.home.pages.standing_body import StandingBody
from rmdesk.ui.views.home.pages.targets import TargetsPage
from rmdesk.ui.views.home.view import HomeView
from rmdesk.ui.views.ladder.view import LadderView
from rmdesk.ui.views.review.view import ReviewView
from rmdesk.ui.views.settings.view import SettingsView
from rmdesk.ui.views.tables.review_manager import ReviewsView
from rmdesk.ui.views.tables.view import TablesView
from rmdesk.ui.views.today.view import TodayView
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.board import LaneBoard
from rmdesk.ui.widgets.figure_rows import FigureRows
from rmdesk.ui.widgets.find_line import FindLine
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.line_editor import LineEditor
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.page_view import Page
from rmdesk.ui.widgets.passing_line import PassingLine
from rmdesk.ui.widgets.rows_body import RowsBody

SOURCES = sorted(Path(rmdesk.ui.__file__).parent.rglob("*.py"))
CARRIERS: dict[Scope, type[DOMNode]] = {
    Scope.ANYWHERE: DeskApp,
    Scope.DESK: MainScreen,
    Scope.LIST: LineList,
    Scope.CLIENTS: ClientsView,
    Scope.CLIENT: ClientView,
    Scope.TABLES: TablesView,
    Scope.LADDER: LadderView,
    Scope.REVIEW: ReviewView,
    Scope.REVIEWS: ReviewsView,
    Scope.ROWS: RowsBody,
    Scope.SHEET_LINES: FigureRows,
    Scope.SHEET_LINE: PassingLine,
    Scope.TODAY: TodayView,
    Scope.HOME: HomeView,
    Scope.TARGETS: TargetsPage,
    Scope.RHYTHM: RhythmPage,
    Scope.STANDING: StandingBody,
    Scope.CLASSES: ClassesView,
    Scope.BOXES: Tiles,
    Scope.BOARD: LaneBoard,
    Scope.PIPELINE: PipelinePage,
    Scope.FIGURES: FiguresView,
    Scope.SETTINGS: SettingsView,
    Scope.PRACTICE: PracticeScreen,
    Scope.PRESENT: PresentScreen,
    Scope.SCORE: ScoreSheet,
    Scope.FIND: FindLine,
    Scope.GRID: Grid,
    Scope.CALENDAR: CalendarView,
    Scope.LINE: LineEditor,
    Scope.CALL: CallView,
    Scope.CALL_ENTRY: CallEntry,
    Scope.DIALOG: Dialog,
    Scope.SHEET: Sheet,
    Scope.TEXT: TextEditor,
    Scope.NUMBER: NumberDialog,
    Scope.PEOPLE: People,
    Scope.MESSAGE: MessageSheet,
    Scope.AGENDA: Agenda,
    Scope.CLOSE_OUT: CloseOutSheet,
    Scope.PAIRS: Duplicates,
    Scope.MERGE: MergeClients,
}
# Chains of scopes that are in force at the same time, the focused one first.
TOGETHER = [
    (Scope.LIST, Scope.AGENDA, Scope.ANYWHERE),
    (Scope.LIST, Scope.CLOSE_OUT, Scope.ANYWHERE),
    (Scope.LIST, Scope.MESSAGE, Scope.ANYWHERE),
    (Scope.LIST, Scope.SHEET, Scope.ANYWHERE),
    (Scope.TEXT, Scope.DIALOG, Scope.ANYWHERE),
    (Scope.LIST, Scope.CLIENTS, Scope.DESK, Scope.ANYWHERE),
    (Scope.CLIENT, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.TABLES, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.LADDER, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.REVIEW, Scope.DESK, Scope.ANYWHERE),
    (Scope.ROWS, Scope.REVIEW, Scope.DESK, Scope.ANYWHERE),
    (Scope.SHEET_LINES, Scope.ROWS, Scope.REVIEW, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.TABLES, Scope.REVIEWS, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.TODAY, Scope.DESK, Scope.ANYWHERE),
    (Scope.ROWS, Scope.TARGETS, Scope.HOME, Scope.DESK, Scope.ANYWHERE),
    (Scope.ROWS, Scope.RHYTHM, Scope.HOME, Scope.DESK, Scope.ANYWHERE),
    (Scope.STANDING, Scope.ROWS, Scope.HOME, Scope.DESK, Scope.ANYWHERE),
    (Scope.BOARD, Scope.PIPELINE, Scope.HOME, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.PIPELINE, Scope.HOME, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.CLASSES, Scope.DESK, Scope.ANYWHERE),
    (Scope.BOXES, Scope.CLASSES, Scope.DESK, Scope.ANYWHERE),
    (Scope.FIGURES, Scope.DESK, Scope.ANYWHERE),
    (Scope.LIST, Scope.SETTINGS, Scope.DESK, Scope.ANYWHERE),
    (Scope.SCORE, Scope.PRACTICE, Scope.ANYWHERE),
    (Scope.PRESENT, Scope.ANYWHERE),
    (Scope.CALL, Scope.DESK, Scope.ANYWHERE),
    (Scope.GRID, Scope.CALENDAR, Scope.DESK, Scope.ANYWHERE),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_key_that_passes_an_input_method(command: Command) -> None:
    is_in_palette = command.in_palette and not command.keys  # which opens by Ctrl+P
    assert is_in_palette or any(passes_input_method(key) for key in command.keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_action_where_it_is_bound(command: Command) -> None:
    name = re.sub(r"\(.*", "", command.action)
    assert callable(getattr(CARRIERS[command.scope], f"action_{name}", None))


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("scopes", TOGETHER)
def test_no_key_means_two_things_at_once(scopes: tuple[Scope, ...]) -> None:
    keys = Counter(key for command in COMMANDS if command.scope in scopes for key in command.keys)
    meant = {"f9"} if Scope.CALL in scopes else set()  # objections in a call, back elsewhere
    if Scope.CALENDAR in scopes:
        # The sheet's own letter for an e-mail, and a move: the footer shows the other keys there.
        meant = {"e", "l"}
    if Scope.TODAY in scopes or Scope.HOME in scopes:
        meant = {"f2"}  # to Today from everywhere, from Today to where one stands
    if Scope.PIPELINE in scopes:
        meant |= {"space"}  # marks a deal; no other page has a use for it
    if Scope.BOARD in scopes:
        meant |= {"left", "right"}  # lanes; the month turns by brackets
    if Scope.STANDING in scopes:
        meant |= {"left", "right", "h"}  # without a month before, they lead to what stands beside
    if Scope.SHEET_LINES in scopes:
        # On an amount of a draft digits type; `o` is about that line there, else about the page.
        meant = {*"123456789", "o", "ctrl+t"}
    if Scope.RHYTHM in scopes:
        meant |= {"o", "ctrl+t"}  # supposing begins, and ends
    assert {key for key, count in keys.items() if count > 1} == meant


def test_the_keys_a_terminal_cannot_tell_apart_are_not_used() -> None:
    forbidden = {"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+space", "f11"}
    assert not forbidden & {key for command in COMMANDS for key in command.keys}
    # Some terminals open their menu at F10: it may be one of two keys, never the only one.
    assert not any(command.keys == ("f10",) for command in COMMANDS)
    assert not any(key.startswith("alt+") for command in COMMANDS for key in command.keys)


def test_bindings_come_from_the_declarations_only() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if "BINDINGS" in map(ast.unparse, targets):
                    assert isinstance(node.value, ast.Call), path
                    assert ast.unparse(node.value.func) == "bindings", path
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Binding":
                assert path.stem in ("catalogue", "dialog"), "declared in commands/, nowhere else"


def test_only_formats_pads_and_cuts_shown_text() -> None:
    for path in SOURCES:
        if path.stem != "formats":
            source = path.read_text(encoding="utf-8")
            assert not re.search(r"\.(ljust|rjust|center)\(", source), path
            assert not re.search(r"\{[^{}]*:[<>^]\d", source), path


def test_colours_are_named_in_the_themes_only() -> None:
    for path in SOURCES:
        if path.parent.name != "theme":
            assert not re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8")), path


def test_stylesheets_name_no_colours() -> None:
    for sheet in Path(rmdesk.ui.__file__).parent.rglob("*.tcss"):
        assert not re.search(r"#[0-9a-fA-F]{6}\b|\brgb\(", sheet.read_text(encoding="utf-8"))


_STOCK = (App, Screen, ModalScreen, Widget, ScrollView, Input)
_MEANT = {
    *("BINDINGS", "COMPONENT_CLASSES", "CSS_PATH", "AUTO_FOCUS", "ALLOW_SELECT", "compose"),
    *(
        "render_line",
        "render_lines",
        "check_action",
        "active_bindings",
        "notify_style_update",
        "cursor_screen_offset",
    ),
    *("get_default_screen", "get_system_commands", "copy_to_clipboard", "action_screenshot"),
    *("save_screenshot", "_handle_exception", "_fatal_error", "on_event", "replace", "insert"),
    *(
        "action_copy",
        "action_paste",
        "_on_paste",
        "ENABLE_COMMAND_PALETTE",
        "on_mount",
    ),
    *("ESCAPE_TO_MINIMIZE", "FOCUS_ON_CLICK", "action_quit", "on_key", "looks_focused"),
    *("focused", "watch_has_focus"),
}


@pytest.mark.parametrize("own", [*CARRIERS.values(), Page, Bar], ids=lambda own: own.__name__)
def test_no_name_shadows_one_of_textuals_by_accident(own: type[DOMNode]) -> None:
    stock = {name for base in own.__mro__ if base in _STOCK for name in dir(base)}
    names = {name for name in vars(own) if not name.startswith("__")}
    generated = {
        name for name in names if name.startswith(("_css", "_merged", "_decorated", "_abc"))
    }
    meant = _MEANT | generated | {"can_focus", "can_focus_children", "_inherit_bindings"}
    allowed = {"_reactives", "_computes", "_sender", "_is_", "_BASE_PATH", "_css_type_name"}
    assert {
        name for name in names & stock - meant - allowed if not _is_textuals_own(own, name)
    } == set()


def _is_textuals_own(own: type[DOMNode], name: str) -> bool:
    """Class attributes that Textual's `__init_subclass__` writes."""
    return (
        name.startswith("_")
        and not callable(vars(own)[name])
        and not isinstance(vars(own)[name], property)
    )


def test_key_names() -> None:
    names = {"ctrl+l": "Ctrl+L", "slash": "/", "f3": "F3", "pagedown": "PgDn", "U": "U"}
    assert {key: key_name(key) for key in names} == names


def test_full_width_keys_count_as_half_width() -> None:
    assert HALF_WIDTH["１"] == "1"
    assert HALF_WIDTH["／"] == HALF_WIDTH["、"] == "slash"
    assert HALF_WIDTH["："] == "colon"


def test_the_key_table_of_the_readme_has_every_command() -> None:
    table = key_table_markdown()
    assert all(command.title in table for command in COMMANDS)


@pytest.mark.parametrize(
    ("words", "first"),
    [("log", "contact.log"), ("undo", "desk.undo"), ("order this column", "clients.sort")],
)
def test_the_palette_finds_commands(words: str, first: str) -> None:
    assert matching(COMMANDS, words)[0].id == first


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("合并两位客户", "client.merge"),
        ("在备注中查找", "notes.find"),
        ("chajilu", "notes.find"),
        ("jilu", "notes.find"),
        ("cjl", "notes.find"),
        ("hebing", "client.merge"),
        ("gist", "notes.find"),
    ],
)
def test_the_palette_finds_chinese_commands_by_pinyin_and_in_other_words(
    words: str, first: str
) -> None:
    speak(Language.CHINESE)
    try:
        found = [command.id for command in matching(COMMANDS, words)]
        assert first in found[: 8 if words in ("jilu", "gist") else 3]
        assert matching(COMMANDS, "欧阳文静") == []
    finally:
        speak(Language.ENGLISH)


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.in_palette], ids=lambda command: command.id
)
def test_every_command_is_found_by_its_title_in_either_language(
    command: Command, spoken: Language
) -> None:
    speak(spoken)
    try:
        for title in wordings(command.title):
            assert command in matching(COMMANDS, title)[:5], title
    finally:
        speak(Language.ENGLISH)


def test_chinese_words_and_pinyin_find_commands_while_english_is_spoken() -> None:
    assert matching(COMMANDS, "合并")[0].id == "client.merge"
    assert matching(COMMANDS, "hebing")[0].id == "client.merge"
    assert matching(COMMANDS, "欧阳文静") == []
