"""A script written as TOML reads as the same script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.scripts.in_force import shipped_pack
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.model import (
    Answer,
    Branch,
    Objection,
    ObjectionKind,
    Pack,
    Script,
    Spin,
    Step,
    StepKind,
)
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.domain.scripts.writing import objection_toml, script_toml
from rmdesk.language import Language

# Everything a person or a paste could put there but braces, which name fields, and surrogates.
WORDS = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=30)
SAID = st.builds(lambda words: words + "。", WORDS)
IDS = st.lists(st.from_regex(r"[a-z_]{1,6}", fullmatch=True), min_size=1, max_size=4, unique=True)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    ids = draw(IDS)
    to = st.sampled_from(ids)
    steps = [
        Step(
            step_id,
            draw(SAID),
            draw(SAID),
            draw(WORDS),
            tuple(draw(st.lists(st.builds(Branch, WORDS, to), max_size=2))),
            draw(WORDS),
            draw(st.sampled_from([None, *StepKind])),
            draw(st.booleans()),
            draw(st.sampled_from(["", *ids])),
            draw(st.sampled_from([None, *Spin])),
            draw(st.dictionaries(st.sampled_from(Attitude), SAID, max_size=3)),
        )
        for step_id in ids
    ]
    return Script(draw(SAID), draw(SAID), draw(WORDS), tuple(steps))


@settings(max_examples=40)
@given(scripts())
def test_a_script_comes_back_as_it_was_written(script: Script) -> None:
    assert read_pack(script_toml(script)) == Pack(scripts=(script,))


@settings(max_examples=30)
@given(
    st.builds(
        Objection,
        st.sampled_from(ObjectionKind),
        SAID,
        WORDS,
        st.lists(WORDS, max_size=3).map(tuple),
        SAID,
        st.dictionaries(WORDS, SAID, max_size=2),
        st.lists(st.builds(Answer, SAID, SAID, WORDS), max_size=2).map(tuple),
    )
)
def test_an_objection_comes_back_as_it_was_written(objection: Objection) -> None:
    assert read_pack(objection_toml(objection)) == Pack(objections=(objection,))


@pytest.mark.parametrize("language", Language)
def test_everything_shipped_survives_being_written(language: Language) -> None:
    pack = shipped_pack(language)
    texts = [*map(script_toml, pack.scripts), *map(objection_toml, pack.objections)]
    again = read_pack("\n".join(texts))
    assert (again.scripts, again.objections) == (pack.scripts, pack.objections)
