"""Bundles that are whole and signed, and hold what no book holds: refused, with nothing taken."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import DeviceKey
from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import Verified, verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.receiving.refusals import (
    BrokenSeal,
    BundleSwapped,
    NotForYou,
    NotSealed,
    NotThisKind,
    OwnBundle,
    UnfitBundle,
    UnknownContents,
)
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.errors import RmdeskError
from rmdesk.exchange.bundle.refusals import BundleTooNew, ForgedBundle
from rmdesk.store.disk.refusals import NoAccess
from rmdesk.store.handover.handed_over import HANDED
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.vault.opened import create_vault
from tests.books.builders import TODAY
from tests.desk.receiving.written import OWN, a_bundle, a_client_row, a_manifest, write

NOW = datetime(2026, 11, 20, 9)
CLIENT = a_client_row(71, "解彤强", number="C1")
CONTACT = {"id": 903, "client_id": 71, "on": "2026-11-02", "channel": "T", "gist": "问到期"}
DUTY = {
    "id": 9,
    "client_id": 71,
    "kind": "birthday",
    "subject": 0,
    "about": "2026-12-01",
    "on": "2026-12-01",
    "first_on": "2026-12-01",
    "facts": "{}",
}
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One for all: whoever refuses leaves it empty."""
    path = tmp_path_factory.mktemp("hostile") / "own.rmdesk"
    vault = create_vault(path, DataKey.generate(), vault_id=bytes(16))
    with Desk(vault, today=TODAY) as own:
        yield own


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bundle.age"


def opened(file: Path, identity: Identity = OWN) -> Verified:
    return verified(file, identity, progress=untold)


def untold(_done: float) -> None:
    pass


def refusal_of(desk: Desk, file: Path) -> RmdeskError:
    """What the bundle is refused with; the book must be as it was."""
    before = desk.audit.tip()
    with pytest.raises(RmdeskError) as refused:
        take_in(desk, preview(desk, opened(file), progress=untold), now=NOW, progress=untold)
    assert desk.clients.count() == 0 and desk.audit.tip() == before
    assert not desk.store.database.in_transaction()
    assert refused.value.in_full()
    return refused.value


