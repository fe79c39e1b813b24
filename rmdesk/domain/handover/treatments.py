"""What of a client's file goes along with a handover, class of fields by class of fields.

Who the client is, what was consented to, walls and "do not call" always go along: without them the
successor would do wrong without knowing.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from rmdesk.language import N_


class FieldClass(StrEnum):
    """Parts of a file that are decided upon together."""

    REACH = "reach"
    """Telephone numbers, addresses, messenger."""

    PERSON = "person"
    """Work, hobbies, and the items of the file; but taboos always go along."""

    FAMILY = "family"
    ASSETS = "assets"
    """Holdings and balances with us, and risk assessments."""

    ELSEWHERE = "elsewhere"
    """Holdings with other banks, and what is expected from there."""

    INSURANCE = "insurance"
    CONTACTS = "contacts"
    """What was said: contacts, calls, objections."""

    HEARD = "heard"
    """Needs, wishes, feedback, care, referrals, good news."""

    PLANS = "plans"
    """Agreed dates, duties, to-dos, visits, prospects, invitations."""

    JUDGEMENT = "judgement"
    """Tags, places set by hand, attitudes and the note: what the RM thinks of the client."""

    PAPERS = "papers"
    HISTORY = "history"
    """Who changed which field when."""


class Treatment(StrEnum):
    """What happens to a class of fields."""

    WHOLE = "whole"
    SUMMARISE = "summarise"
    """The records stay; a sentence about them goes into the brief."""

    DROP = "drop"


CLASS_TITLES: Final[Mapping[FieldClass, str]] = {
    FieldClass.REACH: N_("Numbers and addresses"),
    FieldClass.PERSON: N_("Person and habits"),
    FieldClass.FAMILY: N_("Family"),
    FieldClass.ASSETS: N_("Assets in our bank"),
    FieldClass.ELSEWHERE: N_("Assets elsewhere"),
    FieldClass.INSURANCE: N_("Insurance"),
    FieldClass.CONTACTS: N_("Talks and contacts"),
    FieldClass.HEARD: N_("Needs and feedback"),
    FieldClass.PLANS: N_("Dates and tasks"),
    FieldClass.JUDGEMENT: N_("Tags and judgements"),
    FieldClass.PAPERS: N_("Papers"),
    FieldClass.HISTORY: N_("History of fields"),
}

TREATMENT_TITLES: Final[Mapping[Treatment, str]] = {
    Treatment.WHOLE: N_("pass on"),
    Treatment.SUMMARISE: N_("summarise"),
    Treatment.DROP: N_("drop"),
}

JUDGED_ANEW: Final = N_(
    "A client's class and the days that are due are worked out anew over there, from what goes"
    " along."
)
"""What holds as soon as something of a `WEIGHED` class stays."""

WEIGHED: Final = frozenset(
    {
        FieldClass.ASSETS,
        FieldClass.ELSEWHERE,
        FieldClass.CONTACTS,
        FieldClass.PLANS,
        FieldClass.JUDGEMENT,
    }
)
"""The classes that decide in which class a client is, and what is due when."""

SUMMARISED: Final = frozenset(
    {
        FieldClass.FAMILY,
        FieldClass.ASSETS,
        FieldClass.ELSEWHERE,
        FieldClass.INSURANCE,
        FieldClass.CONTACTS,
        FieldClass.HEARD,
    }
)
"""The classes of which a sentence or two can be said without their records."""


def treatments_of(field_class: FieldClass) -> tuple[Treatment, ...]:
    """What may be chosen for a class."""
    if field_class in SUMMARISED:
        return tuple(Treatment)
    return (Treatment.WHOLE, Treatment.DROP)
