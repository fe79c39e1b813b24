"""Every sentence that is said is there in both languages, with the same gaps."""

import ast
import string
from pathlib import Path

import pytest
import rmdesk_setup
from rmdesk_setup import environment, folder, record, runtime_unpacking, wheel_unpacking, words

_MODULES = sorted(Path(rmdesk_setup.__file__).parent.glob("*.py"))
_NAMED = {
    environment._BROKEN,
    folder._CHANGED,
    folder._WANTING,
    record._UNREADABLE,
    runtime_unpacking._REFUSED,
    wheel_unpacking._REFUSED,
}


def _said() -> set[str]:
    """First arguments of Refused(…) and tell(…), both branches of a choice."""
    found = set(_NAMED)
    for module in _MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Refused" | "tell"), args=[first, *_]):
                    found |= set(_texts(first))
                case ast.Assign(targets=[ast.Name(id="sentence")], value=value):
                    found |= set(_texts(value))
    return found


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_nothing_is_said_that_is_not_there_and_nothing_is_there_that_is_not_said() -> None:
    assert _said() == set(words.SENTENCES)


@pytest.mark.parametrize("sentence", words.SENTENCES)
def test_both_languages_fill_the_same_gaps(sentence: str) -> None:
    gaps = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    values = {name: f"<{name}>" for name in gaps}
    for language in words.LANGUAGES:
        said = words.Words(language).of(sentence, **values)
        assert all(value in said for value in values.values())
