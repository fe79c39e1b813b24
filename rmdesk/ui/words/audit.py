"""The rows of the audit chain in words. Rows hold codes, ids and counts; names come from the book
as it is now."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rmdesk.desk.audit import Entry
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.language import N_, _
from rmdesk.store.audit.chain import AuditRow, ChainVerdict
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.action_titles import ACTION_TITLES, titled
from rmdesk.ui.words.audit_titles import SETTINGS, TABLES, THINGS, TITLES, WORDS
from rmdesk.ui.words.history_titles import RECORD_TITLES, title_of

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
    title = TABLES.get(name) or RECORD_TITLES.get(name)
    return _(title) if title else ""


def _others(entry: Entry) -> list[str]:
    """What the row names besides clients; an action of the journal is no thing."""
    return [
        _thing(part)
        for part in entry.row.object.split(", ")
        if part and not part.startswith(("client ", "action "))
    ]


def _thing(part: str) -> str:
    if part in WORDS:
        return _(WORDS[part])
    if found := _COUNT.fullmatch(part):
        title = THINGS.get(found[2])
        return _(title).format(count=found[1]) if title else part
    return part


def _result(part: str) -> str:
    if part in WORDS:
        return _(WORDS[part])
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
    title = SETTINGS.get(name) or title_of(name, table)
    if title is None and name in FILE_FIELDS:
        title = FILE_FIELDS[name].title
    if title is None and name in FIELDS:
        title = FIELDS[name].title
    return _(title) if title else ""


def _blank(code: str) -> Mapping[str, Any]:
    """What stands in a title where nothing is known, or nothing may be said."""
    fields = re.findall(r"\{(\w+)\}", ACTION_TITLES.get(code, ""))
    return dict.fromkeys(fields, _UNSAID)
