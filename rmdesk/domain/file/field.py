"""An item of the client's file: what kind of value it holds and how one asks for it."""

from dataclasses import dataclass
from enum import StrEnum

from rmdesk.language import N_


class FileSection(StrEnum):
    """The parts of the file, in the order in which they are filled in."""

    PERSON = "person"
    CONTACT = "contact"
    PREFERENCES = "preferences"
    WORK = "work"
    LIFE = "life"
    BANK = "bank"
    MONEY = "money"
    PLANS = "plans"
    PROTECTION = "protection"


SECTION_TITLES = {
    FileSection.PERSON: N_("Person"),
    FileSection.CONTACT: N_("How to reach"),
    FileSection.PREFERENCES: N_("Contact preferences"),
    FileSection.WORK: N_("Work"),
    FileSection.LIFE: N_("Home and tastes"),
    FileSection.BANK: N_("With the bank"),
    FileSection.MONEY: N_("Income and inflows"),
    FileSection.PLANS: N_("Plans and attitudes"),
    FileSection.PROTECTION: N_("Family protection"),
}
"""As message ids."""


class FileKind(StrEnum):
    """What a value is, and so how it is typed, checked and kept."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    IDENTITY = "identity"
    PAST_DAY = "past_day"
    MONTH_AHEAD = "month_ahead"
    LUNAR_DAY = "lunar_day"
    DAYS = "days"
    MONTHS = "months"
    COUNT = "count"
    MONEY = "money"
    YEARLY = "yearly"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileField:
    """One item. `title`, `question` and `why` are message ids; `why` is what the client may hear.

    A field that `is_column` is a value of `Client` by its id, every other one a `Detail`. An
    outside figure (`is_figure`) ages: it is asked as of when it was true, and who said so.
    `rank` orders the ask-list, the most useful first; None is never asked for.
    """

    id: str
    section: FileSection
    kind: FileKind
    title: str
    question: str = ""
    why: str = ""
    rank: int | None = None
    is_column: bool = False
    is_figure: bool = False
    choices: tuple[StrEnum, ...] = ()
    example: str = ""
