"""Whatever two clients are to each other: nothing of the one stands in the other's file until both
have said yes, and then no more than a sum."""

from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.client_file.walls import relatives, total_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.kin.walls import Shared, Walled
from tests.books.empty_desk import NOW, an_empty_desk
from tests.walls.planting import NAMES, Planted, Plants, plant, tokens
from tests.walls.views import Text, everything, reading_functions

Book = tuple[Desk, dict[ClientId, Planted]]


@pytest.fixture(scope="module")
def book() -> Iterator[Book]:
    with an_empty_desk() as desk:
        yield desk, plant(desk)


_PAIRS = [(one, other) for one in range(len(NAMES)) for other in range(one + 1, len(NAMES))]
TIES = st.dictionaries(
    st.sampled_from(_PAIRS),
    st.tuples(
        st.sampled_from(Sharing),
        st.sampled_from(Sharing),
        st.sampled_from([Relation.SPOUSE, Relation.SIBLING, Relation.OTHER]),
        st.booleans(),
    ),
)


@pytest.mark.campaign
@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(TIES)
def test_nothing_of_another_client_stands_in_a_file(
    book: Book, ties: dict[tuple[int, int], tuple[Sharing, Sharing, Relation, bool]]
) -> None:
    desk, planted = book
    ids = list(planted)
    made = 0
    for (one, other), (mine, theirs, relation, is_member) in ties.items():
        bond = Bond(relation=relation, mine=mine, theirs=theirs)
        tie(desk, ids[one], ids[other], bond, now=NOW)
        made += 1
        if is_member:
            entry = MemberEntry(name=NAMES[other], relation=relation)
            add_member(desk, ids[one], entry, now=NOW, file=ids[other])
            made += 1
    try:
        behind = {one: found.every.forms() for one, found in planted.items()}
        shared_but = {one: _not_shared(desk, one, planted[one]).forms() for one in ids}
        for client_id in ids:
            shared = {one.opens for one in relatives(desk, client_id) if isinstance(one, Shared)}
            texts = list(everything(desk, client_id))
            _check_warnings(desk, client_id, texts)
            for where, text in texts:
                found = tokens(text)
                for other_id in set(ids) - {client_id}:
                    secrets = shared_but if other_id in shared else behind
                    leaked = found & secrets[other_id]
                    assert not leaked, (where, leaked, NAMES[ids.index(other_id)], shared)
            _check_total(desk, client_id, shared)
    finally:
        for _ in range(made):
            desk.undo(now=NOW)
    assert not any(desk.ties.of(client_id) for client_id in ids)


def _not_shared(desk: Desk, client_id: ClientId, found: Planted) -> Plants:
    """What even a client who shares keeps: all but two sums, and who is insured against
    what, which a household wants to know together."""
    facts = desk.clients.facts(client_id)
    sums = {amount for amount in (facts.aum, facts.elsewhere) if amount is not None}
    return found.every.without(found.insurance).without(Plants(amounts=sums))


def _check_warnings(desk: Desk, client_id: ClientId, texts: list[Text]) -> None:
    """Page, card and log dialog name everyone behind a wall."""
    walled = [one.name for one in relatives(desk, client_id) if isinstance(one, Walled)]
    for where, text in texts:
        if where in ("warnings", "client page 80", "call brief"):
            on_one_line = text.replace("\n", "").replace(" ", "")
            assert all(name in on_one_line for name in walled), (where, walled, text)


def _check_total(desk: Desk, client_id: ClientId, shared: set[ClientId]) -> None:
    """The sum says exactly who is in it: without them it would be another."""
    total = total_of(desk, client_id)
    inside = [desk.clients.facts(one) for one in (client_id, *shared)]
    assert total.ours is not None and total.elsewhere is not None
    assert total.ours.fen == sum(facts.aum.fen for facts in inside)
    assert total.elsewhere.fen == sum(
        facts.elsewhere.fen for facts in inside if facts.elsewhere is not None
    )


def test_the_search_finds_what_does_stand_in_a_file(book: Book) -> None:
    """A search that finds nothing anywhere would prove nothing."""
    desk, planted = book
    for client_id, found in planted.items():
        plants = found.every
        texts = "\n".join(text for _where, text in everything(desk, client_id))
        missing = {text for text in plants.texts if text not in texts}
        # A paper's digest and the words of single policies stand behind the page they open.
        assert len(missing) < len(plants.texts) / 4, missing
        assert plants.forms() & tokens(texts) - plants.texts


def test_what_two_share_is_seen_and_no_longer_than_they_share_it(book: Book) -> None:
    desk, planted = book
    one, other = list(planted)[:2]
    yes = Sharing.SHARED
    shown = f"{desk.clients.facts(other).aum.yuan:f}"
    tie(desk, one, other, Bond(relation=Relation.SPOUSE, mine=yes, theirs=yes), now=NOW)
    seen = [where for where, text in everything(desk, one) if shown in tokens(text)]
    assert "show --json" in seen
    desk.undo(now=NOW)
    assert not [where for where, text in everything(desk, one) if shown in tokens(text)]


def test_everything_that_reads_about_a_client_is_searched() -> None:
    names = {name for name, _read in reading_functions()}
    assert {
        "rmdesk.desk.client_file.walls.relatives",
        "rmdesk.desk.client_file.walls.total_of",
        "rmdesk.desk.dossier.open_dossier",
        "rmdesk.desk.record.client.client_record",
        "rmdesk.desk.calling.cards.card_of",
        "rmdesk.desk.client_file.consents.permissions_of",
    } <= names
