"""The rows of the audit chain in words. Rows hold codes, ids and counts; names come from the book
as it is now."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rmdesk.desk.audit import Entry
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.language import N_, _
from rmdesk.store.audit import AuditRow, ChainVerdict
from rmdesk.ui.action_titles import ACTION_TITLES, titled
from rmdesk.ui.formats import enumerated
from rmdesk.ui.history_titles import RECORD_TITLES, title_of

TITLES: Final[Mapping[str, str]] = {
    "unlock": N_("book opened"),
    "unlock.failed": N_("wrong passphrase"),
    "lock": N_("desk locked"),
    "close": N_("desk quit"),
    "reveal": N_("shown in full"),
    "present": N_("review shown to the client"),
    "beside.on": N_("amounts hidden: someone is beside"),
    "beside.off": N_("amounts shown again"),
    "check": N_("book checked"),
    "export": N_("data left the book"),
    "export.allow": N_("exports allowed or forbidden"),
    "undo": N_("undo"),
    "redo": N_("redo"),
    "settings.security": N_("security setting changed"),
    "settings.taken": N_("settings taken from a file"),
    "vault.accepted": N_("went on with an older state of the book"),
    "vault.quarantined": N_("files that do not belong to the book set aside"),
    "vault.healed": N_("damaged half of the head written anew"),
    "vault.recovered": N_("book recovered after a cut"),
    "vault.upgraded": N_("book brought up to this version"),
    "vault.swapped": N_("book replaced by another state of it"),
    "keys.passphrase": N_("passphrase changed"),
    "keys.recovery": N_("recovery code drawn"),
    "keys.escrow": N_("escrow key put in"),
    "keys.removed": N_("a way into the book taken away"),
    "keys.rotated": N_("data key changed"),
    "keys.changed": N_("key file changed"),
    "keys.older": N_("an older key file was put back"),
    "keys.backup": N_("key for the backups made"),
    "backup.made": N_("backup made"),
    "backup.failed": N_("backup failed"),
    "backup.copied": N_("backup copied to the second place"),
    "backup.place": N_("second place for backups"),
    "backup.drill": N_("practice of a restore"),
    "restore.done": N_("backup restored"),
    "handover.handover": N_("clients handed over in a bundle"),
    "handover.deputy": N_("clients lent in a bundle"),
    "handover.return": N_("lent book sent back"),
    "loan.received": N_("book made of lent clients"),
    "loan.off": N_("loan called off"),
    "handover.receipt": N_("receipt of a bundle typed in"),
    "erase.begun": N_("erasing the book begun"),
    "erase.back": N_("erasing the book taken back"),
    "erase.strange": N_("a mark that is not the book's set aside"),
    "move.out": N_("book moved out"),
    "move.in": N_("book moved in"),
    "move.back": N_("worked on here although the book had moved"),
}

_TABLES: Final[Mapping[str, str]] = {
    "clients": N_("The client's file"),
    "details": N_("Detail of the file"),
    "duties": N_("Duty"),
    "own_days": N_("Own day"),
    "holiday_years": N_("Holidays of a year"),
    "events": N_("Event"),
    "news": N_("News"),
    "products": N_("Product"),
    "net_values": N_("Net value"),
    "views": N_("Saved view"),
    "texts": N_("Script or text"),
    "to_dos": N_("To-do"),
    "namesakes": N_("Two people of one name"),
    "deal_moves": N_("Step of a deal"),
    "targets": N_("Target"),
    "place_changes": N_("Move to another box"),
    "receivers": N_("Receiver of clients"),
    "shares": N_("Whom a client goes to"),
    "treatments": N_("What goes along"),
    "handovers": N_("Bundle received"),
    "origins": N_("Where records came from"),
    "former_changes": N_("Change by a former RM"),
    "former_audit": N_("Audit row of a former RM"),
}
"""What no client's history tells, and what it calls otherwise."""

_THINGS: Final[Mapping[str, str]] = {
    "clients": N_("clients: {count}"),
    "client": N_("clients: {count}"),
    "tries": N_("tries: {count}"),
    "try": N_("tries: {count}"),
    "changes": N_("changes: {count}"),
    "keys": N_("keys: {count}"),
    "files": N_("files: {count}"),
    "rows": N_("lines: {count}"),
}

_WORDS: Final[Mapping[str, str]] = {
    "passphrase": N_("passphrase"),
    "recovery": N_("recovery code"),
    "escrow": N_("escrow key"),
    "backup": N_("key for the backups"),
    "masked": N_("numbers masked"),
    "whole": N_("numbers whole"),
    "allowed": N_("allowed"),
    "forbidden": N_("forbidden"),
    "key": N_("by key"),
    "idle": N_("nobody was there"),
    "hangup": N_("the window was closed"),
    "clock": N_("the clock jumped"),
    "suspend": N_("the computer slept"),
    "sound": N_("sound"),
    "failed": N_("failed"),
    "faults": N_("faults found"),
    "set": N_("set"),
    "removed": N_("removed"),
    "parted": N_("what was done since is only in the book kept beside it"),
    "day": N_("of the day"),
    "asked": N_("asked for"),
    "import": N_("before an import"),
    "upgrade": N_("before an upgrade"),
    "keys": N_("before a change of keys"),
    "list": N_("Client list"),
    "calendar": N_("Calendar"),
    "ledger": N_("assets and debts"),
    "today": N_("Today"),
    "show": N_("The client's file"),
    "client": N_("The client's file"),
    "find": N_("what was found"),
    "duplicates": N_("Suspected duplicates"),
    "audit": N_("what was done"),
    "paper": N_("paper"),
    "review": N_("Asset review"),
    "report": N_("Plan or report"),
}

