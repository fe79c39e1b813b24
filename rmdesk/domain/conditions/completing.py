"""What may come next while a condition is typed.

The line is parted wherever its front awaits something; what is left is taken for the beginning
of a word, in either language or in pinyin initials. Only what reads on is offered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import (
    BracketOpen,
    ConditionExpected,
    NotUnderstood,
    SignExpected,
    ValueExpected,
)
from rmdesk.domain.conditions.terms import Ready
from rmdesk.domain.conditions.wording import FIELD_WORDS, NO, READY_WORDS, YES, Words, choice_words
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.language import N_, Language, _, spoken

MOST: Final = 12
_LONGEST_WORD: Final = 40


@dataclass(frozen=True, slots=True)
class Completion:
    """`text` is the line with `word` at its end; `explanation` is in the language in force."""

    text: str
    word: str
    explanation: str


_READY: Final[Mapping[Ready, str]] = {
    Ready.OVERDUE: N_("the next contact should have been before today"),
    Ready.RISK_EXPIRED: N_("assessed more than twelve months ago"),
    Ready.NEVER_CONTACTED: N_("no contact on file"),
    Ready.BALANCE_DROPPED: N_("lost over 20 % or 500,000 yuan since the report before"),
}
_KINDS: Final[Mapping[Kind, str]] = {
    Kind.TEXT: N_("text: ~ contains, = is"),
    Kind.MONEY: N_("amount: >50万, 20万..50万"),
    Kind.DAY: N_("day: 30天内, 本月, <2026-06-30"),
    Kind.COUNT: N_("number: >30, 30..40"),
    Kind.CHOICE: N_("one of several: ="),
    Kind.FLAG: N_("yes or no"),
}
_LEADS: Final = (
    (Words(("有",), ("y",), ("has",)), N_("the column has a value")),
    (Words(("无",), ("w",), ("no",)), N_("the column is empty")),
    (Words(("非",), ("f",), ("not",)), N_("what follows does not hold")),
)
_CONNECTIVES: Final = (
    (Words(("且",), ("q",), ("and",)), N_("both hold")),
    (Words(("或",), ("h",), ("or",)), N_("one of the two holds")),
)
_SIGNS: Final = (
    ("~", N_("contains")),
    (">", N_("more or later than")),
    ("<", N_("less or earlier than")),
    ("=", N_("is")),
    ("!=", N_("is not")),
)
_NEAR: Final = Words(("30天内",), ("30t",), ("within 30 days",))
_PERIODS: Final = (
    Words(("今天",), ("jt",), ("today",)),
    Words(("本周",), ("bz",), ("this week",)),
    Words(("本月",), ("by",), ("this month",)),
    Words(("下月",), ("xy",), ("next month",)),
)

Offer = tuple[Words, str]
"""Words for one thing, and what it means as a message id."""


def completions(text: str, *, today: date) -> list[Completion]:
    """What could stand at the end of `text`, the likeliest first, at most `MOST`."""
    found: dict[str, Completion] = {}
    for at in range(max(0, len(text) - _LONGEST_WORD), len(text) + 1):
        front, begun = text[:at], text[at:]
        if begun[:1].isspace():
            continue
        for words, explanation in _awaited(front, today):
            word = _word(words, begun.lower())
            if word and word != begun.lower():
                line = _joined(front, word)
                if _reads_on(line, today):
                    found.setdefault(line, Completion(line, word, _(explanation)))
    return list(found.values())[:MOST]


def _awaited(front: str, today: date) -> Iterable[Offer]:
    """What may follow `front`; nothing when it fails before its end."""
    try:
        parse(front, today=today)
    except BracketOpen:
        return (*_CONNECTIVES, (Words((")",), (")",), (")",)), N_("closes the bracket")))
    except NotUnderstood as error:
        if error.position < len(front.rstrip()):
            return ()
        match error:
            case ConditionExpected():
                return _beginnings()
            case SignExpected() if error.field:
                return _signs()
            case ValueExpected():
                return _values(FIELDS[error.field])
        return ()
    return _CONNECTIVES


def _reads_on(line: str, today: date) -> bool:
    """Whether `line` is a condition or may still become one."""
    try:
        parse(line, today=today)
    except BracketOpen:
        return True
    except NotUnderstood as error:
        return error.position >= len(line)
    return True


def _joined(front: str, word: str) -> str:
    """Latin words and 且 或 are set off by a blank, signs and values are not."""
    is_apart = word[0].isalpha() and not front.endswith((" ", "(", "=", "≠", "<", ">", "~"))
    is_chinese = "\u4e00" <= front[-1:] <= "\u9fff" and "\u4e00" <= word[0] <= "\u9fff"
    is_apart = is_apart and (not is_chinese or word in ("且", "或"))
    return f"{front} {word}" if front and is_apart else front + word


def _word(words: Words, begun: str) -> str:
    """The word that `begun` begins, in the language it is begun in; empty when there is none."""
    is_chinese = spoken() is Language.CHINESE
    if not begun:
        return words.printed(spoken())
    chinese = next((word for word in words.chinese if word.startswith(begun)), "")
    english = next((word for word in words.english if word.startswith(begun)), "")
    by_initials = next(
        (
            word
            for word, initials in zip(words.chinese, words.initials, strict=True)
            if initials.startswith(begun)
        ),
        "",
    )
    return chinese or (by_initials or english if is_chinese else english or by_initials)


def _beginnings() -> Iterator[Offer]:
    yield from ((words, _READY[ready]) for ready, words in READY_WORDS.items())
    yield from ((words, _KINDS[FIELDS[name].kind]) for name, words in FIELD_WORDS.items())
    yield from _LEADS


def _signs() -> Iterator[Offer]:
    yield _NEAR, N_("counted from today")
    yield from ((Words((sign,), (sign,), (sign,)), meaning) for sign, meaning in _SIGNS)


def _values(field: ListField) -> Iterator[Offer]:
    match field.kind:
        case Kind.CHOICE:
            yield from ((choice_words(choice), field.title) for choice in field.choices)
        case Kind.FLAG:
            yield from ((words, field.title) for words in (YES, NO))
        case Kind.DAY:
            yield from ((words, field.title) for words in _PERIODS)
