"""What the files lack, and how to ask for it.

Every question that may seem forward comes with the reason that the client may hear: why it is
asked, and what the answer is for ([S][N] in domain.md, "The client file").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.domain.terms import Condition, Every, Known, Not
from rmdesk.language import N_


@dataclass(frozen=True, slots=True)
class Ask:
    """A field worth asking for: the question and the reason to give, as message ids."""

    field: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Missing:
    """So many of the `of` clients in the book lack `field`."""

    field: str
    count: int
    of: int


ASKED: Final[tuple[Ask, ...]] = (
    Ask(
        "mobile",
        N_("Which number may I reach you on?"),
        N_("So that notices of a maturity reach you in time; nobody else gets the number."),
    ),
    Ask(
        "birthday",
        N_("When is your birthday?"),
        N_("Plans and protection depend on age; and we would like to congratulate."),
    ),
    Ask(
        "sex",
        N_("How may I address you?"),
        N_("So that letters and calls address you rightly."),
    ),
    Ask(
        "risk_tolerance",
        N_("Shall we fill in the risk assessment together?"),
        N_("Without it we may not propose investments; it protects you from what does not suit."),
    ),
    Ask(
        "risk_assessed_on",
        N_("When was your last risk assessment?"),
        N_("An assessment counts for twelve months; after that it has to be renewed."),
    ),
    Ask(
        "occupation",
        N_("What work do you do?"),
        N_("People in your line often have similar plans; it tells me what fits your income."),
    ),
    Ask(
        "employer",
        N_("Where do you work?"),
        N_("Some firms have arrangements with us that you could use; it stays with me."),
    ),
    Ask(
        "education",
        N_("What did you study?"),
        N_("So that I explain things at the right depth."),
    ),
    Ask(
        "elsewhere",
        N_("Roughly how are your savings spread over the banks?"),
        N_(
            "Only the whole picture shows whether you are too heavy in one thing; it stays with me."
        ),
    ),
    Ask(
        "wished_days",
        N_("How often would you like to hear from me?"),
        N_("So that I neither disturb you nor let you wait."),
    ),
    Ask(
        "address",
        N_("Where may I send things by post?"),
        N_("For documents and invitations; on request in a plain envelope."),
    ),
    Ask(
        "hobbies",
        N_("What do you enjoy in your spare time?"),
        N_("So that I invite you only to events that you would like."),
    ),
    Ask(
        "taboos",
        N_("Is there anything I should not bring up, or a bad time to call?"),
        N_("So that I respect it, also in front of your family or colleagues."),
    ),
)
"""What is asked for, the most useful first."""


def condition(field: str) -> Condition:
    """Who in the book lacks `field`: clients off the newest list are left aside."""
    return Every((Not(Known(field)), Not(Known("gone_on"))))


def counts(desk: Desk) -> list[Missing]:
    """How many lack each field that is asked for, in the order of asking."""
    found = desk.lists.known([ask.field for ask in ASKED], Not(Known("gone_on")), today=desk.today)
    return [Missing(ask.field, found.count - found.known[ask.field], found.count) for ask in ASKED]


def ask_list(desk: Desk, client_id: ClientId) -> Sequence[Ask]:
    """What to ask this client, the most useful first; nothing for one who was deleted."""
    names = [ask.field for ask in ASKED]
    cells = desk.lists.cells([client_id], names, today=desk.today).get(client_id)
    if cells is None:
        return []
    return [ask for ask, value in zip(ASKED, cells, strict=True) if value is None or value == ""]
