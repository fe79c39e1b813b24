"""Which line of a client's file is the same in another book, and whose of two holds."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rmdesk.domain.file.fields import is_yearly
from rmdesk.domain.likeness.merging import Side
from rmdesk.store.handover.handed_over import Handed
from rmdesk.store.rows.values import Image
from rmdesk.store.tables.fields import is_choice

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "products": ("code", "name"),
    "net_values": ("product_id", "on"),
    "events": ("name", "on"),
    "members": ("client_id", "name", "relation"),
    "holdings": (
        *("client_id", "institution", "is_ours", "holding_class", "called", "item"),
        *("start", "maturity", "product_id"),
    ),
    "policies": ("client_id", "kind", "insurer", "insured", "repeat"),
    "balances": ("client_id", "on"),
    "namesakes": ("client_id", "other_id"),
    "details": ("client_id", "field"),
    "ties": ("client_id", "other_id"),
    "assessments": ("client_id", "on"),
    "papers": ("client_id", "digest"),
    "cover_answers": ("client_id", "member_id", "risk", "on"),
    "cash_flows": ("client_id", "category", "words", "member_id", "months"),
    "none_held": ("client_id", "part"),
    "own_mixes": ("client_id",),
    "goals": ("client_id", "kind", "name", "on_year"),
    "proposals": ("client_id", "product_id", "on"),
    "deals": ("client_id", "product_id", "product", "metric", "added_on"),
    "meetings": ("client_id", "on", "kind"),
    "places": ("client_id", "grid", "on"),
    "place_changes": ("client_id", "grid", "on"),
    "tags": ("client_id", "tag_key"),
    "invitations": ("client_id", "event_id"),
    "duties": ("client_id", "kind", "subject", "about"),
    "handovers": ("bundle",),
    "texts": ("sort", "language", "key", "version"),
}
"""The fields by which a line is known again although its words differ; others are known again
word for word."""

PAIRED: Final = frozenset({"members", "holdings", "policies", "details", "cash_flows"})
"""Lines of which somebody says whose holds; of others the book's own stays."""

SEVERAL: Final = frozenset({"members", "holdings", "policies", "cash_flows", "deals", "meetings"})
"""A client may have two of these that nothing but their figures tells apart."""

UNCOMPARED: Final[Mapping[str, frozenset[str]]] = {
    "briefs": frozenset({"handover_id"}),
    "former_changes": frozenset({"handover_id"}),
    "former_audit": frozenset({"handover_id"}),
    "views": frozenset({"place"}),
    "handovers": frozenset({"receipt", "counts", "at"}),
}
"""What says nothing of whether two records are the same one."""

TOLD_GONE: Final = frozenset(
    {
        *("contacts", "members", "holdings", "policies", "appointments", "details", "tags"),
        *("needs", "wishes", "feedback", "care", "papers", "visits", "to_dos", "anniversaries"),
        *("cash_flows", "goals"),
    }
)
"""Records that somebody takes out of a file by hand; of others one cannot tell."""

_AS_OF: Final = frozenset({"holdings", "details", "cash_flows"})


def content_of(table: str, names: Sequence[str], row: Sequence[Any]) -> tuple[Any, ...]:
    """What a record says, whatever its id."""
    left_out = UNCOMPARED.get(table, frozenset()) | {"id"}
    return tuple(value for name, value in zip(names, row, strict=True) if name not in left_out)


def key_of_line(table: str, image: Image) -> tuple[Any, ...] | None:
    """What the line is known by again; None for one that is known word for word only."""
    names = KEYS.get(table)
    if names is None:
        return None
    key = tuple(image[name] for name in names)
    if table == "details" and is_yearly(image["field"]):
        return (*key, (image["as_of"] or "")[:4])
    if table == "products" and image["code"]:
        return (image["code"],)
    return key


def differing(table: str, mine: Image, theirs: Image, *, with_blanks: bool) -> dict[str, Any]:
    """What theirs says otherwise, as stored; a blank says nothing unless `with_blanks`."""
    left_out = UNCOMPARED.get(table, frozenset()) | {"id", "client_id"}
    return {
        name: value
        for name, value in theirs.items()
        if name not in left_out and mine[name] != value and (with_blanks or value not in (None, ""))
    }


def proposed(table: str, mine: Image, theirs: Image, *, is_newer: bool) -> Side:
    """Whose line holds unless somebody says otherwise: mine, or what was true later."""
    if is_newer:
        return Side.RIGHT
    if table in _AS_OF and (theirs["as_of"] or "") > (mine["as_of"] or ""):
        return Side.RIGHT
    return Side.LEFT


def is_plainly_another(handed: Handed, mine: Image, theirs: Image) -> bool:
    """Whether a record that came under the same number has nothing in common with the one here:
    a restored book gives numbers anew. Somebody else's record is another one unless it says word
    for word the same, as after a merge over there."""
    names = [name for name in mine if name not in ("id", "client_id")]
    left_out = UNCOMPARED.get(handed.name, frozenset())
    if all(mine[name] == theirs[name] for name in names if name not in left_out):
        return False
    if mine.get("client_id") != theirs.get("client_id"):
        return True
    telling = [
        name
        for name in names
        if theirs[name] not in (None, "") and not is_choice(handed.table._meta.fields[name])
    ]
    return bool(telling) and not any(mine[name] == theirs[name] for name in telling)
