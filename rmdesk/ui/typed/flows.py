"""A line of income or expense between its texts and its values: typed, read, and put in words.

Pure functions; a text that cannot be read raises `ValueRefused` with the row it stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.cash_flow import (
    EVERY,
    NEGATIVE_FLOW,
    NO_PERIOD,
    FlowCategory,
    FlowLine,
)
from rmdesk.domain.diagnosis.flow_words import read_category, read_period
from rmdesk.domain.diagnosis.spoken_flows import SpokenFlow
from rmdesk.domain.ids import MemberId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.reviews.entry import read_amount
from rmdesk.domain.spoken.figures import plain
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.typed.ledger import read_day
from rmdesk.ui.typed.texts import Texts
from rmdesk.ui.words.labels import label, own_word

ROWS: Final = ("category", "amount", "months", "member_id", "words", "as_of")
"""The rows of the form, by the names of `FlowLine`, in the order in which they are typed."""

NO_CATEGORY: Final = N_("Say what it comes from or goes to: salary, rent received, living costs.")
NO_MEMBER: Final = N_("Nobody of the household is called so; note the person in the file first.")

_PERIODS: Final = {
    1: N_("monthly"),
    3: N_("quarterly"),
    6: N_("half-yearly"),
    12: N_("yearly"),
}


@dataclass(frozen=True, slots=True)
class TypedFlow:
    """A line as it was typed, and what it was read as; None where nothing was read yet."""

    line: FlowLine | None
    texts: Texts


def period_word(months: int) -> str:
    """``每月``, ``每季``, ``每半年``, ``每年``"""
    return _(_PERIODS[months])


def household_words(members: Sequence[Member]) -> dict[str, MemberId]:
    """What those of the household may be called in a line: name, own word, relation; a word that
    means two of them means neither."""
    meant: dict[str, set[MemberId]] = {}
    for member in members:
        for word in (member.name, member.called, label(member.relation)):
            if word.strip():
                meant.setdefault(plain(word), set()).add(member.id)
    return {word: ids.pop() for word, ids in meant.items() if len(ids) == 1}


def member_word(member_id: MemberId | None, members: Sequence[Member]) -> str:
    """Whose a line is; empty for the client's own, and for somebody who is noted no more."""
    meant = next((one for one in members if one.id == member_id), None)
    return (meant.name or own_word(meant.called, meant.relation)) if meant else ""


def texts_of(line: FlowLine, members: Sequence[Member]) -> dict[str, str]:
    """The texts of a line on file."""
    return {
        "category": label(line.category),
        "amount": formats.money_typed(line.amount) if line.amount is not None else "",
        "months": period_word(line.months),
        "member_id": member_word(line.member_id, members),
        "words": line.words,
        "as_of": line.as_of.isoformat() if line.as_of else "",
    }


def texts_understood(spoken: SpokenFlow, members: Sequence[Member]) -> dict[str, str]:
    """The texts of a line typed in one go, as far as it went."""
    return {
        "category": label(spoken.category),
        "amount": formats.money_typed(spoken.amount) if spoken.amount is not None else "",
        "months": period_word(spoken.months) if spoken.months is not None else "",
        "member_id": member_word(spoken.member_id, members),
        "words": spoken.words,
        "as_of": spoken.as_of.isoformat() if spoken.as_of else "",
    }


# --- reading ------------------------------------------------------------------------------


def read_flow_line(texts: Texts, members: Sequence[Member], *, today: date) -> FlowLine:
    """The line that the texts say. Raises ValueRefused for the first that cannot be read."""
    category = category_meant(texts["category"])
    if category is None:
        raise ValueRefused(Wrong("category", NO_CATEGORY))
    return FlowLine(
        category=category,
        amount=amount_meant(texts["amount"]),
        months=months_meant(texts["months"]),
        words=texts["words"].strip(),
        member_id=member_meant(texts["member_id"], members),
        as_of=read_day(texts["as_of"], today, "as_of") or today,
    )


def category_meant(text: str) -> FlowCategory | None:
    """By our word for it, by its name or initials."""
    said = text.strip().casefold()
    named = (one for one in FlowCategory if said and label(one).casefold() == said)
    return next(named, None) or read_category(text)


def amount_meant(text: str) -> Money | None:
    """None where nobody knows, or nothing is typed. Raises ValueRefused."""
    amount = read_money(text)
    if amount is not None and amount.fen < 0:
        raise ValueRefused(Wrong("amount", NEGATIVE_FLOW))
    read = read_amount(text)
    if isinstance(read, Wrong):
        raise ValueRefused(read)
    return read


def months_meant(text: str) -> int:
    """How many months lie between two payments; monthly where nothing is typed."""
    said = text.strip().casefold()
    if not said:
        return 1
    named = (months for months in EVERY if period_word(months).casefold() == said)
    months = next(named, None) or read_period(text)
    if months is None:
        raise ValueRefused(Wrong("months", NO_PERIOD, {"months": text.strip()}))
    return months


def member_meant(text: str, members: Sequence[Member]) -> MemberId | None:
    """Whose it is; None for the client's own. Raises ValueRefused for a name nobody has."""
    said = plain(text)
    if not said:
        return None
    words = household_words(members)
    begun = {member for word, member in words.items() if word.startswith(said)}
    if said in words:
        return words[said]
    if len(begun) != 1:
        raise ValueRefused(Wrong("member_id", NO_MEMBER))
    return begun.pop()
