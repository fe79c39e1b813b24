"""Every code that is noted anywhere has a title, and a row reads as a person would say it."""

import ast
import inspect
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import rmdesk
from rmdesk.desk.audit import Entry
from rmdesk.domain.check_findings import About
from rmdesk.domain.ids import ActionId, ClientId
from rmdesk.store.audit.chain import AuditRow, ChainVerdict
from rmdesk.store.journal.changes import Done
from rmdesk.store.tables.records import RECORDS
from rmdesk.ui.dialogs.audit import days_in
from rmdesk.ui.words.action_titles import ACTION_TITLES
from rmdesk.ui.words.audit import (
    action_words,
    chain_sentence,
    fields_words,
    nameless_action_words,
    object_words,
    result_words,
)
from rmdesk.ui.words.audit_titles import TITLES
from rmdesk.ui.words.checks import SENTENCES

_SOURCES = sorted(Path(inspect.getfile(rmdesk)).parent.rglob("*.py"))


def noted_codes() -> Iterator[str]:
    """The codes that the source notes, or writes actions under, in so many words."""
    for source in _SOURCES:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
            for target in ([node.target] if isinstance(node, ast.AnnAssign) else node.targets)
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = ast.unparse(node.func.value)
            is_note = node.func.attr == "note" and owner.endswith(("audit", "chain"))
            if not (is_note or (node.func.attr == "action" and owner.endswith("store"))):
                continue
            for said in ast.walk(node.args[0]):
                code = getattr(said, "value", None) or constants.get(getattr(said, "id", ""))
                if isinstance(code, str) and isinstance(said, ast.Constant | ast.Name):
                    yield code


def test_every_code_has_a_title() -> None:
    codes = {code for code in noted_codes() if not code.startswith(".")}
    assert {"unlock", "reveal", "lock", "export", "contact.log"} <= codes
    assert codes <= {*TITLES, *ACTION_TITLES}


def test_no_code_has_two_titles() -> None:
    assert not TITLES.keys() & ACTION_TITLES.keys()


def test_every_fact_of_a_check_has_a_sentence() -> None:
    assert set(SENTENCES) == set(About)


def an_entry(action: str, *, on: str = "", name: str = "王芳", **texts: str) -> Entry:
    row = AuditRow(7, "2026-11-20 09:30:00", "li", action, on, "", "", "")
    values = {name: getattr(row, name) for name in AuditRow.__slots__}
    clients = ((ClientId(17), name),) if "client 17" in on else ()
    done = None
    if "action" in on:
        done = Done(ActionId(3), datetime(2026, 11, 20), action, {"name": name, "count": 4})
    return Entry(AuditRow(**{**values, **texts}), clients, done)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (an_entry("unlock", on="recovery"), ("book opened", "recovery code", "", "")),
        (
            an_entry("unlock.failed", on="5 tries", result="2026-11-20 08:00:00"),
            ("wrong passphrase", "tries: 5", "", "2026-11-20 08:00:00"),
        ),
        (
            an_entry("reveal", on="client 17", fields="mobile"),
            ("shown in full", "王芳", "Mobile", ""),
        ),
        (
            an_entry(
                "contact.log", on="client 17, action 3", fields="+contacts: on, gist, client_id"
            ),
            ("contact with 王芳", "王芳", "Contact added (Day, Gist)", ""),
        ),
        (
            an_entry("export", on="17 clients, action 3", result="clients, masked"),
            ("data left the book", "clients: 17", "", "clients, numbers masked"),
        ),
        (
            an_entry("client.bulk", on="240 clients", fields="clients 240: note"),
            ("bulk edit of … clients", "clients: 240", "The client's file ×240 changed (Note)", ""),
        ),
        (an_entry("reveal", on="client 17", name=""), ("shown in full", "client 17", "", "")),
        (an_entry("of.tomorrow", on="2 things"), ("of.tomorrow", "2 things", "", "")),
        (
            an_entry("unlock", on="passphrase", result="day set to 2020-01-01"),
            ("book opened", "passphrase", "", "the day was set to 2020-01-01"),
        ),
    ],
)
def test_a_row_in_words(entry: Entry, said: tuple[str, str, str, str]) -> None:
    words = (action_words, object_words, fields_words, result_words)
    assert tuple(word(entry) for word in words) == said


@pytest.mark.parametrize("code", sorted({*TITLES, *ACTION_TITLES}))
def test_a_file_that_leaves_names_nobody(code: str) -> None:
    words = nameless_action_words(an_entry(code, on="client 17, action 3"))
    assert "王芳" not in words
    assert "{" not in words


def test_every_table_is_named() -> None:
    for table in RECORDS:
        entry = an_entry("client.edit", fields=f"-{table} 3")
        assert table not in fields_words(entry) or "_" not in table, table


def test_the_chain_is_told_of() -> None:
    assert "12" in chain_sentence(ChainVerdict(12, None))
    assert "From line 5 on" in chain_sentence(ChainVerdict(4, 5))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("", (date.min, date.max)),
        ("王芳 2026-11-20", (date(2026, 11, 20), date(2026, 11, 20))),
        ("2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
        ("2026-12 export", (date(2026, 12, 1), date(2026, 12, 31))),
        ("2026-13-40", (date.min, date.max)),
        ("9999-12", (date.min, date.max)),
        ("0000-01", (date.min, date.max)),
    ],
)
def test_a_day_or_month_among_the_words_leads_there(words: str, days: tuple[date, date]) -> None:
    assert days_in(words) == days
