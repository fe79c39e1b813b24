"""The lines of the form for a policy: how each is read, put into words, and refused; no Textual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rmdesk.domain.insurance import Person
from rmdesk.domain.money import read_money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.policies.terms import Terms
from rmdesk.domain.policies.words import KINDS, read_kind
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.spoken.terms import read_term
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label, own_word

Values = dict[str, Any]
"""What a line says, by the names of `Terms`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a line is read against: the day, who could be insured, and the policy as it was."""

    today: date
    persons: Sequence[Person]
    before: Terms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """A line of the form; `title` and `example` are message ids.

    `text` is what stands in it for a policy on file, `read` raises ValueRefused, `words` say how
    the line is understood; of an empty one what could stand there.
    """

    name: str
    title: str
    text: Callable[[Terms], str]
    read: Callable[[str, Ground, Values], Values]
    words: Callable[[str, Values, Ground], str]
    example: str = ""


def _refuse(name: str, message: str) -> ValueRefused:
    return ValueRefused(Wrong(name, message))


# --- the kind ---


def _read_kind(text: str, _ground: Ground, _values: Values) -> Values:
    if not text:
        raise _refuse("kind", N_("Say what kind of policy it is: its digit, or a word for it."))
    kind = read_kind(text)
    if kind is None and text.isascii() and not text.isalpha():
        raise _refuse("kind", N_("Say what kind of policy it is: its digit, or a word for it."))
    is_own_word = kind is None or (not text.isascii() and text != label(kind))
    return {"kind": kind or PolicyKind.OTHER, "called": text if is_own_word else ""}


def _kind_words(text: str, values: Values, _ground: Ground) -> str:
    kind: PolicyKind = values["kind"]
    if kind is PolicyKind.OTHER and values["called"]:
        return _("= another kind, {word}: it counts against no risk").format(word=text)
    return f"= {label(kind)}"


def kinds_told() -> str:
    """The kinds with their digits, in two lines: one is too short on a small screen."""
    kinds = [f"{digit} {label(kind)}" for digit, kind in enumerate(KINDS, 1)]
    half = (len(kinds) + 1) // 2
    return "\n".join(("  ".join(kinds[:half]), "  ".join(kinds[half:])))


# --- persons ---


def _read_insured(text: str, ground: Ground, _values: Values) -> Values:
    """A digit counts behind the name that stood there, too: it need not be deleted first."""
    named = [person.name for person in ground.persons if person.name]
    before = next((name for name in named if text.startswith(name)), "")
    digit = text.removeprefix(before).strip()
    if digit.isdecimal():
        if not 1 <= int(digit) <= len(named):
            raise _refuse("insured", N_("Nobody of the household has this digit."))
        return {"insured": named[int(digit) - 1]}
    return {"insured": text}


def _insured_words(_text: str, values: Values, ground: Ground) -> str:
    name = values["insured"]
    if not name:
        return persons_told(ground)
    for person in ground.persons:
        if name in (person.name, person.called):
            relation = _("the client") if person.is_client else label(person.relation)
            return f"= {person.name or name}  {relation}"
    return _("= {name}, who is not in the household").format(name=name)


def persons_told(ground: Ground) -> str:
    """The household with its digits."""
    named = [person.name for person in ground.persons if person.name]
    return "  ".join(f"{digit} {name}" for digit, name in enumerate(named, 1))


# --- amounts, days, texts ---


def _amount(name: Literal["sum_insured", "premium"]) -> dict[str, Any]:
    def read(text: str, _ground: Ground, _values: Values) -> Values:
        amount = read_money(text) if text else None
        if text and amount is None:
            raise _refuse(name, N_("This is no amount; write it like 12.5万 or 125,000."))
        return {name: amount}

    def words(_text: str, values: Values, _ground: Ground) -> str:
        amount = values[name]
        if amount is None:
            return _("empty: not known")
        return _("= {amount} yuan").format(amount=formats.money_full(amount))

    def text_of(terms: Terms) -> str:
        amount = getattr(terms, name)
        return "" if amount is None else formats.money_typed(amount)

    return {"name": name, "read": read, "words": words, "text": text_of}


def _day(name: str, looking: Literal["ahead", "back"]) -> dict[str, Any]:
    def read(text: str, ground: Ground, _values: Values) -> Values:
        when = read_when(text, ground.today, looking=looking) if text else None
        if text and when is None:
            raise _refuse(name, N_("This is no date that exists; write it like 2027-03-05."))
        return {name: when.on if when else None}

    def words(_text: str, values: Values, ground: Ground) -> str:
        on = values[name]
        if on is None:
            return _("empty: not known")
        return f"= {formats.day(on)}  {formats.ahead(on, ground.today)}"

    def text_of(terms: Terms) -> str:
        on = getattr(terms, name)
        return on.isoformat() if on else ""

    return {"name": name, "read": read, "words": words, "text": text_of}


def _text(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "read": lambda text, ground, values: {name: text},
        "words": lambda text, values, ground: "" if text else _("empty: not known"),
        "text": lambda terms: getattr(terms, name),
    }


# --- how long it runs ---


def _read_term(text: str, ground: Ground, values: Values) -> Values:
    """A term from its beginning, a last day, or words such as ``终身``."""
    if not text:
        return {"term": "", "ends": None}
    if term := read_term(text):
        if not term.is_positive:
            raise _refuse("ends", N_("A term is longer than nothing; write it like 20年."))
        start = values.get("start")
        return {"term": text, "ends": term.after(start) if start else None}
    when = read_when(text, ground.today)
    return {"term": "", "ends": when.on} if when else {"term": text, "ends": None}


def _term_words(text: str, values: Values, ground: Ground) -> str:
    ends = values["ends"]
    if ends is not None:
        return f"= {formats.day(ends)}  {formats.ahead(ends, ground.today)}"
    if read_term(text):
        return _("= {term}; with the day it began, the day it ends is known").format(term=text)
    return _("= {term}, no last day").format(term=text) if text else _("empty: not known")


def _term_text(terms: Terms) -> str:
    term = read_term(terms.term) if terms.term else None
    if terms.ends is None or (term and terms.start and term.after(terms.start) == terms.ends):
        return terms.term
    return terms.ends.isoformat()


LINES: Sequence[PolicyLine] = (
    PolicyLine(
        name="kind",
        title=N_("Kind"),
        text=lambda terms: own_word(terms.called, terms.kind),
        read=_read_kind,
        words=_kind_words,
        example=N_("a digit, zj, medical"),
    ),
    PolicyLine(
        name="insured",
        title=N_("Insured"),
        text=lambda terms: terms.insured,
        read=_read_insured,
        words=_insured_words,
        example=N_("a digit, or a name"),
    ),
    PolicyLine(title=N_("Insurer"), **_text("insurer")),
    PolicyLine(title=N_("Sum insured"), example=N_("50万"), **_amount("sum_insured")),
    PolicyLine(title=N_("Premium"), example=N_("of a year: 1.2万"), **_amount("premium")),
    PolicyLine(
        title=N_("Next premium"), example=N_("3.5, in 3 months"), **_day("next_premium_on", "ahead")
    ),
    PolicyLine(title=N_("Began on"), example=N_("2020-05-01"), **_day("start", "back")),
    PolicyLine(
        name="ends",
        title=N_("Runs until"),
        text=_term_text,
        read=_read_term,
        words=_term_words,
        example=N_("20年, 2040-05-01, for life"),
    ),
    PolicyLine(title=N_("Beneficiary"), **_text("beneficiary")),
)
"""In the order of the form; what a line is read against stands above it."""
