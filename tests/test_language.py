"""The Chinese catalogue: complete, in step with the code, and compiled from what one reads."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from rmdesk import content
from rmdesk.language import Language, _, speak, spoken, system_language
from tests.tools.catalogue import MO, PO, mo_bytes, po_bytes, read_catalogue, updated

MESSAGES = [message for message in read_catalogue() if message.id]
_RENEW = "run python -m tests.tools.catalogue"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(Language.ENGLISH)


def fields_of(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in Formatter().parse(text) if name is not None}


def literals_in(text: str) -> set[str]:
    """What is typed or named as it stands, in any language."""
    return set(re.findall(r"--[a-z-]+|\brmdesk\b|\.xlsx|\.csv", text))


def test_the_catalogue_holds_exactly_the_marked_texts() -> None:
    assert PO.read_bytes() == po_bytes(updated(read_catalogue())), _RENEW


def test_the_compiled_form_is_that_of_the_text() -> None:
    assert MO.read_bytes() == mo_bytes(read_catalogue()), _RENEW


def test_every_text_is_translated() -> None:
    assert [message.id for message in MESSAGES if not message.string or message.fuzzy] == []


def test_translations_keep_what_code_relies_on() -> None:
    for message in MESSAGES:
        text, translation = str(message.id), str(message.string)
        assert fields_of(translation) == fields_of(text), text
        assert translation.count("\n") == text.count("\n"), text
        assert literals_in(text) <= literals_in(translation), text


def test_the_trade_s_words() -> None:
    speak(Language.CHINESE)
    assert [_("Very high"), _("Higher"), _("Medium"), _("Lower")] == [
        "很高",
        "较高",
        "中等",
        "较低",
    ]
    translations = {str(message.id): str(message.string) for message in MESSAGES}
    assert not any("保险库" in text for text in translations.values())  # else to an insurer
    # Said of loans and cards only; a contact is 超期.
    assert {text for text, translation in translations.items() if "逾期" in translation} == {
        "overdue: {what}",
        "instalment overdue: {what}",
        "A debt is overdue",
        "An instalment is overdue",
        "= {day}  overdue",
        "{what}: an instalment is overdue since {day}, {amount} still to be repaid",
    }


def test_speaking() -> None:
    speak(Language.CHINESE)
    assert (spoken(), _("Name")) == (Language.CHINESE, "姓名")
    speak(Language.ENGLISH)
    assert (spoken(), _("Name")) == (Language.ENGLISH, "Name")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN.UTF-8", Language.CHINESE),
        ("zh_TW", Language.CHINESE),
        ("en_GB.UTF-8", Language.ENGLISH),
        ("de_DE", Language.ENGLISH),
        ("C", Language.ENGLISH),
    ],
)
def test_the_system_s_language(
    monkeypatch: pytest.MonkeyPatch, name: str, language: Language
) -> None:
    monkeypatch.setenv("LC_ALL", name)
    assert system_language() is language


def test_the_catalogue_ships_with_the_program() -> None:
    assert content.raw("locale/zh_CN/LC_MESSAGES/rmdesk.mo") == MO.read_bytes()
