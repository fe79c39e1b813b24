"""Script packs: the two that ship are whole, and a broken one says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.scripts import FIELDS, ObjectionKind, filled, read_pack

STEP = '[[script]]\nid = "a"\ntitle = "A"\n[[script.step]]\nid = "one"\ntext = "Hello {address}"\n'


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_pack_is_whole(language: str) -> None:
    pack = read_pack(content.text(f"scripts/{language}.toml"))
    assert pack.findings == ()
    assert {script.id for script in pack.scripts} == {"invite", "maturity"}
    assert {objection.kind for objection in pack.objections} == set(ObjectionKind)
    for script in pack.scripts:
        assert len(script.steps) >= 6
        for step in script.steps:
            for branch in step.branches:
                assert script.steps[script.place_of(branch.to)].id == branch.to


def test_both_languages_have_the_same_steps() -> None:
    packs = [read_pack(content.text(f"scripts/{language}.toml")) for language in ("zh", "en")]
    shapes = [
        [(script.id, [step.id for step in script.steps]) for script in pack.scripts]
        for pack in packs
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("word", ["保本", "稳赚", "零风险", "guaranteed", "risk-free"])
def test_nothing_promised_on_the_telephone(word: str) -> None:
    for language in ("zh", "en"):
        pack = read_pack(content.text(f"scripts/{language}.toml"))
        said = [step.text for script in pack.scripts for step in script.steps]
        said += [objection.answer for objection in pack.objections]
        assert not any(word in text for text in said)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[script", "cannot be read"),
        ("", "holds no script"),
        ('[[script]]\nid = "a"\ntitle = "A"', "no id or no steps"),
        (STEP.replace("{address}", "{nickname}"), "nickname"),
        (STEP.replace("{address}", "{"), "does not exist"),
        (STEP.replace('text = "Hello {address}"', ""), "lacks id or text"),
        (STEP + '[[script.step.branch]]\nsays = "no"\nto = "nowhere"\n', "nowhere"),
        (STEP + '[[objection]]\nkind = "rude"\nanswer = "x"\n', "no kind of objection"),
        ("script = 3", "holds no script"),
    ],
)
def test_what_is_wrong_is_found(text: str, says: str) -> None:
    findings = read_pack(text).findings
    assert any(says in found.message.format(**found.parameters) for found in findings)


def test_whole_scripts_survive_a_broken_one() -> None:
    pack = read_pack(STEP + '[[script]]\nid = "b"\ntitle = "B"\n')
    assert [script.id for script in pack.scripts] == ["a"]
    assert len(pack.findings) == 1


def test_fields_are_filled_and_unknown_values_are_seen() -> None:
    assert filled("{address}, {item}", {"address": "张先生"}) == "张先生, [item]"


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    read_pack(text)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text()))
def test_filling_never_raises(values: dict[str, str]) -> None:
    every = " ".join(f"{{{field}}}" for field in sorted(FIELDS))
    assert "{" not in filled(every, dict.fromkeys(values, "x"))