UNFIT: dict[str, tuple[str, Rows]] = {
    "a day past the calendar": ("on", {"contacts": [CONTACT | {"on": "9999-12-31"}]}),
    "a day that is none": ("on", {"contacts": [CONTACT | {"on": "2026-02-30"}]}),
    "a day with a time": ("on", {"contacts": [CONTACT | {"on": "2026-11-02 10:00"}]}),
    "a day of a week": ("on", {"contacts": [CONTACT | {"on": "2026-W45-1"}]}),
    "a day that is missing": ("on", {"contacts": [CONTACT | {"on": None}]}),
    "a number for a day": ("on", {"contacts": [CONTACT | {"on": 20261102}]}),
    "a moment with a zone": (
        "logged_at",
        {"contacts": [CONTACT | {"logged_at": "2026-11-02 10:00:00+08:00"}]},
    ),
    "a choice nobody has": ("channel", {"contacts": [CONTACT | {"channel": "X"}]}),
    "a number for a text": ("gist", {"contacts": [CONTACT | {"gist": 7}]}),
    "a text without end": ("gist", {"contacts": [CONTACT | {"gist": "满" * (1 << 19)}]}),
    "a client without a name": ("name", {"clients": [CLIENT | {"name": " "}]}),
    "a wish of a million years": ("wished_days", {"clients": [CLIENT | {"wished_days": 10**9}]}),
    "more money than there is": ("balance", {"clients": [CLIENT | {"balance": 1 << 60}]}),
    "a flag that is a number": ("do_not_call", {"clients": [CLIENT | {"do_not_call": 2}]}),
    "the same id twice": ("id", {"contacts": [CONTACT, CONTACT]}),
    "an id below zero": ("id", {"clients": [CLIENT | {"id": -71}]}),
    "a text for an id": ("id", {"clients": [CLIENT | {"id": "71"}]}),
    "somebody who did not come": ("client_id", {"contacts": [CONTACT | {"client_id": 72}]}),
    "a year of seven digits": (
        "birth_year",
        {
            "members": [
                {
                    "id": 1,
                    "client_id": 71,
                    "name": "李",
                    "relation": "son",
                    "birth_year": 2_000_000,
                }
            ]
        },
    ),
    "a product worth nothing": (
        "value",
        {
            "products": [{"id": 4, "name": "稳利", "kind": "fund", "is_ours": 1}],
            "net_values": [{"id": 1, "product_id": 4, "on": "2026-11-01", "value": 0}],
        },
    ),
    "a duty without a sentence": (
        "facts",
        {"duties": [DUTY | {"kind": "deposit_matures", "subject": 0}]},
    ),
    "facts that are a list": ("facts", {"duties": [DUTY | {"facts": "[1]"}]}),
    "facts too deep": ("facts", {"duties": [DUTY | {"facts": "[" * 100_000}]}),
    "two duties of one occasion": ("id", {"duties": [DUTY, DUTY | {"id": 10}]}),
    "a view that is none": (
        "definition",
        {"views": [{"id": 1, "name": "甲", "place": 3, "definition": "[]"}]},
    ),
    "a paper named like a path": (
        "digest",
        {
            "papers": [
                {
                    "id": 1,
                    "client_id": 71,
                    "name": "a",
                    "media": "text/plain",
                    "size": 1,
                    "added_on": "2026-01-01",
                    "digest": "../../x",
                }
            ]
        },
    ),
    "a history that is no JSON": (
        "before",
        {
            "former_changes": [
                {
                    "id": 1,
                    "client_id": 71,
                    "handover_id": 0,
                    "table": "clients",
                    "row_id": 71,
                    "at": "2026-01-01 10:00:00",
                    "kind": "client.edit",
                    "field": "name",
                    "before": "{",
                }
            ]
        },
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_no_book_has_is_refused(desk: Desk, file: Path, name: str) -> None:
    field, tables = UNFIT[name]
    found = refusal_of(desk, a_bundle(file, {"clients": [CLIENT], **tables}))
    assert isinstance(found, UnfitBundle) and found.exit_code == 29
    assert found.parameters["field"] == field
    assert "解彤强" not in found.in_full()


def test_hidden_characters_are_taken_out(desk: Desk, file: Path) -> None:
    texts = {"note": "甲\u202e乙\x00丙\x1b[2J", "name": "解\u200b彤强"}
    shown = preview(desk, opened(a_bundle(file, {"clients": [CLIENT | texts]})), progress=untold)
    take_in(desk, shown, now=NOW, progress=untold)
    kept = desk.store.database.execute_sql("SELECT name, note FROM clients").fetchall()
    assert kept == [("解彤强", "甲乙丙[2J")]
    desk.undo(now=NOW)


@pytest.mark.parametrize(
    ("table", "columns"),
    [("clients", ("id", "name", "known_since", "aura")), ("horoscopes", ("id",))],
    ids=["a field", "a table"],
)
def test_what_this_version_does_not_know_is_newer(
    desk: Desk, file: Path, table: str, columns: Sequence[str]
) -> None:
    tables = [("clients", ("id", "name", "known_since"), [(1, "甲", "2024-01-01")])]
    if table == "clients":
        tables = []
    write(file, [*tables, (table, columns, ())], manifest=a_manifest(len(tables)))
    assert isinstance(refusal_of(desk, file), UnknownContents)


def test_a_newer_book_is_not_read(desk: Desk, file: Path) -> None:
    found = refusal_of(desk, a_bundle(file, {"clients": [CLIENT]}, schema=len(STEPS) + 1))
    assert isinstance(found, BundleTooNew) and found.exit_code == 31


@pytest.mark.parametrize(
    "order",
    [("contacts", "clients"), ("clients", "duties", "contacts")],
    ids=["clients later", "duties before what they are about"],
)
def test_tables_come_in_their_order(desk: Desk, file: Path, order: Sequence[str]) -> None:
    columns = {name: HANDED[name].table._meta.sorted_field_names for name in order}
    write(file, [(name, columns[name], ()) for name in order], manifest=a_manifest(0))
    assert isinstance(refusal_of(desk, file), UnfitBundle)


def test_tables_that_stay_with_a_book_are_not_taken(desk: Desk, file: Path) -> None:
    tables = [("clients", ("id", "name", "known_since"), ()), ("receivers", ("id",), ())]
    write(file, tables, manifest=a_manifest(0))
    assert isinstance(refusal_of(desk, file), UnknownContents)


def test_another_identity_opens_nothing(desk: Desk, file: Path) -> None:
    a_bundle(file, {"clients": [CLIENT]})
    with pytest.raises(NotForYou) as refused:
        opened(file, Identity(b"\x08" * 32))
    assert refused.value.exit_code == 30 and desk.clients.count() == 0


def test_a_forged_signature_is_seen(desk: Desk, file: Path) -> None:
    other = DeviceKey.of(DataKey(b"\x01" * 32))
    row = [(71, "解彤强", "2024-03-01")]
    tables = [("clients", ("id", "name", "known_since"), row)]
    write(file, tables, manifest=a_manifest(1), device=other)
    assert isinstance(refusal_of(desk, file), ForgedBundle)


def test_a_forgery_is_told_before_what_it_holds(desk: Desk, file: Path) -> None:
    """Who wrote a value that no book has is what counts: until then it is no book's word."""
    other = DeviceKey.of(DataKey(b"\x01" * 32))
    tables = [("clients", ("id", "name", "known_since"), [(71, "", "never")])]
    write(file, tables, manifest=a_manifest(1), device=other)
    assert isinstance(refusal_of(desk, file), ForgedBundle)


def test_a_cut_file_is_refused(desk: Desk, file: Path) -> None:
    whole = a_bundle(file, {"clients": [CLIENT], "contacts": [CONTACT]}).read_bytes()
    for size in (len(whole) - 1, len(whole) - 20, len(whole) // 2):
        file.write_bytes(whole[:size])
        assert isinstance(refusal_of(desk, file), BrokenSeal | NotSealed), size


def test_another_file_is_told_apart(desk: Desk, file: Path) -> None:
    file.write_bytes(b"PK\x03\x04 a workbook")
    assert isinstance(refusal_of(desk, file), NotSealed)
    file.unlink()
    assert isinstance(refusal_of(desk, file), NoAccess)


def test_a_bundle_exchanged_after_the_preview_is_not_taken(desk: Desk, file: Path) -> None:
    """Signed by the same book, sealed to the same key, and not what somebody agreed to."""
    shown = preview(desk, opened(a_bundle(file, {"clients": [CLIENT]})), progress=untold)
    for other in (
        {"clients": [CLIENT | {"note": "别的"}]},
        {"clients": [CLIENT], "contacts": [CONTACT]},
        {"clients": [CLIENT | {"id": 72}]},
        {"clients": [CLIENT | {"name": " "}]},
    ):
        a_bundle(file, other)
        with pytest.raises(BundleSwapped):
            take_in(desk, shown, now=NOW, progress=untold)
        assert desk.clients.count() == 0
    a_bundle(file, {"clients": [CLIENT]}, bundle="3c" * 16)
    with pytest.raises(BundleSwapped):
        take_in(desk, shown, now=NOW, progress=untold)
    assert desk.clients.count() == 0


def test_a_return_is_no_handover(desk: Desk, file: Path) -> None:
    a_bundle(file, {"clients": [CLIENT]}, kind=BundleKind.RETURN, answers="1a" * 16)
    assert isinstance(refusal_of(desk, file), NotThisKind)


def test_a_book_does_not_receive_what_it_wrote(desk: Desk, file: Path) -> None:
    a_bundle(file, {"clients": [CLIENT]}, book=desk.vault.vault_id.hex())
    assert isinstance(refusal_of(desk, file), OwnBundle)
