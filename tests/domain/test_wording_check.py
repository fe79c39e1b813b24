"""What must not be said is found, however it is written; what is honest is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.scripts.model import Branch, Objection, ObjectionKind, Script, Step, StepKind
from rmdesk.domain.wording_check import (
    FORBIDDEN,
    NO_CLOSE,
    NO_WAIT,
    OWN_FORBIDDEN,
    SELLS_INSURANCE,
    UNKNOWN_FIELD,
    UNREACHABLE,
    WAIT_TALKS,
    check_objection,
    check_pack,
    check_script,
    check_text,
)


def messages(text: str, *own: str) -> list[str]:
    return [finding.message for finding in check_text(text, own)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "这款保本。",
            "这款保 本。",
            "这款保·本",
            "这款保\u200b本",
            "保本保息",
            "不仅保本",
            "稳赚不赔",
        ),
        *(
            "零风险",
            "没有风险",
            "完全无风险",
            "一定赚的",
            "和存款一样",
            "跟定期存款一样安全",
            "相当于存款",
        ),
        *("比存款还安全", "１００％安全", "刚兑的", "预期收益四个点", "只涨不跌，包赚"),
        *("It is risk-free.", "guaranteed", "GUARANTEED", "No risk at all", "just like a deposit"),
        *("as safe as a deposit", "You cannot lose"),
    ],
)
def test_promises_are_found(text: str) -> None:
    assert FORBIDDEN in messages(text)


@pytest.mark.parametrize(
    "text",
    [
        *("这款不保本。", "它是非保本的", "我不敢说稳赚", "没有零风险的理财", "谈不上零风险"),
        *("确保本次见面", "担保本人", "投保本人", "有没有风险？", "有无风险", "存款一样能取"),
        *("保证当天给您回话", "It is not guaranteed.", "Nothing is risk-free.", "There is a risk."),
    ],
)
def test_honest_sentences_pass(text: str) -> None:
    assert messages(text) == []


def test_a_denial_at_one_place_does_not_excuse_another() -> None:
    assert messages("理财不保本，但这款稳赚") == [FORBIDDEN]


@pytest.mark.parametrize("text", ["给孩子买份保险", "这份年金收益不错", "Take out a policy now"])
def test_insurance_is_not_sold_on_the_telephone(text: str) -> None:
    assert messages(text) == [SELLS_INSURANCE]


@pytest.mark.parametrize(
    "text", ["您的保单下个月缴费。", "Your policy is due in May.", "先说保险。再说您想买的车。"]
)
def test_a_word_about_a_policy_is_service(text: str) -> None:
    assert messages(text) == []


def test_own_words_are_added() -> None:
    assert messages("限时抢购！", "抢 购", " ") == [OWN_FORBIDDEN]
    assert messages("A BARGAIN", "bargain") == [OWN_FORBIDDEN]
    assert messages("限时抢购！") == []


def test_fields_are_those_of_the_text() -> None:
    assert messages("{nickname}") == [UNKNOWN_FIELD]
    assert [one.breaks for one in check_text("{nickname} 保本")] == [True, False]
    assert check_text("{nickname}", fields={"nickname"}) == []


CLOSE = Step("close", "Close", "{slot_1} or {slot_2}?", kind=StepKind.CLOSE)
WAIT = Step("wait", "Wait", "", kind=StepKind.WAIT)


def a_script(*steps: Step) -> Script:
    return Script("a", "A", "", steps)


@pytest.mark.parametrize(
    ("script", "found"),
    [
        (a_script(CLOSE, WAIT), []),
        (a_script(Step("hi", "Hi", "Hi")), [(NO_CLOSE, None)]),
        (a_script(CLOSE), [(NO_WAIT, "close")]),
        (a_script(CLOSE, Step("hi", "Hi", "Hi")), [(NO_WAIT, "close")]),
        (
            a_script(CLOSE, Step("wait", "Wait", "So?", kind=StepKind.WAIT)),
            [(WAIT_TALKS, "wait")],
        ),
        (
            a_script(
                Step("hi", "Hi", "Hi", branches=(Branch("yes", "close"),)),
                Step("lost", "Lost", "Lost"),
                CLOSE,
                WAIT,
            ),
            [(UNREACHABLE, "lost")],
        ),
        (
            a_script(Step("hi", "Hi", "保本", otherwise="{x}"), CLOSE, WAIT),
            [(FORBIDDEN, "hi"), (UNKNOWN_FIELD, "hi")],
        ),
    ],
)
def test_the_ways_through_a_script(script: Script, found: list[tuple[str, str | None]]) -> None:
    findings = check_script(script)
    assert [(one.message, one.parameters.get("step")) for one in findings] == found
    assert all(one.message.format(**one.parameters) for one in findings)


def test_every_answer_of_an_objection_is_read() -> None:
    objection = Objection(ObjectionKind.NO_TRUST, "No", "保本吗？", (), "稳赚", {"a": "零风险"}, ())
    assert [one.parameters["word"] for one in check_objection(objection)] == ["稳赚", "零风险"]


def test_a_file_is_read_and_checked() -> None:
    text = '[[script]]\nid = "a"\ntitle = "A"\n[[script.step]]\nid = "one"\ntext = "保本"\n'
    found = check_pack(text + '[[objection]]\nkind = "rude"\n')
    assert [one.message for one in found[1:]] == [FORBIDDEN, NO_CLOSE]
    assert found[0].breaks


@settings(max_examples=40)
@given(st.text(), st.lists(st.text(max_size=4), max_size=3))
def test_checking_never_raises(text: str, forbidden: list[str]) -> None:
    for finding in check_text(text, forbidden):
        assert finding.message.format(**finding.parameters)
