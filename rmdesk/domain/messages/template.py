"""A message as a template: words with fields, without figures.

What a message says may be read over a shoulder and stays on two telephones: it never names an
amount or a rate, and to who wants no sign of the bank it names neither bank nor product.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.identity import Sex
from rmdesk.domain.scripts.fields import fits, named_in
from rmdesk.language import N_, _


class MessageKind(StrEnum):
    """What a message is for, in the order in which they are offered."""

    APPOINTMENT = "appointment"
    CALL_BACK = "call_back"
    REMINDER = "reminder"
    CONTACT_DETAILS = "contact_details"
    NOT_REACHED = "not_reached"
    THANKS = "thanks"
    MATURITY = "maturity"
    BIRTHDAY = "birthday"
    CONGRATULATION = "congratulation"
    FESTIVAL = "festival"
    INVITATION = "invitation"
    OTHER = "other"


class Suits(StrEnum):
    """Whom a message is only for; whoever it does not suit is left out of a round."""

    WOMEN = "women"
    MEN = "men"

    def suits(self, sex: Sex | None) -> bool | None:
        """Whether it is for a client of this sex; None where that is not known."""
        return None if sex is None else sex is _SEXES[self]


_SEXES: Final = {Suits.WOMEN: Sex.FEMALE, Suits.MEN: Sex.MALE}

MESSAGE_FIELDS: Final[Mapping[str, str]] = {
    "address": N_("form of address"),
    "name": N_("client's name"),
    "when": N_("day and hour"),
    "place": N_("meeting place"),
    "item": N_("what matures"),
    "maturity": N_("day it matures"),
    "festival": N_("which festival"),
    "event": N_("which event"),
    "news": N_("good news"),
    "me": N_("your name"),
    "my_phone": N_("your telephone"),
}
"""What a message may name in braces, and what it stands for as a message id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`otherwise` is said where a field of `text` is not known, `neutral` to who wants no sign of
    the bank. `festival` is the name of one in the list of festivals; `mind` is what to think of
    before it is sent. Below one that `signs` stands who wrote it.
    """

    key: str
    kind: MessageKind
    title: str
    text: str
    otherwise: str = ""
    neutral: str = ""
    festival: str = ""
    suits: Suits | None = None
    mind: str = ""
    signs: bool = True

    @property
    def wordings(self) -> tuple[str, ...]:
        """Everything that may be said to a client."""
        return tuple(filter(None, (self.text, self.otherwise, self.neutral)))

    def said(self, values: Mapping[str, str], *, is_neutral: bool = False) -> "Said":
        """The message to a client of whom `values` are known."""
        words = self.neutral if is_neutral and self.neutral else self._fitting(values)
        named = named_in(words)
        missing = tuple(one for one in MESSAGE_FIELDS if one in named and not values.get(one))
        text = words.format_map(
            {field: values.get(field) or gap(field) for field in MESSAGE_FIELDS}
        )
        if self.signs and (signature := _signature(values, is_neutral=is_neutral)):
            text = f"{text}\n{signature}"
        return Said(text, missing)

    def _fitting(self, values: Mapping[str, str]) -> str:
        return self.text if not self.otherwise or fits(self.text, values) else self.otherwise


@dataclass(frozen=True, slots=True)
class Said:
    """A message in full, and the fields that stand in it as a `gap` because nothing is known."""

    text: str
    missing: tuple[str, ...] = ()


def gap(field: str) -> str:
    """What stands for a field of which nothing is known."""
    return f"[{_(MESSAGE_FIELDS[field])}]"


def _signature(values: Mapping[str, str], *, is_neutral: bool) -> str:
    parts = [values.get("me", "")]
    if parts[0] and not is_neutral:
        parts.insert(0, values.get("bank", ""))
    return " ".join(filter(None, parts))
