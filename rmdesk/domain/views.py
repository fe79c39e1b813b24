"""A view of the client list: columns, order, filter, grouping, and rules that mark rows.

Definitions are kept as JSON. One written by another version is read for what this one knows:
columns, keys and rules it does not know are left out, a condition it cannot read stays as text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rmdesk.domain.fields import FIELDS
from rmdesk.language import N_

COLOURS: Final = ("good", "warning", "danger", "accent", "muted")
"""The roles of the theme that a rule may use."""

_WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the view and its width in cells."""

    field: str
    width: int


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of the order; unknown values come last either way."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows for which `condition` holds get `sign` (one character) and `colour` (a role)."""

    condition: str
    sign: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`condition` is the text as typed, so that "30 days" goes on meaning 30 days from today."""

    name: str
    columns: tuple[ShownColumn, ...]
    order: tuple[SortKey, ...] = ()
    condition: str = ""
    group: str = ""
    rules: tuple[Rule, ...] = ()


def to_json(view: View) -> dict[str, Any]:
    """The definition of `view` without its name, which the book keeps beside it."""
    return {
        "columns": [{"field": column.field, "width": column.width} for column in view.columns],
        "order": [{"field": key.field, "descending": key.descending} for key in view.order],
        "condition": view.condition,
        "group": view.group,
        "rules": [
            {"condition": rule.condition, "sign": rule.sign, "colour": rule.colour}
            for rule in view.rules
        ],
    }


def from_json(name: str, definition: Mapping[str, Any]) -> View:
    """The view that `definition` describes, as far as this version knows its parts."""
    columns = tuple(
        ShownColumn(entry["field"], _width(entry)) for entry in _known(definition.get("columns"))
    )
    group = definition.get("group")
    return View(
        name=name,
        columns=columns or DEFAULT_COLUMNS,
        order=tuple(
            SortKey(entry["field"], descending=bool(entry.get("descending")))
            for entry in _known(definition.get("order"))
        ),
        condition=_text(definition.get("condition")),
        group=group if isinstance(group, str) and group in FIELDS else "",
        rules=tuple(_rule(entry) for entry in _entries(definition.get("rules"))),
    )


def _entries(listed: object) -> list[Mapping[str, Any]]:
    return (
        [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    )


def _known(listed: object) -> list[Mapping[str, Any]]:
    """The entries whose field exists here, each field once."""
    entries: dict[str, Mapping[str, Any]] = {}
    for entry in _entries(listed):
        if isinstance(field := entry.get("field"), str) and field in FIELDS:
            entries.setdefault(field, entry)
    return list(entries.values())


def _width(entry: Mapping[str, Any]) -> int:
    width = entry.get("width")
    usual = FIELDS[entry["field"]].width
    return min(max(width, 1), _WIDEST) if isinstance(width, int) else usual


def _rule(entry: Mapping[str, Any]) -> Rule:
    sign, colour = _text(entry.get("sign")), _text(entry.get("colour"))
    return Rule(
        condition=_text(entry.get("condition")),
        sign=sign[:1] if sign.isprintable() else "",
        colour=colour if colour in COLOURS else "",
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _columns(*names: str) -> tuple[ShownColumn, ...]:
    return tuple(ShownColumn(name, FIELDS[name].width) for name in names)


DEFAULT_COLUMNS: Final = _columns("name", "class", "aum", "elsewhere", "last_contact", "next_due")

_OVERDUE_RULE = Rule("超期", "!", "warning")

STANDARD: Final[tuple[View, ...]] = (
    View(
        name=N_("All clients"),
        columns=_columns(
            *("name", "class", "aum", "last_contact", "next_due", "mobile", "elsewhere", "number")
        ),
        order=(SortKey("next_due"),),
        rules=(_OVERDUE_RULE,),
    ),
    View(
        name=N_("Overdue"),
        columns=_columns("name", "class", "aum", "days_to_due", "last_contact", "next_due"),
        order=(SortKey("next_due"),),
        condition="超期",
    ),
    View(
        name=N_("Maturing in 30 days"),
        columns=_columns("name", "class", "next_maturity", "maturing", "aum", "last_contact"),
        order=(SortKey("next_maturity"), SortKey("maturing", descending=True)),
        condition="30天内到期 且 无 移出名单",
        rules=(Rule("7天内到期", "!", "warning"),),
    ),
    View(
        name=N_("Birthday in 14 days"),
        columns=_columns("name", "next_birthday", "age", "class", "aum", "last_contact"),
        order=(SortKey("next_birthday"),),
        condition="14天内生日 且 无 移出名单",
    ),
    View(
        name=N_("Risk grade expired"),
        columns=_columns("name", "risk_tolerance", "risk_expires", "age", "class", "aum"),
        order=(SortKey("risk_expires"),),
        condition="风险评估过期 且 无 移出名单",
        rules=(Rule("年龄>=65", "!", "warning"),),
    ),
    View(
        name=N_("Never contacted"),
        columns=_columns("name", "known_since", "class", "aum", "mobile", "branch"),
        order=(SortKey("aum", descending=True),),
        condition="从未联系 且 无 移出名单",
    ),
    View(
        name=N_("Balance dropped"),
        columns=_columns("name", "flow", "balance", "balance_on", "class", "last_contact"),
        order=(SortKey("flow"),),
        condition="余额大降 且 无 移出名单",
    ),
    View(
        name=N_("First to turn to"),
        columns=_columns("name", "priority", "class", "effort", "attitude", "aum", "last_contact"),
        order=(SortKey("priority", descending=True), SortKey("aum", descending=True)),
        condition="无 移出名单",
        rules=(Rule("态度=抗拒", "-", "muted"), _OVERDUE_RULE),
    ),
    View(
        # One part more, of one or two points, and the relationship is at ease: 6 tips it [R].
        name=N_("At the tipping point"),
        columns=_columns("name", "familiarity_points", "attitude", "aum", "last_contact", "tags"),
        order=(SortKey("familiarity_points", descending=True), SortKey("aum", descending=True)),
        condition="熟悉度得分 4..5 且 无 移出名单",
        rules=(Rule("态度=抗拒", "-", "muted"), Rule("态度=积极", "+", "good")),
    ),
)
"""The views a book starts with, by the digit that opens them; their names are message ids."""
