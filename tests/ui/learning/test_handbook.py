"""The handbook: a page for each view in both languages, whose keys are those in force."""

import re

import pytest

from rmdesk import content
from rmdesk.language import Language, _, speak
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import use_keys
from rmdesk.ui.dialogs.handbook import Paragraph, lines_of
from rmdesk.ui.formats import cells
from rmdesk.ui.learning.pages import ORDER, Kind, filled, page
from rmdesk.ui.navigation.view_kinds import KINDS
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen

PAGES = [(name, language) for name in ORDER for language in Language]


def commands_named(name: str, language: Language) -> set[str]:
    """The ids of the commands whose keys or names a page says."""
    text = content.text(f"handbook/{language.value}/{name}.md")
    return set(re.findall(r"\{(?:keys?|name):([^{}]+)\}", text))


def test_every_view_has_its_page() -> None:
    assert {kind.name for kind in KINDS} <= set(ORDER)


def test_no_page_lies_there_unread() -> None:
    for language in Language:
        lying = {path.stem for path in (content.assets() / "handbook" / language.value).iterdir()}
        assert lying == set(ORDER)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_is_short_and_whole(name: str, language: Language) -> None:
    speak(language)
    found = page(name, language)
    assert found.title
    assert not found.title.startswith("#")
    assert found.blocks[0].kind is Kind.TEXT, "first what the view is for"
    assert any(block.kind is Kind.KEYS for block in found.blocks)
    for block in found.blocks:
        assert "{" not in block.text + block.keys
        assert "**" not in block.text
        assert block.text == block.text.strip()
    lines = lines_of([Paragraph(one.text, keys=one.keys) for one in found.blocks], 72)
    assert len(lines) <= 64, "three screens at the most"


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_keys_are_named_by_their_command(name: str, language: Language) -> None:
    text = content.text(f"handbook/{language.value}/{name}.md")
    written = re.sub(r"\{[^}]*\}", "", text)
    assert not re.search(r"\bF\d|Ctrl\+|(?:按|[Pp]ress) [a-z]\b(?! )", written), "by its id"
    assert commands_named(name, language) <= set(BY_ID)


@pytest.mark.parametrize("name", ORDER)
def test_both_languages_name_the_same_commands(name: str) -> None:
    assert commands_named(name, Language.CHINESE) == commands_named(name, Language.ENGLISH)


def test_placeholders() -> None:
    assert filled("{key:contact.log} {keys:contact.log}") == "l l  Ctrl+R"
    assert filled("{name:contact.log}") == "Log a contact"
    assert filled("{key:keymap.open}") == "Ctrl+P “Your own keys”"
    use_keys({"contact.log": ("z",), "desk.undo": ()})
    assert filled("{keys:contact.log} {key:desk.undo}") == "z Ctrl+P “Undo”"
    with pytest.raises(KeyError):
        filled("{key:no.such_command}")


@pytest.mark.parametrize("width", [40, 76, 100])
def test_lines_are_as_wide_as_the_page(width: int) -> None:
    speak(Language.CHINESE)
    blocks = page("today", Language.CHINESE).blocks
    paragraphs = [
        Paragraph(
            one.text, one.kind is Kind.HEADING, "- " if one.kind is Kind.ITEM else "", one.keys
        )
        for one in blocks
    ]
    for line in lines_of(paragraphs, width):
        assert sum(cells(span.text) for span in line) == width


async def test_help_asked_twice_opens_the_page_of_the_view(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await shown.press("f1")
        await shown.sees("F1 Handbook")
        await shown.press("f1")
        await shown.sees("Handbook   Client list", "Finding somebody", "s  Ctrl+T")
        await shown.press("right")
        await shown.sees("Handbook   Client page", "Everything about one client")
        await shown.press("end")
        await shown.sees("is never counted as zero")
        await shown.press("left", "left")
        await shown.sees("Handbook   Today")
        await shown.press("enter")
        await shown.sees("listed: 8")  # and no client's page behind it


async def test_the_palette_opens_it_in_the_language_in_force(on_screen: DeskOnScreen) -> None:
    speak(Language.CHINESE)
    async with on_screen.shown((120, 40)) as shown:
        await shown.press("f5")
        await shown.sees("联系日历")
        await run(shown, _("Handbook"), "T/E/M")
        await shown.press("escape")
        await shown.sees_no("T/E/M")
