"""Templates: what ships, what is found in a file, what is said to whom."""

from datetime import date, time

import pytest

from rmdesk import content
from rmdesk.domain.calendar.festivals import read_festivals
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.messages.check import check_message, check_words, is_neutral
from rmdesk.domain.messages.pack import message_toml, read_messages
from rmdesk.domain.messages.phrases import day_said, item_said, moment_said
from rmdesk.domain.messages.template import MessageKind, Suits, Template, gap
from rmdesk.language import Language


def a_template(**values: str) -> Template:
    named = {"key": "own", "kind": MessageKind.OTHER, "title": "自己的", "text": "{address}您好。"}
    return Template(**{**named, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
def test_what_ships_is_whole_says_nothing_forbidden_and_covers_every_purpose(
    language: Language,
) -> None:
    shipped = read_messages(content.text(f"messages/{language.value}.toml"))
    assert shipped.findings == ()
    assert [check_message(one) for one in shipped.templates if check_message(one)] == []
    assert {one.kind for one in shipped.templates} == set(MessageKind)
    assert [one.key for one in shipped.templates if not is_neutral(one)] == []


@pytest.mark.parametrize("language", Language)
def test_every_festival_on_which_one_greets_has_words_of_its_own(language: Language) -> None:
    shipped = read_messages(content.text(f"messages/{language.value}.toml"))
    listed = read_festivals(content.text("festivals.toml")).festivals
    greeted = {one.id for one in listed if one.is_greeted}
    assert {one.festival for one in shipped.templates if one.festival} == greeted


def test_both_languages_hold_the_same_messages() -> None:
    keys = [
        [
            (one.key, one.kind, one.suits, one.signs, bool(one.neutral))
            for one in read_messages(content.text(f"messages/{language.value}.toml")).templates
        ]
        for language in Language
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("language", Language)
def test_a_template_is_written_as_it_is_read(language: Language) -> None:
    for one in read_messages(content.text(f"messages/{language.value}.toml")).templates:
        assert read_messages(message_toml(one)).templates == (one,)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("kaputt", "cannot be read"),
        ("", "holds no message"),
        ('[[message]]\nid = "a"\nkind = "other"\ntitle = "T"', "no text"),
        ('[[message]]\nid = "a"\nkind = "odd"\ntitle = "T"\ntext = "x"', "means nothing"),
        (
            '[[message]]\nid = "a"\nkind = "other"\ntitle = "T"\ntext = "{amount}"',
            "names the field",
        ),
        ('[[message]]\nid = "a"\nkind = "other"\ntitle = "T"\ntext = "{"', "names the field"),
        (
            '[[message]]\nid = "a"\nkind = "other"\ntitle = "T"\ntext = "x"\nsuits = "cats"',
            "write women, men",
        ),
        ("message = 3", "holds no message"),
        ("[[message]]\nid = 7", "no text"),
    ],
)
def test_a_broken_entry_is_found_and_left_out(entry: str, message: str) -> None:
    read = read_messages(entry)
    assert read.templates == ()
    assert any(message in finding.message for finding in read.findings)


def test_a_broken_entry_leaves_the_others() -> None:
    whole = message_toml(a_template())
    read = read_messages(f'{whole}\n[[message]]\nid = "b"\n{whole}')
    assert [one.key for one in read.templates] == ["own"]
    assert {one.parameters["where"] for one in read.findings} == {"b", "自己的"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("这款保本", "保本"),
        ("给您20万的额度", "20万"),
        ("{address}，{amount}", "amount"),
        ("保险很划算，快买", "保险"),
    ],
)
def test_what_must_not_be_said_is_found(text: str, word: str) -> None:
    found = check_message(a_template(text=text))
    assert any(word in value for one in found for value in one.parameters.values())


def test_ones_own_words_not_to_use_are_found_in_a_text_as_it_goes_out() -> None:
    (found,) = check_words("亲，您好", ("亲",), where="问候")
    assert found.parameters["word"] == "亲"


def test_neutral_words_that_name_the_bank_are_found() -> None:
    (found,) = check_message(a_template(neutral="行里有事找您"))
    assert found.parameters["word"] == "行里"


def test_a_text_without_neutral_words_is_neutral_only_where_it_shows_no_bank() -> None:
    assert is_neutral(a_template(text="{address}，生日快乐"))
    assert not is_neutral(a_template(text="{address}，您的存款"))
    assert not is_neutral(a_template(text="{address}，您的{item}"))


def test_what_is_not_known_is_said_otherwise_or_stands_as_a_gap() -> None:
    template = a_template(text="在{place}见", otherwise="见面说", neutral="{place}见")
    assert template.said({"place": "一楼"}).text == "在一楼见"
    assert template.said({}).text == "见面说"
    said = template.said({}, is_neutral=True)
    assert (said.text, said.missing) == (f"{gap('place')}见", ("place",))


def test_the_signature_leaves_the_bank_out_where_no_sign_of_it_is_wanted() -> None:
    template, mine = a_template(text="您好。"), {"me": "小李", "bank": "东门支行"}
    assert template.said(mine).text == "您好。\n东门支行 小李"
    assert template.said(mine, is_neutral=True).text == "您好。\n小李"
    assert template.said({"bank": "东门支行"}).text == "您好。"


def test_whom_it_suits_is_known_by_the_sex_alone() -> None:
    assert Suits.WOMEN.suits(Sex.FEMALE) is True
    assert Suits.WOMEN.suits(Sex.MALE) is False
    assert Suits.MEN.suits(None) is None


@pytest.mark.parametrize(
    ("at", "chinese", "english"),
    [
        (None, "11月25日（周三）", "Wednesday 25 November"),
        (time(10, 30), "11月25日（周三）上午10:30", "Wednesday 25 November at 10:30"),
        (time(15), "11月25日（周三）下午3点", "Wednesday 25 November at 15:00"),
        (time(12, 5), "11月25日（周三）中午12:05", "Wednesday 25 November at 12:05"),
        (time(19, 30), "11月25日（周三）晚上7:30", "Wednesday 25 November at 19:30"),
    ],
)
def test_moments_as_they_are_written(at: time | None, chinese: str, english: str) -> None:
    on = date(2026, 11, 25)
    assert moment_said(on, at, Language.CHINESE) == chinese
    assert moment_said(on, at, Language.ENGLISH) == english
    assert day_said(on, Language.CHINESE) == "11月25日（周三）"


def test_what_matures_is_called_by_its_kind() -> None:
    assert item_said(HoldingClass.TIME_DEPOSIT, Language.CHINESE) == "定期存款"
    assert item_said(HoldingClass.STOCK, Language.ENGLISH) == "investment"
