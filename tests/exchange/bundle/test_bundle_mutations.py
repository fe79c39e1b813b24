"""Whatever is done to the lines of a bundle, none of it is taken."""

import io
import random
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rmdesk.exchange.bundle.refusals import (
    AlteredBundle,
    BundleCutOff,
    BundleTooNew,
    DamagedBundle,
    ForgedBundle,
    NotABundle,
)
from tests.exchange.bundles import (
    THEIRS,
    WHOLE,
    is_taken,
    packed,
    read,
    sealed,
    seen_before_refusal,
    written,
)

PAYLOAD = written()

Lines = Sequence[bytes]
Mutation = Callable[[Lines, random.Random], list[bytes]]


def without_a_line(lines: Lines, rng: random.Random) -> list[bytes]:
    at = rng.randrange(len(lines))
    return [*lines[:at], *lines[at + 1 :]]


def with_a_line_twice(lines: Lines, rng: random.Random) -> list[bytes]:
    at = rng.randrange(len(lines))
    return [*lines[: at + 1], *lines[at:]]


def with_two_lines_swapped(lines: Lines, rng: random.Random) -> list[bytes]:
    swapped = list(lines)
    one, other = rng.sample(range(len(lines)), 2)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return swapped


def in_another_order(lines: Lines, rng: random.Random) -> list[bytes]:
    return rng.sample(lines, len(lines))


def with_a_bit_flipped(lines: Lines, rng: random.Random) -> list[bytes]:
    at = rng.randrange(len(lines))
    line = bytearray(lines[at])
    line[rng.randrange(len(line))] ^= 1 << rng.randrange(8)
    return [*lines[:at], bytes(line), *lines[at + 1 :]]


def with_a_byte_gone(lines: Lines, rng: random.Random) -> list[bytes]:
    content = b"".join(lines)
    at = rng.randrange(len(content))
    return [content[:at] + content[at + 1 :]]


def with_a_byte_more(lines: Lines, rng: random.Random) -> list[bytes]:
    content = b"".join(lines)
    at = rng.randrange(len(content) + 1)
    return [content[:at] + rng.choice([b" ", b"\n", b"0", b'"', b"]", b"\\"]) + content[at:]]


def cut_short(lines: Lines, rng: random.Random) -> list[bytes]:
    content = b"".join(lines)
    return [content[: rng.randrange(len(content))]]


def with_a_line_from_elsewhere(lines: Lines, rng: random.Random) -> list[bytes]:
    at = rng.randrange(len(lines) + 1)
    return [*lines[:at], rng.choice(WHOLE), *lines[at:]]


MUTATIONS: tuple[Mutation, ...] = (
    without_a_line,
    with_a_line_twice,
    with_two_lines_swapped,
    in_another_order,
    with_a_bit_flipped,
    with_a_byte_gone,
    with_a_byte_more,
    cut_short,
    with_a_line_from_elsewhere,
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(MUTATIONS), st.randoms(use_true_random=False))
def test_no_mutated_lines_are_taken(mutate: Mutation, rng: random.Random) -> None:
    check(mutate(WHOLE, rng))


def check(lines: Lines) -> str:
    """What refused the lines; the class is the one that tells what happened."""
    content = b"".join(lines)
    if content == b"".join(WHOLE):
        return "unchanged"
    items, refusal = seen_before_refusal(packed(lines))
    assert not is_taken(items), content
    head = content.split(b"\n")[0] + b"\n"
    if head == WHOLE[0]:
        allowed: tuple[type[Exception], ...] = (DamagedBundle, ForgedBundle)
    else:
        allowed = (DamagedBundle, NotABundle, BundleTooNew)
    assert isinstance(refusal, allowed), (refusal, content)
    if b"".join(WHOLE).startswith(content):
        # A line that breaks off in its middle is a line that cannot be right.
        whole_lines = content.endswith(b"\n") or not content
        expected = BundleCutOff if whole_lines else (DamagedBundle, NotABundle)
        assert isinstance(refusal, expected)
    return type(refusal).__name__


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(MUTATIONS), st.randoms(use_true_random=False))
def test_somebody_elses_signature_makes_no_lines_right(
    mutate: Mutation, rng: random.Random
) -> None:
    """Digest, counts and parts made to fit, by whoever has not the key of the manifest's device."""
    lines = b"".join(mutate(WHOLE[:-1], rng)).splitlines(keepends=True)
    assume(lines and lines[-1].endswith(b"\n"))
    items, refusal = seen_before_refusal(sealed_if_json(lines))
    assert not is_taken(items)
    assert isinstance(refusal, DamagedBundle | ForgedBundle | NotABundle | BundleTooNew)


def sealed_if_json(lines: Lines) -> bytes:
    try:
        return sealed(lines, key=THEIRS)
    except ValueError:  # a table's head that is no JSON any more: its name is unknown
        return packed([*lines, WHOLE[-1]])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(PAYLOAD) - 1), st.integers(0, 7))
def test_a_flipped_bit_of_the_packed_bytes_is_found_or_changes_nothing(at: int, bit: int) -> None:
    changed = bytearray(PAYLOAD)
    changed[at] ^= 1 << bit
    items, refusal = seen_before_refusal(bytes(changed))
    if refusal is None:  # bits that fill a byte up to its end say nothing
        assert items == read(PAYLOAD)
    else:
        assert not is_taken(items)
        assert isinstance(refusal, DamagedBundle | NotABundle)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_refused(content: bytes) -> None:
    for payload in (content, packed([content]), packed([WHOLE[0], content, WHOLE[-1]])):
        items, refusal = seen_before_refusal(payload)
        assert not is_taken(items)
        assert isinstance(refusal, DamagedBundle | NotABundle)


def test_every_truncation_of_the_packed_bytes_is_noticed() -> None:
    found: Counter[str] = Counter()
    for size in range(len(PAYLOAD)):
        items, refusal = seen_before_refusal(io.BytesIO(PAYLOAD[:size]).read)
        assert not is_taken(items)
        found[type(refusal).__name__] += 1
    assert found == {"NotABundle": 10, "BundleCutOff": len(PAYLOAD) - 10}


@pytest.mark.campaign
@pytest.mark.parametrize(
    "how_many",
    [
        pytest.param(2_000, id="short"),
        pytest.param(50_000, id="full", marks=pytest.mark.long),
    ],
)
def test_thousands_of_mutations_are_refused(how_many: int) -> None:
    rng = random.Random(20261120)
    ends: Counter[str] = Counter()
    for number in range(how_many):
        mutate = MUTATIONS[number % len(MUTATIONS)]
        lines = mutate(WHOLE, rng)
        ends[check(lines)] += 1
    print(f"\n{how_many:,} mutations of a bundle's lines: {dict(ends)}; none taken")
    assert ends[AlteredBundle.__name__] and ends[DamagedBundle.__name__] and ends["NotABundle"]
