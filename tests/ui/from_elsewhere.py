"""Bundles of another RM's book for whoever receives them: some clients are in the small book."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import DeviceKey, fingerprint_of
from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import keep_brief
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.desk.lending.books import make_lent_book
from rmdesk.desk.lending.loans import lend
from rmdesk.desk.messaging.own_details import OwnDetails, change_own_details
from rmdesk.desk.receiving.choices import Choice
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.unlocking.key_pairs import write_pair
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, YESTERDAY, empty_book

GIVER = "王芳"
LENT_ON = datetime(2090, 11, 20, 9, 30)
UNTIL = date(2090, 11, 30)
"""Far ahead: a lent book goes by the real clock as well."""

LENT_PASSPHRASE = "the deputy says these words"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
BRIEF = "Promised and still open\n- by 2026-11-25: 发净值\n\nTo be heeded\n- Do not bring up: 前夫"


def untold(_done: float) -> None:
    """Progress that nobody watches."""


def a_key(folder: Path) -> tuple[Path, Identity]:
    """The receiver's own key, and the file it is in."""
    identity = Identity.generate()
    write_pair(folder / "my-key", identity)
    return folder / "my-key", identity


PEOPLE: Mapping[str, Mapping[str, object]] = {
    "单雄信": {
        "mobile": "13800008899",
        "number": "60100001",
        "hobbies": "象棋",
        "occupation": "中学教师",
        "employer": "城南中学",
        "note": "妻子管钱",
    },
    "张三": {"mobile": "13900001234", "number": "60100002"},
    "吕步": {"number": "60100005", "id_number": "99010119851125001X"},
    "程灵素": {"mobile": "13700001110", "number": "60200001"},
    "胡斐": {"mobile": "13700001111"},
}
"""Known otherwise; the same; with the number of one there and the identity of another; new."""


@contextmanager
def givers_book(folder: Path) -> Iterator[Desk]:
    """王芳's own book, with what was said to each of her clients."""
    folder.mkdir(parents=True, exist_ok=True)
    with empty_book(folder) as desk:
        change_own_details(desk, OwnDetails(me=GIVER))
        for days, (name, known) in enumerate(PEOPLE.items()):
            reached = {key: str(known[key]) for key in ("mobile", "number") if key in known}
            client_id = add_client(desk, now=YESTERDAY, name=name, **reached)
            edit_client(desk, client_id, known, now=YESTERDAY)
            with desk.store.action("book.made", at=YESTERDAY) as action:
                action.insert(ContactTable, _contact(client_id, days + 3))
        keep_brief(desk, RICH, BRIEF, now=YESTERDAY)
        yield desk


def _contact(client_id: ClientId, days: int) -> dict[str, object]:
    return {
        "client_id": client_id,
        "on": TODAY - timedelta(days),
        "channel": Channel.TELEPHONE,
        "gist": "说好下周发净值",
    }


def handed_over(folder: Path, identity: Identity, name: str = "handover.age") -> tuple[Path, str]:
    """All of 王芳's clients in a bundle, and the fingerprint she reads out."""
    with givers_book(folder / "giver") as desk:
        receiver = _receiver(desk, identity)
        set_default(desk, receiver, now=NOW)
        write_bundle(desk, receiver, folder / name, now=NOW, progress=untold)
        return folder / name, _fingerprint(desk)


def lent_for_absence(
    folder: Path, identity: Identity, *, on: datetime = LENT_ON, name: str = "loan.age"
) -> tuple[Path, str]:
    """Two clients for as long as 王芳 is away, and her fingerprint."""
    with givers_book(folder / "giver") as desk:
        clients = [RICH, ClientId(4)]
        receiver = _receiver(desk, identity)
        until = on.date() + timedelta(10)
        lend(desk, clients, receiver, until, folder / name, now=on, progress=untold)
        return folder / name, _fingerprint(desk)


def lent_book(file: Path, path: Path, identity: Identity, *, on: datetime = LENT_ON) -> Path:
    """The book that a deputy makes of it."""
    make_lent_book(path, file, identity, LENT_PASSPHRASE, now=on, progress=untold, cost=CHEAP)
    return path


def take_all(desk: Desk, file: Path, identity: Identity) -> None:
    """Receive a bundle, whoever is unsure as somebody new."""
    bundle = verified(file, identity, progress=untold)
    found = preview(desk, bundle, progress=untold)
    choices = {arrival.foreign_id: Choice(is_new=True) for arrival in found.open}
    take_in(desk, preview(desk, bundle, choices, progress=untold), now=NOW, progress=untold)


def _receiver(desk: Desk, identity: Identity) -> int:
    receiver = add_receiver(desk, identity.recipient.text, name="李明", now=NOW)
    return compare(desk, receiver.id, receiver.fingerprint, now=NOW).id


def _fingerprint(desk: Desk) -> str:
    return fingerprint_of(DeviceKey.of(desk.vault.key).public)
