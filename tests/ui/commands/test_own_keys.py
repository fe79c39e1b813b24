"""Keys of one's own: the rules as plain cases, and what the desk does with them on the screen."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.dom import DOMNode

import rmdesk.ui
from rmdesk.keymap_file import KeymapFile
from rmdesk.language import Language, speak
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.key_names import FIXED_KEYS, is_printable, read_key, written_key
from rmdesk.ui.commands.key_rules import FIXED_SCOPES, is_fixed, needs_a_key, together
from rmdesk.ui.commands.own_keys import OwnKeys, understood
from rmdesk.ui.commands.search import bound_to
from rmdesk.ui.commands.tried_keys import tried
from rmdesk.ui.keymap import key_name, shown_keys
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown

WRITTEN = {
    "Ctrl+R": "ctrl+r",
    "ctrl+R": "ctrl+r",
    "F3": "f3",
    "shift+F3": "shift+f3",
    "l": "l",
    "L": "L",
    "Shift+l": "L",
    "?": "question_mark",
    "？": "question_mark",
    "Ctrl++": "ctrl+plus",
    "+": "plus",
    "PgDn": "pagedown",
    "Esc": "escape",
    "９": "9",
    " Ctrl+K ": "ctrl+k",
    "[": "left_square_bracket",
    "question_mark": "question_mark",
}
NO_KEYS = ("", "hello", "空格", "ctrl+", "ctrl+ctrl+r", "F25", "hyper+r", "ü", "+r", "\x00")


def read(text: str) -> OwnKeys:
    return understood(KeymapFile.read(text))


def problems(text: str) -> list[str]:
    return [bad.sentence() for bad in read(text).problems]


def notes(text: str) -> list[str]:
    return [bad.sentence() for bad in read(text).notes]


@pytest.mark.parametrize("text", WRITTEN)
def test_keys_are_written_as_the_screen_calls_them(text: str) -> None:
    assert read_key(text) == WRITTEN[text]


@pytest.mark.parametrize("text", NO_KEYS)
def test_what_is_no_key_is_none(text: str) -> None:
    assert read_key(text) is None


def test_every_declared_key_can_be_written_down() -> None:
    for key in {key for command in COMMANDS for key in command.keys}:
        assert read_key(written_key(key)) == key == read_key(key)


def test_every_declared_key_is_called_as_it_is_printed_on_the_keyboard() -> None:
    for key in {key for command in COMMANDS for key in command.keys}:
        assert "_" not in key_name(key), key
    named = ("left_square_bracket", "full_stop", "ctrl+minus", "plus")
    assert [key_name(key) for key in named] == ["[", ".", "Ctrl+-", "+"]


def test_a_key_finds_what_it_means() -> None:
    assert "help.open" in [one.id for one in bound_to(COMMANDS, "?")]
    assert [one.id for one in bound_to(COMMANDS, "ctrl+p")] == ["palette.open"]
    assert bound_to(COMMANDS, "no key") == []


def test_only_a_run_of_digits_is_shown_as_one() -> None:
    assert shown_keys(("1", "2", "3")) == "1-3"
    assert shown_keys(("8", "9", "0")) == "8-0"
    assert shown_keys(("1", "3", "7")) == "1  3  7"


def test_without_a_file_nothing_differs() -> None:
    assert understood(KeymapFile()) == OwnKeys()


def test_a_line_gives_keys_and_takes_the_old_ones() -> None:
    assert read('contact.log = ["z", "Ctrl+B"]').changed == {"contact.log": ("z", "ctrl+b")}
    assert read('contact.log = ["z"]').as_keymap() == {"contact.log": "z"}


def test_an_empty_line_unbinds_and_textual_gets_a_key_that_no_terminal_sends() -> None:
    found = read("contact.log = []")
    assert found.changed == {"contact.log": ()}
    assert found.as_keymap() == {"contact.log": "palette:contact.log"}


def test_what_is_taken_from_another_is_told() -> None:
    text = 'contact.log = ["n"]'
    assert notes(text) == ["Line 1: n means Log a contact now; New client is left with Ctrl+N."]
    assert read(text).changed["client.new"] == ("ctrl+n",)


REFUSED = {
    'contact.lgo = ["z"]': "Line 1: There is no action contact.lgo; perhaps contact.log.",
    'xyz = ["z"]': "Line 1: There is no action xyz; the line does not count.",
    'contact.log = ["z"]\ncontact.log = ["x"]': "Line 2: contact.log was said before, on line 1",
    'contact.log = ["z"]\nclient.edit = ["z"]': "Line 2: z means Log a contact already",
    'contact.log = ["hello"]': "Line 1: hello is no key the desk knows",
    'contact.log = ["Tab"]': "Line 1: Tab keeps its meaning everywhere",
    'contact.log = ["Ctrl+I"]': "Line 1: A terminal sends the same for Ctrl+I as for Tab",
    'contact.log = ["Ctrl+L"]': "Line 1: Ctrl+L means Lock already (Everywhere)",
    'dialog.cancel = ["z"]': "Line 1: Cancel keeps its keys",
    '"call.outcome#1" = ["z"]': "Line 1: Outcome of this digit keeps its keys",
    'app.lock = ["z"]': "Line 1: Lock works everywhere: with z alone that could no more be typed",
    "app.lock = []": "Line 1: Lock keeps Ctrl+L",
    "palette.open = []": "Line 1: Commands and clients keeps : Ctrl+P",
    "list.down = []": "",
    'app.quit = ["Ctrl+P"]': "Line 1: Ctrl+P means Commands and clients already",
    'client.edit = ["F12", "?", "Ctrl+P"]': "",
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_line_that_cannot_be_gets_a_sentence(text: str) -> None:
    found = problems(text)
    assert (found[0] if found else "").startswith(REFUSED[text])
    assert bool(found) is bool(REFUSED[text])


def test_the_rest_of_a_line_and_of_the_file_counts() -> None:
    found = read('nonsense\ncontact.log = ["Tab", "z"]\nxyz = []\ndesk.undo = ["Ctrl+B"]\n')
    assert found.changed == {"contact.log": ("z",), "desk.undo": ("ctrl+b",)}
    assert [bad.line for bad in found.problems] == [1, 2, 3]


def test_arrows_and_their_like_stay_with_their_commands() -> None:
    assert read('list.down = ["Ctrl+B"]').changed["list.down"] == ("ctrl+b", "down")
    assert read("desk.back = []").changed["desk.back"] == ("escape",)


def test_what_nobody_finds_by_name_keeps_a_key() -> None:
    hidden = next(
        command
        for command in COMMANDS
        if command.keys and not command.in_palette and not is_fixed(command)
        if not FIXED_KEYS & set(command.keys)
    )
    assert "keeps" in problems(f"{hidden.id} = []")[0]
    assert problems("today.done = []") == []


def test_two_keys_can_be_exchanged() -> None:
    found = read('contact.log = ["n"]\nclient.new = ["l"]')
    assert (found.problems, found.changed) == ((), {"contact.log": ("n",), "client.new": ("l",)})


def test_a_key_that_a_view_means_otherwise_is_told() -> None:
    assert notes('contact.log = ["s"]')[0].startswith(
        "Line 1: s means something else there, and not Log a contact: Client list"
    )


_KEYS = st.sampled_from(
    [*sorted({key for command in COMMANDS for key in command.keys}), "z", "Z", "alt+z", "f24", "?"]
)
_NEEDING = [one for one in COMMANDS if one.keys and needs_a_key(one) and not is_fixed(one)]
_NEEDED_KEYS = st.sampled_from([*sorted({key for one in _NEEDING for key in one.keys}), "z"])


def _lines(
    names: Iterable[str], keys: st.SearchStrategy[str]
) -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    some = st.lists(keys, max_size=4).map(tuple)
    return st.dictionaries(st.sampled_from(sorted(names)), some, max_size=12)


@given(_lines(BY_ID, _KEYS) | _lines([one.id for one in _NEEDING], _NEEDED_KEYS))
def test_no_file_shuts_anybody_in(lines: Mapping[str, tuple[str, ...]]) -> None:
    file = KeymapFile()
    for action, keys in lines.items():
        file = file.with_keys(action, [written_key(key) for key in keys])
    changed = understood(file).changed
    now = {command.id: changed.get(command.id, command.keys) for command in COMMANDS}
    everywhere: dict[str, str] = {}
    for command in COMMANDS:
        keys = now[command.id]
        assert keys or command.in_palette or not command.keys
        assert set(command.keys) & FIXED_KEYS <= set(keys)
        if is_fixed(command):
            assert keys == command.keys
        if command.scope is Scope.ANYWHERE:
            assert not any(is_printable(key) for key in keys)
            everywhere |= dict.fromkeys(keys, command.id)
    for name in ("app.quit", "app.lock", "desk.back", "palette.open", "help.open"):
        assert now[name]
    for scope in Scope:
        of_scope = [one for one in COMMANDS if one.scope is scope]
        for key in {key for one in of_scope for key in now[one.id]}:
            owners = {one.id for one in of_scope if key in now[one.id]}
            were = {one.id for one in of_scope if key in one.keys}
            assert len(owners) == 1 or owners <= were, (key, owners)
            if key in everywhere and scope is not Scope.ANYWHERE:
                assert owners <= were, (key, owners)


def test_what_keeps_its_key_against_an_empty_line_loses_it_to_no_other() -> None:
    found = read('"close.client" = ["d"]\n"close.done" = []')
    assert found.changed == {}
    found = read('"close.client" = ["d"]\n"close.done" = ["0"]')
    assert "d" not in found.changed.get("close.done", ())


def test_the_last_key_of_what_nobody_finds_by_name_is_taken_by_no_line() -> None:
    last = BY_ID["grid.last"]
    assert last.keys == ("G", "ctrl+end")
    assert not last.in_palette
    found = read('"grid.down" = ["G", "Ctrl+End"]')
    assert "G" in found.changed["grid.down"]
    assert "ctrl+end" not in found.changed["grid.down"]
    assert found.changed["grid.last"] == ("ctrl+end",)
    assert [bad.sentence()[:34] for bad in found.problems] == ["Line 1: Ctrl+End means Last client"]


def test_a_line_whose_every_key_another_has_gives_the_declared_keys_back() -> None:
    found = read('"grid.down" = ["G", "Ctrl+End", "z"]\n"grid.last" = ["z"]')
    assert "z" in found.changed["grid.down"]
    assert "grid.last" not in found.changed
    sentences = [bad.sentence() for bad in found.problems]
    assert [sentence[:15] for sentence in sentences[:2]] == ["Line 1: G means", "Line 1: Ctrl+En"]
    assert sentences[-1].startswith("Line 2: Last client keeps G Ctrl+End")


def test_two_keys_that_no_palette_lists_can_be_exchanged() -> None:
    found = read('"grid.first" = ["G", "Ctrl+End"]\n"grid.last" = ["g", "Ctrl+Home"]')
    assert found.problems == ()
    assert "G" in found.changed["grid.first"]
    assert "g" in found.changed["grid.last"]


def test_what_would_come_of_a_key_is_said_before_it_is_taken() -> None:
    file = KeymapFile.read('client.edit = ["z"]\n')
    log = BY_ID["contact.log"]
    assert tried(file, log, ("l", "z")).refusals[0].startswith("z means Edit the client already")
    assert tried(file, log, ("l", "n")).notes == (
        "n means Log a contact now; New client is left with Ctrl+N.",
    )
    assert tried(file, log, log.keys).refusals == ()


def test_the_first_of_two_lines_is_not_taken_from_behind() -> None:
    file = KeymapFile.read('contact.log = ["l"]\nclient.edit = ["z"]\n')
    assert tried(file, BY_ID["contact.log"], ("l", "z")).refusals


def test_a_key_means_one_thing_on_every_widget() -> None:
    """Textual keeps one binding a key and widget: what stands on one widget is judged together."""
    for module in pkgutil.walk_packages(rmdesk.ui.__path__, "rmdesk.ui."):
        importlib.import_module(module.name)
    for widget in _below(DOMNode):
        found = widget._merged_bindings or ()
        scopes = {BY_ID[one.id].scope for _key, one in found if one.id in BY_ID}
        for scope in scopes:
            fixed = FIXED_SCOPES if scope in FIXED_SCOPES else ()
            assert scopes - set(fixed) <= set(together(scope)), widget


def _below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


# --- on the screen ---


async def test_footer_help_palette_and_the_key_itself(on_screen: DeskOnScreen) -> None:
    keys = KeymapFile.read('contact.log = ["z", "Ctrl+V"]\n')
    async with on_screen.shown((160, 48), own_keys=keys) as shown:
        await shown.sees("z Log contact")
        await shown.press("z")
        await shown.sees("Log a contact: ")
        await shown.press("escape")
        await shown.sees_no("Log a contact: ")
        await shown.press("ctrl+v")
        await shown.sees("Log a contact: ")
        await shown.press("escape")
        await shown.sees_no("Log a contact: ")
        await shown.press("l")
        await shown.press("ctrl+p")
        await shown.sees("Commands and clients")
        await shown.type("log a")
        await shown.sees("z  Ctrl+V")
        await shown.press("escape")
        await shown.press("f1")
        await shown.sees("You have keys of your own")


async def test_an_unbound_command_is_found_by_its_name(on_screen: DeskOnScreen) -> None:
    keys = KeymapFile.read("contact.log = []\n")
    async with on_screen.shown((80, 24), own_keys=keys) as shown:
        await shown.sees_no("Log contact")
        await run(shown, "Log a contact", "Log a contact: ")


async def test_lists_move_by_own_keys_too(on_screen: DeskOnScreen) -> None:
    keys = KeymapFile.read('list.down = ["ctrl+v"]\n')
    async with on_screen.shown((80, 24), own_keys=keys) as shown:
        table = shown.app.desk.clients.table
        await shown.press("ctrl+v")
        await shown.press("j")  # given up
        await shown.press("down")
        assert table.cursor == 2


async def test_a_letter_types_while_something_is_typed(on_screen: DeskOnScreen) -> None:
    keys = KeymapFile.read('find.open = ["z"]\ncontact.log = ["x"]\n')
    async with on_screen.shown((160, 48), own_keys=keys) as shown:
        await shown.press("z")
        await shown.sees("a name, initials")
        await shown.type("x")
        await shown.sees_no("Log contact")
        assert "Log a contact: " not in shown.text


async def test_a_damaged_file_is_said_and_everything_else_works(on_screen: DeskOnScreen) -> None:
    keys = KeymapFile.read('nonsense\ncontact.log = ["z"]\napp.lock = []\n')
    async with on_screen.shown((120, 40), own_keys=keys) as shown:
        await shown.sees("Lines of your key file that do not count: 2.", "z Log contact")
        await run(shown, "Your own keys", '! Line 1: "nonsense" is no line of a key file')
        await shown.sees("! Line 3: Lock keeps Ctrl+L")


async def open_keys(shown: Shown, command: str, title: str) -> None:
    await run(shown, "Your own keys", "Somebody rings")
    await shown.type(command)
    await shown.sees(f"› {title}")
    await shown.press("enter")
    await shown.sees(f"Keys of {title}")


async def test_a_key_is_pressed_kept_and_taken_back(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    path = tmp_path / "keys.toml"
    async with on_screen.shown((120, 40)) as shown:
        await open_keys(shown, "log a contact", "Log a contact")
        await shown.press("n")
        await shown.sees(
            "n means Log a contact now; New client is left with Ctrl+N.", "added by you"
        )
        await shown.press("home")
        await shown.press("up", "up", "delete")
        await shown.sees_no("l                it came")
        await shown.press("enter")
        await shown.sees("Log a contact: Ctrl+R  n.", "* Ctrl+R  n")
        assert 'contact.log = ["ctrl+r", "n"]' in path.read_text(encoding="utf-8")
        await shown.press("ctrl+u")
        await shown.sees("All keys as they came")
        await shown.press("down", "down")
        await shown.press("enter")
        await shown.sees("Yes, all keys as they came")
        await shown.press("down", "enter")
        await shown.sees("All keys are as they came.")
        assert "contact.log = [" not in path.read_text(encoding="utf-8").replace("# contact", "#")


async def test_what_cannot_be_bound_says_why(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_keys(shown, "log a contact", "Log a contact")
        await shown.press("ctrl+j")
        await shown.sees("A terminal sends the same")
        await shown.press("escape")
        await shown.sees("Your own keys")


async def test_enter_on_the_editor_opens_nothing_behind_it(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_keys(shown, "log a contact", "Log a contact")
        await shown.press("enter")
        await shown.sees("Your own keys")
        await shown.press("escape")
        await shown.sees_no("Your own keys")
        await shown.sees("listed: 8")


def test_sentences_speak_chinese_too() -> None:
    speak(Language.CHINESE)
    assert problems('contact.lgo = ["z"]')
