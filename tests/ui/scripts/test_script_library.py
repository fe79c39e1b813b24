"""The library of scripts on the screen: opened, changed, refused, taken back, passed on."""

from pathlib import Path

from rmdesk.desk.scripts.in_force import pack, shipped_pack
from rmdesk.domain.scripts.model import Branch, Script
from rmdesk.language import Language
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown

EN = Language.ENGLISH


async def open_library(shown: Shown) -> None:
    await run(shown, "Scripts and answers", "Scripts and answers: English", "shipped")


async def open_first_words(shown: Shown) -> None:
    """The words of the first step of the first script."""
    await open_library(shown)
    await shown.press("enter")
    await shown.sees("6 The script")
    await shown.press("enter")
    await shown.sees("Otherwise")
    await shown.press("enter")
    await shown.sees("What is said; fields in braces")


def held(on_screen: DeskOnScreen) -> Script:
    """The first script as it holds in calls now."""
    script_id = shipped_pack(EN).scripts[0].id
    return on_screen.thread.ask(lambda desk: pack(desk, EN).script(script_id)).result()


async def test_words_are_changed_refused_mended_and_taken_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_first_words(shown)
        await shown.press(*["ctrl+u", "backspace"] * 5)
        await shown.type("It is risk-free, ")
        await shown.sees("which promises what nobody")
        await shown.press("enter")
        await shown.sees("It is risk-free,", "Enter Save")
        await shown.press(*["backspace"] * 17)
        await shown.press("ctrl+t")
        await shown.sees("how the client is addressed")
        await shown.press("1")
        await shown.sees("{address}", "For ")
        await shown.type("，今天方便吗？")
        await shown.press("enter")
        await shown.sees("今天方便吗？", "Otherwise")
        await shown.press("escape")
        await shown.sees("6 The script")
        await shown.press("escape")
        await shown.sees("own version 1")
        assert held(on_screen).steps[0].text == "{address}，今天方便吗？"
        await shown.press("escape")
        await shown.sees_no("own version 1")
        await shown.press("u")
        await shown.sees("Undone: script or text")
        assert held(on_screen) == shipped_pack(EN).scripts[0]


async def test_what_was_typed_is_never_lost_by_esc(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_first_words(shown)
        await shown.type(" Quite so.")
        await shown.press("escape")
        await shown.sees("Leave this text?")
        await shown.press("escape")
        await shown.sees_no("Leave this text?")
        await shown.sees("Quite so.")
        await shown.press("escape")
        await shown.sees("Leave this text?")
        await shown.press("2")
        await shown.sees("Otherwise", "Quite so.")
        assert held(on_screen).steps[0].text.endswith(" Quite so.")
        await shown.press("enter")
        await shown.sees("What is said; fields in braces")
        await shown.press("escape")  # nothing typed: nothing asked
        await shown.sees("Otherwise")


async def test_a_branch_leads_to_a_step_chosen_and_goes_with_it(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_library(shown)
        await shown.press("enter")
        await shown.sees("6 The script")
        await shown.press("enter")
        await shown.sees("What else the client may say")
        await shown.press("down", "down", "enter")
        await shown.sees("Where does it lead?")
        await shown.press("3")
        await shown.sees("In the client's words")
        await shown.type("先说说看")
        await shown.press("enter")
        await shown.sees("先说说看", "leads to 3")
        third = held(on_screen).steps[2]
        on = Branch("Anything else", held(on_screen).steps[1].id)
        assert held(on_screen).steps[0].branches == (Branch("先说说看", third.id), on)
        assert held(on_screen).unreachable == []
        await shown.sees("Saved: ")
        await shown.press("down", "enter")  # the cursor stands on what was added
        await shown.sees("Where it leads")
        await shown.press("3")
        await shown.sees("Nothing would lead there any more: ")
        assert on in held(on_screen).steps[0].branches
        await shown.press("escape")
        await shown.sees("6 The script")
        await shown.press("down", "down", "5")
        await shown.sees("What leads there goes with it")
        await shown.press("down", "enter")
        await shown.sees_no("What leads there goes with it")
        await shown.sees("6 The script")
        assert held(on_screen).steps[0].branches == (on,)
        assert third.id not in [step.id for step in held(on_screen).steps]


async def test_steps_are_moved_and_a_version_before_holds_again(on_screen: DeskOnScreen) -> None:
    before = [step.id for step in shipped_pack(EN).scripts[0].steps]
    async with on_screen.shown((120, 40)) as shown:
        await open_library(shown)
        await shown.press("enter")
        await shown.sees("6 The script")
        await shown.press("4")
        await shown.sees("6 The script", f"2  {shipped_pack(EN).scripts[0].steps[0].title}")
        assert [step.id for step in held(on_screen).steps][:2] == [before[1], before[0]]
        await shown.press("6")
        await shown.sees("Versions, and what they changed")
        await shown.press("3")
        await shown.sees("came with the desk", "step moved:", "holds now")
        await shown.press("end", "enter")
        await shown.sees_no("holds now")
        await shown.sees("6 The script", "The script that came with the desk holds again.")
        assert held(on_screen) == shipped_pack(EN).scripts[0]


async def test_a_pack_goes_out_and_comes_in_by_the_library(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    out = tmp_path / "out.toml"
    async with on_screen.shown((120, 40)) as shown:
        await open_library(shown)
        await shown.press("3")
        await shown.sees("Pass on a pack of scripts")
        await shown.press("ctrl+u")
        await shown.type(str(out))
        await shown.press("tab", "2", "enter")
        await shown.sees("Scripts and answers passed on")
        assert out.read_text(encoding="utf-8").startswith('language = "en"')
        text = out.read_text(encoding="utf-8").replace("Good day", "Good evening")
        out.write_text(text, encoding="utf-8")
        await shown.press("2")
        await shown.sees("Take in a pack of scripts")
        await shown.type(str(out))
        await shown.press("enter")
        await shown.sees("What out.toml would bring", "new version", "as it is already")
        await shown.press("enter")
        await shown.sees("Scripts and answers: English", "own version 1")
        assert "Good evening" in held(on_screen).steps[0].text


async def test_an_answer_is_changed_in_the_other_language(on_screen: DeskOnScreen) -> None:
    zh = Language.CHINESE
    async with on_screen.shown((120, 40)) as shown:
        await open_library(shown)
        await shown.press("4")
        await shown.sees("Scripts and answers: Chinese")
        await shown.press("end", "enter")
        await shown.sees("Client says", "The way", "Answer")
        await shown.press("down", "enter")
        await shown.sees("a line for each step")
        await shown.press("ctrl+n")
        await shown.type("再约时间")
        await shown.press("enter")
        await shown.sees("再约时间", "Client says")
        last = on_screen.thread.ask(lambda desk: pack(desk, zh).objections[-1]).result()
        assert last.steps == (*shipped_pack(zh).objections[-1].steps, "再约时间")
