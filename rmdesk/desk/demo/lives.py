"""The lives of fictional clients: pure values from a day and a source of chance.

Identity numbers carry the region 990101, which is not assigned, so none can belong to a person;
mobiles have 0000 in their middle.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rmdesk import content
from rmdesk.desk.demo.contacts import keep_in_touch
from rmdesk.desk.demo.household import common, gather_household, surname
from rmdesk.desk.demo.kin import tie_families
from rmdesk.desk.demo.ledger import keep_ledger
from rmdesk.desk.demo.life import FAMILIAR_FROM, Life, World
from rmdesk.desk.demo.reach import Addresses
from rmdesk.desk.demo.shelf import Shelf, complete, report_balances, stock_shelf, with_prospects
from rmdesk.domain.clients import Client, age_on
from rmdesk.domain.identity import Sex, check_character
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.ties import Tie
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind

_TWO_YEARS = 730
_RETIRED = 60
_SENIOR = 35
_SAVED_FOR = (0, 18)


@dataclass(frozen=True, slots=True)
class Lives:
    """Everybody, what ties some of them, and the shelf that their money lies on.

    `words` is demo_file.toml: what else is in their files is made of it; `day` is demo_day.toml,
    of which tags, tasks, events and news are made, `reviewed` demo_review.toml, `rhythm`
    demo_rhythm.toml.
    """

    lives: list[Life]
    ties: list[Tie]
    shelf: Shelf
    words: World
    day: World
    reviewed: World
    rhythm: World


def live(chance: Random, count: int, *, today: date) -> Lives:
    """`count` lives around `today`; the clients' ids count from 1."""
    world, words = _read("demo.toml"), _read("demo_file.toml")
    names, products = world["names"], world["products"]
    shelf = stock_shelf(products, today=today)
    families, ledgers, talks = (Random(chance.random()) for _ in range(3))
    addresses = Addresses(words, today=today)
    lives: list[Life] = []
    for place in range(count):
        client = with_prospects(_client(chance, ClientId(place + 1), world, today), today)
        client = addresses.complete(client, surname(client.name, names))
        members = gather_household(families, client, names, today=today)
        ledger = keep_ledger(ledgers, client, products, today=today)
        lives.append(Life(client, members, ledger.holdings, ledger.policies))
    ties = tie_families(lives, names, today=today)
    for life in lives:
        if life.child(today, _SAVED_FOR) is None:
            life.policies = [one for one in life.policies if one.kind is not PolicyKind.EDUCATION]
        life.contacts = keep_in_touch(talks, life, world["gists"], today=today)
        life.holdings = complete(life.client, life.holdings, products, shelf)
        life.balances = report_balances(life.client, life.holdings, today)
    return Lives(
        lives,
        ties,
        shelf,
        words,
        _read("demo_day.toml"),
        _read("demo_review.toml"),
        _read("demo_rhythm.toml"),
    )


def best_known(lives: Sequence[Life]) -> list[Life]:
    """Those in care of whose family and money most is on file, first."""
    in_care = [life for life in lives if len(life.contacts) >= FAMILIAR_FROM]
    return sorted(
        in_care,
        key=lambda life: (not life.has_kin, -len(life.holdings), life.client.id),
    )


def _read(name: str) -> World:
    """The tables of an asset."""
    return tomllib.loads(content.text(name))


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
        expected_inflow=_inflow(chance),
        note=_note(chance, age_on(birthday, today), traits) if chance.random() < 0.5 else "",
        known_since=known,
    )


def _inflow(chance: Random) -> Money | None:
    """One in sixteen expects money: from a sale, a bonus, an inheritance."""
    yuan = chance.choice((80_000, 150_000, 300_000, 500_000, 1_200_000))
    return Money.of_yuan(yuan) if chance.random() < 0.06 else None


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
    jobs = [job for job in employer["jobs"].split() if age >= _SENIOR or job not in work["senior"]]
    return employer, chance.choice(jobs)


def _note(chance: Random, age: int, traits: World) -> str:
    """Pensions are drawn by pensioners."""
    is_retired = age >= _RETIRED
    notes: list[str] = traits["notes"] + traits["notes_retired" if is_retired else "notes_at_work"]
    return chance.choice(notes)


def _address(chance: Random, traits: World) -> str:
    district = chance.choice(traits["districts"].split())
    street = chance.choice(traits["streets"].split())
    return f"{district}{street}{chance.randrange(1, 300)}号"
