"""Scripts: what ships is whole, a broken file says where, fields are filled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.scripts.in_force import shipped_pack
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.purposes.table import PURPOSES
from rmdesk.domain.scripts.fields import FIELDS, filled, unknown_in
from rmdesk.domain.scripts.model import ObjectionKind, Script, Spin, StepKind
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.domain.scripts.writing import objection_toml, script_toml
from rmdesk.domain.wording_check import check_objection, check_script
from rmdesk.language import Language

STEP = '[[script]]\nid = "a"\ntitle = "A"\n[[script.step]]\nid = "one"\ntext = "Hello {address}"\n'
OBJECTION = '[[objection]]\nkind = "no_trust"\ntitle = "No"\nanswer = "Yes"\n'
SHIPPED = [
    pytest.param(script, id=f"{language.value} {script.id}")
    for language in Language
    for script in shipped_pack(language).scripts
]


@pytest.mark.parametrize("language", Language)
def test_what_ships_is_whole(language: Language) -> None:
    pack = shipped_pack(language)
    assert pack.findings == ()
    assert {script.id for script in pack.scripts} == {
        *("invite", "maturity", "overdue_contact", "first_meeting", "review", "birthday"),
        *("festival", "new_product", "losing", "referral", "event", "promised", "repayment"),
    }
    assert {objection.kind for objection in pack.objections} == set(ObjectionKind)
    assert not [found for one in pack.objections for found in check_objection(one)]
    for objection in pack.objections:
        for script_id in objection.by_script:
            assert pack.script(script_id).id == script_id


@pytest.mark.parametrize("script", SHIPPED)
def test_a_shipped_script_passes_the_checker(script: Script) -> None:
    assert check_script(script) == []


@pytest.mark.parametrize("script", SHIPPED)
def test_a_shipped_script_goes_from_a_greeting_to_two_times(script: Script) -> None:
    kinds = [step.kind for step in script.steps]
    assert kinds[0] is StepKind.GREET
    assert {StepKind.CLOSE, StepKind.WAIT, StepKind.CONFIRM, StepKind.LATER} <= set(kinds)


def test_the_four_questions_and_the_indirect_ones_are_used() -> None:
    for language in Language:
        steps = [step for script in shipped_pack(language).scripts for step in script.steps]
        assert {step.spin for step in steps} >= set(Spin)
        assert any(Attitude.RESISTANT in step.for_attitude for step in steps)
        assert any(step.proposes for step in steps)


def test_both_languages_have_the_same_steps() -> None:
    shapes = [
        [
            [
                (
                    step.id,
                    step.kind,
                    step.spin,
                    step.proposes,
                    [*step.for_attitude],
                    [branch.to for branch in step.branches],
                )
                for step in script.steps
            ]
            for script in shipped_pack(language).scripts
        ]
        for language in Language
    ]
    assert shapes[0] == shapes[1]


def test_every_purpose_has_its_script() -> None:
    ids = {script.id for script in shipped_pack(Language.CHINESE).scripts}
    assert {purpose.script for purpose in PURPOSES.values()} <= ids


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[script", "cannot be read"),
        ("", "holds no script"),
        ('[[script]]\nid = "a"\ntitle = "A"', "no id or no steps"),
        (STEP + STEP, "stands twice"),
        (STEP + '[[script.step]]\nid = "one"\ntext = "x"\n', "stands twice"),
        (STEP.replace("{address}", "{nickname}"), "nickname"),
        (STEP.replace("{address}", "{address:>900}"), "address:>900"),
        (STEP.replace("{address}", "{"), "does not exist"),
        (STEP + "[script.step.for_attitude]\nresistant = '{nickname}'\n", "nickname"),
        (STEP + 'otherwise = "{nickname}"\n', "nickname"),
        (STEP.replace('text = "Hello {address}"', ""), "lacks id or text"),
        (STEP + 'kind = "shout"\n', "shout, which means nothing"),
        (STEP + 'around = "nowhere"\n', "nowhere"),
        (STEP + '[[script.step.branch]]\nsays = "no"\nto = "nowhere"\n', "nowhere"),
        (STEP + '[[script.step.branch]]\nsays = "no"\n', "leads to ?"),
        (STEP + '[[objection]]\nkind = "rude"\nanswer = "x"\n', "no kind of objection"),
        (OBJECTION.replace("Yes", ""), "has no answer"),
        (OBJECTION + '[objection.by_script]\na = "{nickname}"\n', "nickname"),
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


def test_ways_to_a_step_that_was_left_out_are_left_out() -> None:
    pack = read_pack(
        STEP
        + 'around = "two"\n[[script.step.branch]]\nsays = "no"\nto = "two"\n'
        + '[[script.step]]\nid = "two"\ntext = "{nickname}"\n'
    )
    (step,) = pack.script("a").steps
    assert (step.branches, step.around) == ((), "")


def test_a_step_that_waits_needs_no_words() -> None:
    pack = read_pack(STEP + '[[script.step]]\nid = "two"\nkind = "wait"\n')
    assert pack.findings == ()
    assert pack.script("a").steps[1].texts == ()


def test_a_talk_is_over_after_its_end_though_more_steps_stand_below() -> None:
    script = shipped_pack(Language.ENGLISH).script("invite")
    confirm = script.place_of("confirm")
    assert script.after(confirm) is None
    assert script.after(confirm - 1) == confirm


@pytest.mark.parametrize("language", Language)
def test_what_is_written_reads_the_same(language: Language) -> None:
    pack = shipped_pack(language)
    for script in pack.scripts:
        assert read_pack(script_toml(script)).scripts == (script,)
    for objection in pack.objections:
        assert read_pack(objection_toml(objection)).objections == (objection,)


def test_fields_are_filled_and_unknown_values_are_seen() -> None:
    assert filled("{address}, {item}", {"address": "张先生"}) == "张先生, [item]"


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    read_pack(text)


@given(st.text(alphabet="{}!:r>9adreso[].", max_size=20))
def test_a_text_that_passes_can_be_filled(text: str) -> None:
    if not unknown_in(text):
        filled(text, {})


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text()))
def test_filling_never_raises(values: dict[str, str]) -> None:
    every = " ".join(f"{{{field}}}" for field in sorted(FIELDS))
    assert "{" not in filled(every, dict.fromkeys(values, "x"))
