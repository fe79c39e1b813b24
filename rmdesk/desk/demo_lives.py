"""The lives of fictional clients: pure values from a day and a source of chance.

Identity numbers carry the region 990101, which is not assigned, so none can belong to a person;
mobiles have 0000 in their middle.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from rmdesk import content
from rmdesk.desk.demo_contacts import keep_in_touch
from rmdesk.desk.demo_household import common, gather_household
from rmdesk.desk.demo_ledger import keep_ledger
from rmdesk.desk.demo_shelf import (
    Balance,
    Shelf,
    complete,
    report_balances,
    stock_shelf,
    with_prospects,
)
from rmdesk.domain.clients import Client, age_on
from rmdesk.domain.contacts import Contact
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.identity import Sex, check_character
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.policies import Policy

World = dict[str, Any]
"""The tables of demo.toml."""

_TWO_YEARS = 730
_RETIRED = 60


@dataclass(frozen=True, slots=True)
class Life:
    """One client with everything on file; ids other than the client's are open."""

    client: Client
    members: list[Member]
    holdings: list[Holding]
    policies: list[Policy]
    contacts: list[Contact]
    balances: list[Balance]


def live(chance: Random, count: int, *, today: date) -> list[Life]:
    """`count` lives around `today`; the clients' ids count from 1."""
    known = world()
    shelf = stock_shelf(known["products"], today=today)
    return [_life(chance, ClientId(place + 1), known, shelf) for place in range(count)]


def world() -> World:
    """What the demo is made of."""
    return tomllib.loads(content.text("demo.toml"))


def _life(chance: Random, client_id: ClientId, world: World, shelf: Shelf) -> Life:
    today = shelf.today
    client = with_prospects(_client(chance, client_id, world, today), today)
    members = gather_household(chance, client, world["names"], today=today)
    ledger = keep_ledger(chance, client_id, client.name, world["products"], today=today)
    contacts = keep_in_touch(chance, client, members, ledger.holdings, world["gists"], today=today)
    holdings = complete(client, ledger.holdings, world["products"], shelf)
    balances = report_balances(client, holdings, today)
    return Life(client, members, holdings, ledger.policies, contacts, balances)


def _client(chance: Random, client_id: ClientId, world: World, today: date) -> Client:
    sex = chance.choice(list(Sex))
    birthday = _birthday(chance, client_id, today)
    # Every fourth name is one that people look for under the wrong letter.
    names = world["names"]
    surname = chance.choice(names["ambiguous"].split() if client_id % 4 == 0 else common(names))
    employer, job = _work(chance, age_on(birthday, today), world)
    opened = today - timedelta(days=chance.randrange(200, 5500))
    # A book takes its clients over in its first months; a few came lately.
    known = today - timedelta(days=chance.randrange(1, 40) if client_id % 20 == 7 else _TWO_YEARS)
    traits = world["traits"]
    return Client(
        id=client_id,
        number=f"{60_180_000 + client_id * 7}",
        name=surname + chance.choice(names[sex.value].split()),
        sex=sex,
        birthday=birthday,
        id_number=_id_number(chance, birthday, sex),
        mobile=f"1{chance.choice('3578')}{chance.randrange(10)}0000{chance.randrange(10_000):04d}",
        address=_address(chance, traits),
        occupation=job,
        employer=employer.get("name", ""),
        strong_employer=employer.get("strong"),
        education=chance.choice(["", *world["work"]["education"].split()]),
        hobbies=chance.choice(traits["hobbies"].split()) if chance.random() < 0.6 else "",
        taboos=chance.choice(traits["taboos"]) if chance.random() < 0.12 else "",
        risk_preference=chance.choice(traits["preferences"].split()),
        risk_tolerance=chance.choice(["", "C1", "C2", "C2", "C3", "C3", "C4"]),
        opened_on=min(opened, known),
        expected_inflow=Money.of_yuan(300_000) if chance.random() < 0.04 else None,
        note=chance.choice(traits["notes"]) if chance.random() < 0.5 else "",
        known_since=known,
    )


def _birthday(chance: Random, client_id: ClientId, today: date) -> date:
    """Adults of every age; every eighteenth has a birthday within a fortnight."""
    born = today - timedelta(days=chance.randrange(24 * 365, 84 * 365))
    if client_id % 18 == 0:
        near = today + timedelta(days=chance.randrange(-2, 14))
        born = near.replace(year=born.year, day=min(near.day, 28))
    return born


def _id_number(chance: Random, birthday: date, sex: Sex) -> str:
    sequence = chance.randrange(1, 499) * 2 + (sex is Sex.MALE)
    digits = f"990101{birthday:%Y%m%d}{sequence:03d}"
    return digits + check_character(digits)


def _work(chance: Random, age: int, world: World) -> tuple[World, str]:
    work = world["work"]
    if age >= _RETIRED:
        return {}, chance.choice(work["retired"].split())
    employer = chance.choice(work["employers"])
    return employer, chance.choice(employer["jobs"].split())


def _address(chance: Random, traits: World) -> str:
    district = chance.choice(traits["districts"].split())
    street = chance.choice(traits["streets"].split())
    return f"{district}{street}{chance.randrange(1, 300)}号"
