"""The care log: what was given to whom, so that nothing is given twice ([T] in domain.md)."""

from collections.abc import Iterable
from dataclasses import dataclass

from rmdesk.domain.file_records import Care
from rmdesk.domain.ids import CareId
from rmdesk.domain.wishes import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """What is about to be given; `to_whom` is empty, or `client_name`, for the client."""

    what: str
    to_whom: str = ""
    client_name: str = ""

    def repeats(self, given: Care) -> bool:
        """Whether `given` was the same thing to the same person: the words of one in the other's
        (``月饼``, ``中秋月饼礼盒``)."""
        if self._person(self.to_whom) != self._person(given.to_whom):
            return False
        mine, theirs = key(self.what), key(given.what)
        return bool(mine) and bool(theirs) and (mine in theirs or theirs in mine)

    def _person(self, to_whom: str) -> str:
        person = key(to_whom)
        return "" if person == key(self.client_name) else person


def given_before(log: Iterable[Care], giving: Giving, *, but: CareId | None = None) -> list[Care]:
    """The entries of `log` that `giving` would repeat, newest first; `but` is the one at hand."""
    same = [care for care in log if care.id != but and giving.repeats(care)]
    return sorted(same, key=lambda care: (care.on, care.id), reverse=True)