_SETTINGS: Final[Mapping[str, str]] = {
    "idle_minutes": N_("locks when idle"),
    "presenting_minutes": N_("locks when presenting"),
}

_COUNT: Final = re.compile(r"(\d+) (\w+)")
_DAY_SET: Final = re.compile(r"day set to (\d{4}-\d{2}-\d{2})")
_CHANGED: Final = re.compile(r"([+-]?)(\w+)(?: (\d+))?(?:: (.+))?")
_HOW: Final = {"+": N_("{what} added"), "-": N_("{what} deleted"), "": N_("{what} changed")}
_UNSAID: Final = "…"


def action_words(entry: Entry) -> str:
    """What was done, with the names that belong to it."""
    code, done = entry.row.action, entry.done
    title = TITLES.get(code)
    if title is not None:
        return _(title)
    return titled(code, done.subject if done else _blank(code))


def nameless_action_words(entry: Entry) -> str:
    """The same for a file that leaves the book: counts stay, every name is left out."""
    code, done = entry.row.action, entry.done
    title = TITLES.get(code)
    if title is not None:
        return _(title)
    subject = done.subject if done else {}
    counts = {key: value for key, value in subject.items() if isinstance(value, int)}
    return titled(code, {**_blank(code), **counts})


def object_words(entry: Entry) -> str:
    """On what: clients by name, other things by their number and count."""
    names = [name or _("client {number}").format(number=one) for one, name in entry.clients]
    return enumerated([*names, *_others(entry)])


def nameless_object_words(entry: Entry) -> str:
    """The same for what leaves the book: clients by their id."""
    clients = [_("client {number}").format(number=one) for one, _name in entry.clients]
    return enumerated([*clients, *_others(entry)])


def result_words(entry: Entry) -> str:
    """With which result."""
    return enumerated(map(_result, filter(None, entry.row.result.split(", "))))


def fields_words(entry: Entry) -> str:
    """Which fields: their titles, never a value."""
    return enumerated(map(_field_words, filter(None, entry.row.fields.split("; "))))


def chain_sentence(verdict: ChainVerdict) -> str:
    """Whether each line follows from the one before it."""
    if verdict.is_sound:
        sentence = _(
            "Lines of the chain: {rows}. Each follows from the one before; none was changed."
        )
        return sentence.format(rows=f"{verdict.rows:,}")
    sentence = _(
        "From line {number} on the chain does not hold: a line was changed, or is missing."
    )
    return sentence.format(number=f"{verdict.broken_at:,}")


def tries_sentence(row: AuditRow) -> str:
    """What whoever opens the book is told of those who tried before, from the row of that."""
    sentence = _(
        "Wrong passphrases before this opening: {count}, the last one at {moment}. If it was not"
        " you, change the passphrase."
    )
    count, last = row.object.split()[0], row.result.rpartition(" to ")[2]
    return sentence.format(count=count, moment=last)


def table_words(name: str) -> str:
    """What the records of a table are called; empty for one that nobody is shown."""
    title = _TABLES.get(name) or RECORD_TITLES.get(name)
    return _(title) if title else ""


def _others(entry: Entry) -> list[str]:
    """What the row names besides clients; an action of the journal is no thing."""
    return [
        _thing(part)
        for part in entry.row.object.split(", ")
        if part and not part.startswith(("client ", "action "))
    ]


def _thing(part: str) -> str:
    if part in _WORDS:
        return _(_WORDS[part])
    if found := _COUNT.fullmatch(part):
        title = _THINGS.get(found[2])
        return _(title).format(count=found[1]) if title else part
    return part


def _result(part: str) -> str:
    if part in _WORDS:
        return _(_WORDS[part])
    if found := _DAY_SET.fullmatch(part):
        return _("the day was set to {day}").format(day=found[1])
    return part


def _field_words(part: str) -> str:
    found = _CHANGED.fullmatch(part)
    if found is None:
        return part
    sign, name, count, fields = found.groups()
    table = table_words(name)
    if not table:
        return _field(name) or part
    title = f"{table} ×{count}" if count else table
    words = _(_HOW[sign]).format(what=title)
    # What only tells records apart inside the book has no title.
    named = enumerated(dict.fromkeys(_named(fields or "", name)))
    return _("{what} ({fields})").format(what=words, fields=named) if named else words


def _named(fields: str, table: str) -> Iterator[str]:
    """The titles of the fields of a record, without those that nobody is shown."""
    return filter(None, (_field(one, table) for one in fields.split(", ")))


def _field(name: str, table: str = "") -> str:
    """The title of a field; empty for one that nobody is shown."""
    title = _SETTINGS.get(name) or title_of(name, table)
    if title is None and name in FILE_FIELDS:
        title = FILE_FIELDS[name].title
    if title is None and name in FIELDS:
        title = FIELDS[name].title
    return _(title) if title else ""


def _blank(code: str) -> Mapping[str, Any]:
    """What stands in a title where nothing is known, or nothing may be said."""
    fields = re.findall(r"\{(\w+)\}", ACTION_TITLES.get(code, ""))
    return dict.fromkeys(fields, _UNSAID)
