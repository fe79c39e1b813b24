"""TOML of others: what is wrong with it is one error, and soon."""

import time

import pytest

from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.messages.pack import read_messages
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.domain.toml_text import read_toml

HOSTILE = {
    "a key without end": ".".join(["a"] * 200_000) + " = 1",
    "a table without end": "[" + " . ".join(["a"] * 200_000) + "]",
    "an inner key without end": "a = {" + ".".join(['"a"'] * 200_000) + " = 1}",
    "deep lists": "a = " + "[" * 100_000,
    "deep tables": "a = " + "{a=" * 100_000,
    "a figure without end": "a = " + "9" * 5_000,
    "no table at all": "a b c",
    "one word": "a" * 1_000_000,
    "blanks": "a" + " " * 1_000_000 + "b",
}
CPU_SECONDS = 5.0  # a key without end took minutes


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_wrong_is_one_error_and_soon(text: str) -> None:
    begun = time.process_time()
    with pytest.raises(ValueError, match=r"."):
        read_toml(text)
    assert read_pack(text).findings
    assert read_messages(text).findings
    assert read_holidays(text).findings
    assert time.process_time() - begun < CPU_SECONDS


def test_honest_texts_with_many_dots_are_read() -> None:
    said = "1.1.1.1 见附件 v1.2.3.4 ... e.g. a.b.c ......................................"
    assert read_toml(f'a.b.c = "{said}"') == {"a": {"b": {"c": said}}}
