"""How the fictional clients are reached and addressed; none of it leads to a person.

No mailbox is under example.com, and no telephone number of a town begins with 0.
"""

from dataclasses import replace
from datetime import date
from random import Random

from rmdesk.desk.demo.life import World
from rmdesk.domain.clients import Client
from rmdesk.domain.identity import Sex

_WISHED = (15, 20, 30, 45, 60, 90)
_DO_NOT_CALL = 67
"""Every so many clients one does not want to be called at all."""


class Addresses:
    """Fills in what the bank's own list says besides the mobile; `words` is demo_file.toml."""

    def __init__(self, words: World, *, today: date) -> None:
        self._words = words["reach"]
        self._today = today
        self._chance = Random("reach")

    def complete(self, client: Client, surname: str) -> Client:
        """The client with landlines, mailbox, messenger and the rest, as far as there are any."""
        dice = self._chance.random
        number = f"{client.id:03d}"
        return replace(
            client,
            salutation=self._salutation(client, surname) if dice() < 0.5 else "",
            position=self._words["positions"].get(client.occupation, ""),
            home_phone=f"010-0{self._digits(7)}" if dice() < 0.15 else "",
            work_phone=f"010-0{self._digits(7)}" if client.employer and dice() < 0.2 else "",
            email=f"client{number}@example.com" if dice() < 0.3 else "",
            messenger=f"wx_demo{number}" if dice() < 0.6 else "",
            branch=self._chance.choice(self._words["branches"]),
            wished_days=self._chance.choice(_WISHED) if dice() < 0.08 else None,
            do_not_call=client.id % _DO_NOT_CALL == 0,
        )

    def _salutation(self, client: Client, surname: str) -> str:
        title = self._words["salutations"].get(client.occupation)
        return surname + (title or ("女士" if client.sex is Sex.FEMALE else "先生"))

    def _digits(self, count: int) -> str:
        return f"{self._chance.randrange(10**count):0{count}d}"
