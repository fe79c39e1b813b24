"""A client: a natural person with a file in the book."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The file's own page: [S][T][R] in domain.md, "The client file".

    Empty text means not known. `wished_days` is the contact frequency the client asked for,
    `expected_inflow` money to come, such as from the sale of a home, `expected_inflow_on` a day
    of the month it is expected in, `balance` what the bank's own system last reported under
    management, as of `balance_on`.
    `gone_on` is the day a newer full list no longer had the client; the file stays.
    `former_numbers` are the client numbers of files merged into this one, separated by blanks.
    """

    id: ClientId
    name: str
    number: str = ""
    sex: Sex | None = None
    birthday: date | None = None
    id_number: str = ""
    mobile: str = ""
    home_phone: str = ""
    work_phone: str = ""
    email: str = ""
    messenger: str = ""
    address: str = ""
    occupation: str = ""
    employer: str = ""
    position: str = ""
    education: str = ""
    strong_employer: bool | None = None
    hobbies: str = ""
    taboos: str = ""
    salutation: str = ""
    risk_preference: str = ""
    risk_tolerance: str = ""
    risk_assessed_on: date | None = None
    opened_on: date | None = None
    branch: str = ""
    wished_days: int | None = None
    do_not_call: bool = False
    expected_inflow: Money | None = None
    expected_inflow_on: date | None = None
    balance: Money | None = None
    balance_on: date | None = None
    note: str = ""
    known_since: date
    gone_on: date | None = None
    former_numbers: str = ""


def age_on(birthday: date, today: date) -> int:
    """Completed years of life on `today`."""
    return today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day))
