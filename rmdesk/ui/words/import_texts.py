"""The words of an import: counts, kinds of sheets, fields and their values. Pure functions."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from rmdesk.desk.matching.drafts import Draft
from rmdesk.desk.matching.rules import Extent, Mode, Policy, Rules, Section
from rmdesk.desk.matching.tally import Fate
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.masks import Secret, mask, masked_apart, masked_text
from rmdesk.domain.money import Money
from rmdesk.domain.valuation import parts_text, rate_text
from rmdesk.exchange.columns import SheetKind, dictionary
from rmdesk.exchange.layouts import Layout
from rmdesk.language import N_, Language, _, spoken
from rmdesk.ui import formats
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.labels import label, own_word

FATE_TITLES: Mapping[Fate, str] = {
    Fate.NEW: N_("new"),
    Fate.UPDATED: N_("updated"),
    Fate.UNCHANGED: N_("unchanged"),
    Fate.CONFLICT: N_("conflict"),
    Fate.REFUSED: N_("refused"),
    Fate.GONE: N_("gone"),
}
KIND_TITLES: Mapping[SheetKind, str] = {
    SheetKind.CLIENTS: N_("clients"),
    SheetKind.CORE: N_("core system"),
    SheetKind.MEMBERS: N_("household"),
    SheetKind.HOLDINGS: N_("assets"),
    SheetKind.POLICIES: N_("policies"),
    SheetKind.CALENDAR: N_("contacts"),
    SheetKind.PRODUCTS: N_("products"),
}
MODE_TITLES: Mapping[Mode, str] = {
    Mode.BOTH: N_("add and update"),
    Mode.UPDATE_ONLY: N_("update only"),
    Mode.ADD_ONLY: N_("add only"),
}
EXTENT_TITLES: Mapping[Extent, str] = {
    Extent.UNSAID: N_("as the desk judges"),
    Extent.PART: N_("a part of the book"),
    Extent.WHOLE: N_("the whole book"),
}
POLICY_TITLES: Mapping[Policy, str] = {
    Policy.OVERWRITE: N_("overwrite"),
    Policy.FILL: N_("fill empty ones only"),
    Policy.ASK: N_("ask"),
}
SECTION_KINDS: Mapping[Section, SheetKind] = {
    Section.CLIENTS: SheetKind.CLIENTS,
    Section.MEMBERS: SheetKind.MEMBERS,
    Section.HOLDINGS: SheetKind.HOLDINGS,
    Section.POLICIES: SheetKind.POLICIES,
}
_OWN_TITLES = {
    "balance_on": N_("balance as of"),
    "gone_on": N_("gone since"),
    "is_ours": N_("our bank"),
    "called": N_("kind as written"),
    "as_of": N_("as of"),
    "gist": N_("gist"),
    "repeat": N_("number of its kind"),
    "known_since": N_("known since"),
    "product_id": N_("product"),
    "strong_employer": N_("strong employer"),
    "do_not_call": N_("do not call"),
    "wished_days": N_("wished frequency"),
    "institution": N_("institution"),
    "salutation": N_("address as"),
}
_SECRETS: Mapping[str, Secret] = {
    **SECRETS,
    "client_id": Secret.ID,
    "client_mobile": Secret.PHONE,
}
_FIGURES: Mapping[str, Callable[[int], str]] = {
    "rate_bp": rate_text,
    "units": parts_text,
    "product_id": lambda _id: _("one of the shelf"),
}
"""Figures that are kept otherwise than they are read."""
_FIGURE = re.compile(r"\d")
_LEAST_FIGURES = 5
"""So many has the shortest number that identifies somebody."""
_NUMBERS = {*_SECRETS, "number", "client_number"}
"""What is masked by its kind, and the client's number, which never is."""


def field_title(kind: SheetKind, field: str, headings: Mapping[str, str] | None = None) -> str:
    """A field as the file calls it, else as we do."""
    if headings and field in headings:
        return headings[field]
    for of_kind in (kind, SheetKind.CLIENTS, SheetKind.CORE):
        for column in dictionary().columns_of(of_kind):
            if column.field == field:
                return column.chinese if spoken() is Language.CHINESE else column.english
    return _(_OWN_TITLES[field]) if field in _OWN_TITLES else field.replace("_", " ")


def value_text(field: str, value: Any) -> str:
    """A value for reading; empty when it says nothing."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case int() if field in _FIGURES:
            return _FIGURES[field](value)
        case Money():
            return formats.money_full(value)
        case date():
            return value.isoformat()
        case StrEnum():
            return label(value)
        case str() if field in _SECRETS:
            return mask(_SECRETS[field], value)
    return str(value)


def cell_text(field: str | None, cell: str) -> str:
    """A cell of a file for reading, in a column that holds `field` or that nobody knows yet.

    What is no number, such as a heading or a name in the wrong column, is not hidden.
    """
    is_number = field in _NUMBERS and len(_FIGURE.findall(cell)) >= _LEAST_FIGURES
    return value_text(field or "", cell) if is_number else masked_text(cell)


def row_text(cells: Iterable[str], layout: Layout | None = None) -> str:
    """A row of a file in one line, its numbers masked."""
    fields = {column.index: column.field for column in layout.columns} if layout else {}
    return " | ".join(cell_text(fields.get(at), cell) for at, cell in enumerate(cells) if cell)


def change_texts(field: str, old: Any, new: Any) -> tuple[str, str]:
    """Both values for reading."""
    before, after = values_apart(field, (old, new))
    return before, after


def values_apart(field: str, values: Sequence[Any]) -> list[str]:
    """Values of one field for reading; of numbers that look alike when masked, a figure in which
    they differ is seen."""
    if field in _SECRETS and all(isinstance(value, str | None) for value in values):
        return masked_apart(_SECRETS[field], [value or "" for value in values])
    return [value_text(field, value) for value in values]


def record_title(draft: Draft) -> str:
    """A record in one line: the client, and for what belongs to one also what it is."""
    values = draft.values
    if draft.owner is None:
        number = values.get("number") or values.get("code")
        return "  ".join(filter(None, (values.get("name"), number)))
    parts = [draft.owner.values.get("name", "")]
    codes = (values.get(name) for name in ("holding_class", "kind", "relation"))
    parts += [own_word(values.get("called") or "", code) for code in codes if code is not None]
    parts += [values.get(name) or "" for name in ("item", "insurer", "insured", "name")]
    if isinstance(values.get("amount"), Money):
        parts.append(formats.money_full(values["amount"]))
    return "  ".join(filter(None, parts))


def rules_text(rules: Rules) -> str:
    """The rules of an import in one line."""
    said = [_(MODE_TITLES[rules.mode])]
    if rules.extent is Extent.PART:
        said.append(_("a part: none are marked as gone"))
    elif rules.extent is Extent.WHOLE:
        said.append(_("the whole: all others are marked as gone"))
    for policy in (Policy.FILL, Policy.ASK):
        fields = [
            field_title(SECTION_KINDS[section], name)
            for (section, name), wanted in rules.policies.items()
            if wanted is policy
        ]
        if fields:
            said.append(
                _("{policy}: {fields}").format(
                    policy=_(POLICY_TITLES[policy]), fields=enumerated(fields)
                )
            )
    if not rules.policies and rules.may_update:
        said.append(_("overwrite, but never with blanks"))
    return "; ".join(said)
