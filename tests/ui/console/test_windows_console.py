"""The parts of the Windows guards that are pure; what calls Windows was never run."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.ui.console import modes
from rmdesk.ui.console.function_keys import escape_sequence
from rmdesk.ui.console.keystrokes import Key, Keystrokes
from rmdesk.ui.console.surrogates import REPLACEMENT, Surrogates


def _units(text: str) -> str:
    """`text` as a Windows console hands it over: one unit of UTF-16 after another."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(int.from_bytes(raw[at : at + 2], "little")) for at in range(0, len(raw), 2))


@given(st.text(max_size=12), st.lists(st.integers(0, 24), max_size=6))
def test_halves_are_joined_however_they_are_cut(text: str, cuts: list[int]) -> None:
    units = _units(text)
    surrogates = Surrogates()
    places = sorted({0, *(cut for cut in cuts if cut < len(units)), len(units)})
    pieces = [units[a:b] for a, b in itertools.pairwise(places)]
    assert "".join(map(surrogates.feed, pieces)) + surrogates.pause() == text


@pytest.mark.parametrize(
    ("units", "text"),
    [
        ("\ud842", REPLACEMENT),
        ("\udfb7bc", f"{REPLACEMENT}bc"),
        ("\ud842a", f"{REPLACEMENT}a"),
        ("\ud842\ud842\udfb7", f"{REPLACEMENT}𠮷"),
        ("\udfb7\ud842", REPLACEMENT * 2),
    ],
    ids=ascii,
)
def test_a_lone_half_is_replaced(units: str, text: str) -> None:
    surrogates = Surrogates()
    found = surrogates.feed(units) + surrogates.pause()
    assert found == text
    found.encode()  # nothing is left that cannot be written


@given(st.text(st.characters(categories=("Cs", "L")), max_size=20))
def test_nothing_that_arrives_ends_the_reading(units: str) -> None:
    surrogates = Surrogates()
    (surrogates.feed(units) + surrogates.pause()).encode()


@given(st.integers(0, 0xFFFF))
def test_quick_edit_is_off_while_it_runs_and_comes_back(before: int) -> None:
    while_asking, at_the_end = modes.prompt_input_mode(before), modes.restored_input_mode(before)
    for mode in (while_asking, modes.desk_input_mode()):
        assert mode & modes.EXTENDED_FLAGS
        assert not mode & modes.QUICK_EDIT
    assert not while_asking & modes.PROCESSED_INPUT, "Ctrl+C is read as a key"
    changed = modes.QUICK_EDIT | modes.EXTENDED_FLAGS | modes.PROCESSED_INPUT
    assert while_asking | changed == before | changed, "nothing else changes"
    assert at_the_end & modes.QUICK_EDIT == before & modes.QUICK_EDIT
    assert at_the_end & modes.EXTENDED_FLAGS


def test_the_desk_hears_keys_as_sequences_and_of_a_new_size() -> None:
    mode = modes.desk_input_mode()
    assert mode & modes.VIRTUAL_TERMINAL_INPUT and mode & modes.WINDOW_INPUT


@given(st.integers(0, 0xFFFF))
def test_output_takes_escape_sequences_and_keeps_the_rest(before: int) -> None:
    mode = modes.output_mode(before)
    assert mode & modes.VIRTUAL_TERMINAL_PROCESSING
    assert mode & before == before


@pytest.mark.parametrize(
    ("window", "size"),
    [((120, 30), (120, 30)), (None, (120, 9001)), ((0, 0), (120, 9001))],
    ids=["asked", "not to be asked", "nonsense"],
)
def test_a_buffer_is_no_window(window: tuple[int, int] | None, size: tuple[int, int]) -> None:
    assert modes.window_size((120, 9001), window) == size


@pytest.mark.parametrize(
    ("letter", "key"),
    [("H", Key.UP), ("P", Key.DOWN), (";", Key.F1), ("?", Key.F5), ("C", Key.F9)],
)
def test_keys_without_a_character_are_those_of_a_terminal(letter: str, key: Key) -> None:
    assert Keystrokes().feed(escape_sequence(letter)) == [key]


def test_a_key_nobody_knows_is_nothing() -> None:
    assert escape_sequence("\x86") == ""
