"""Who the clients of a bundle are in the book: as an import would say, and as was said before."""

from collections.abc import Mapping
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.drafts import Conflict, Draft, key_of
from rmdesk.desk.receiving.arrivals import Arrival, Fate, Named
from rmdesk.desk.receiving.choices import UNDECIDED, Choice, Choices
from rmdesk.desk.receiving.opening import Verified
from rmdesk.domain.ids import ClientId
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.language import N_
from rmdesk.store.handover.handed_over import CLIENTS
from rmdesk.store.handover.origins import Origins
from rmdesk.store.matching.identities import read_table
from rmdesk.store.tables.people import ClientTable

NAME_ALONE: Final = N_(
    "You have a client of this name, and the bundle says nothing else to know this one by."
)
ANOTHER_PERSON: Final = N_(
    "Under this entry came somebody else before: name and numbers are all different now."
)
SAME_AS_ANOTHER: Final = N_("What identifies this client now is that of another one of yours.")
TWICE: Final = N_("Two clients of the bundle seem to be this one client of yours.")

_IDENTIFYING: Final = (
    "id",
    "number",
    "id_number",
    "mobile",
    "name",
    "former_numbers",
    "gone_on",
)
_EVERY: Final = 1_000


class People:
    """The clients of the book, to be found by those who arrive."""

    def __init__(self, desk: Desk, verified: Verified) -> None:
        self._index = ClientIndex(read_table(desk.store.database, ClientTable, _IDENTIFYING))
        self._known = Origins(desk.store.database, verified.manifest.book).of(CLIENTS)
        self._taken: set[int] = set()
        self._given: dict[tuple[str, str], int] = {}

    @property
    def known(self) -> Mapping[int, int]:
        """The clients that came from this book before, by their id over there."""
        return self._known

    def meet(self, verified: Verified, choices: Choices, progress: Progress) -> list[Arrival]:
        """Every client of the bundle with who it is; those met before, or of whom somebody said
        so, go first, that nobody else is taken for them."""
        arrivals: dict[int, Arrival] = {}
        count = max(1, len(verified.clients))
        settled = {there for there, choice in choices.items() if choice.record is not None}
        settled |= self._known.keys()
        ordered = sorted(verified.clients, key=lambda one: one.foreign_id not in settled)
        for done, named in enumerate(ordered):
            if done % _EVERY == 0:
                progress(done / count)
            choice = choices.get(named.foreign_id, UNDECIDED)
            arrivals[named.foreign_id] = self._arrival(named, choice)
        return [arrivals[named.foreign_id] for named in verified.clients]

    def own_numbers(
        self, numbers: Mapping[str, str], *, there: int, record: int | None
    ) -> dict[str, str]:
        """`numbers` of one who arrives, blank where they are those of somebody else in the book, or
        of somebody who arrived before."""
        owner = self._index.by_id.get(record) if record is not None else None
        kept = self._index.without_taken(dict(numbers), owner)
        return {
            name: value
            if name in kept and (not value or self._given.setdefault((name, value), there) == there)
            else ""
            for name, value in numbers.items()
        }

    def _arrival(self, named: Named, choice: Choice) -> Arrival:
        if choice.leave_out:
            return Arrival(named=named, fate=Fate.LEFT_OUT)
        if choice.is_new:
            return Arrival(named=named, fate=Fate.NEW)
        if choice.record is not None and choice.record in self._index.by_id:
            return self._met(named, choice.record)
        before = self._index.by_id.get(self._known.get(named.foreign_id, 0))
        if before is not None:
            return self._known_again(named, before)
        try:
            found = self._find(named)
        except Conflict as conflict:
            return _open(named, conflict.message, conflict.candidates)
        if found is None:
            return Arrival(named=named, fate=Fate.NEW)
        if not (named.number or named.id_number or named.mobile):
            return _open(named, NAME_ALONE, (found,))
        if found.id in self._taken:
            return _open(named, TWICE, (found,))
        return self._met(named, found.id or 0)

    def _find(self, named: Named) -> Draft | None:
        return self._index.find(named.number, named.id_number, named.mobile, named.name)

    def _known_again(self, named: Named, before: Draft) -> Arrival:
        """Somebody who came before under this id. A restored book gives an id to somebody else: the
        number alone makes nobody the same."""
        if before.values["name"] == FORGOTTEN_NAME:
            return self._met(named, before.id or 0)
        others: list[Draft] = []
        if named.number or named.id_number or named.mobile:
            try:
                found = self._find(named)
            except Conflict as conflict:
                others = [one for one in conflict.candidates if one is not before]
            else:
                others = [found] if found is not None and found is not before else []
        if others:
            return _open(named, SAME_AS_ANOTHER, (before, *others))
        if not _agree(named, before):
            return _open(named, ANOTHER_PERSON, (before,))
        return self._met(named, before.id or 0)

    def _met(self, named: Named, record: int) -> Arrival:
        is_forgotten = self._index.by_id[record].values["name"] == FORGOTTEN_NAME
        if not is_forgotten:
            self._taken.add(record)
        fate = Fate.FORGOTTEN if is_forgotten else Fate.SAME
        return Arrival(named=named, fate=fate, record=ClientId(record))


def _agree(named: Named, before: Draft) -> bool:
    """Whether anything that identifies a person is still the same."""
    values = before.values
    numbers = {values["number"], *values["former_numbers"].split()} - {""}
    return (
        key_of(named.name) == key_of(values["name"])
        or named.number in numbers
        or bool(named.id_number and named.id_number == values["id_number"])
    )


def _open(named: Named, why: str, candidates: tuple[Draft, ...]) -> Arrival:
    arrival = Arrival(named=named, fate=Fate.OPEN, why=why, may_be_new=True)
    arrival.could_be = tuple(ClientId(draft.id) for draft in candidates if draft.id is not None)
    return arrival
