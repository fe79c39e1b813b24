"""What of a client goes along, as SQL: conditions on a record `t` and on whose it is, `h`.

`h` is a row of the chosen clients: `h.withheld` are the classes that stay, as bits.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rmdesk.domain.handover.field_classes import (
    ALWAYS_ITEMS,
    BITS,
    CLIENT_FIELDS,
    DETAIL_CLASSES,
    DUTY_CLASSES,
    TABLE_CLASSES,
)
from rmdesk.domain.handover.treatments import FieldClass
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.handed_over import CLIENTS, HANDED, SUBJECTS, Handed

CHOSEN: Final = "temp.handed"
HIDDEN: Final = "temp.hidden_members"
"""Members behind a wall whose own file stays: what is known of them may be from behind it."""

OF_NOBODY: Final[Mapping[str, str]] = {
    "to_dos": "t.client_id IS NULL",
    "duties": "t.client_id IS NULL AND CASE t.kind"
    f" WHEN '{OccasionKind.TO_DO.value}' THEN t.subject IN"
    " (SELECT id FROM to_dos WHERE client_id IS NULL)"
    f" WHEN '{OccasionKind.BANK_CHANGE.value}' THEN t.subject IN (SELECT id FROM news) END",
}
"""What the RM has to do for nobody's file; festivals and forums every book knows by itself."""

DIAGNOSED: Final = (
    FieldClass.FAMILY,
    FieldClass.INSURANCE,
    FieldClass.ASSETS,
    FieldClass.ELSEWHERE,
)
"""What a diagnosis tells of, besides being planned."""

_HIDDEN_OF_CLIENT: Final = f"m.client_id = t.client_id AND m.id IN (SELECT id FROM {HIDDEN})"

_SEEN_OF_HIDDEN: Final = frozenset(
    {"id", "client_id", "name", "relation", "called", "gone_on", "other_id"}
)
"""What the desk says of a relative behind a wall."""


def class_bit(table: str, row: str = "t") -> str:
    """The class of a record as a number; 0 for one that always goes along."""
    match table:
        case "holdings":
            ours, other = BITS[FieldClass.ASSETS], BITS[FieldClass.ELSEWHERE]
            return f"CASE WHEN {row}.is_ours THEN {ours} ELSE {other} END"
        case "details":
            always = dict.fromkeys(ALWAYS_ITEMS, 0)
            known = {item: BITS[held] for item, held in DETAIL_CLASSES.items()}
            return _by_code(f"{row}.field", always | known, BITS[FieldClass.PERSON])
    return str(BITS[TABLE_CLASSES[table]] if table in TABLE_CLASSES else 0)


def goes(handed: Handed) -> str:
    """The condition under which a record goes along."""
    name = handed.name
    conditions = [_is_passed_on(class_bit(name))]
    for field, target in handed.refers.items():
        if field != "client_id" and not handed.table._meta.fields[field].null:
            conditions.append(reaches(field, target))
    match name:
        case "cover_answers" | "cash_flows" | "goals":
            # Without the member it would be said of the client.
            conditions.append(f"(t.member_id IS NULL OR {reaches('member_id', 'members')})")
            conditions.append(f"(t.member_id IS NULL OR {_is_seen('t.member_id')})")
        case "diagnoses":  # it tells of the whole household, and nothing can be cut from it
            conditions += [_is_passed_on(str(BITS[one])) for one in DIAGNOSED]
            conditions.append(f"NOT EXISTS (SELECT 1 FROM members AS m WHERE {_HIDDEN_OF_CLIENT})")
        case "duties":
            birthday = OccasionKind.FAMILY_BIRTHDAY.value
            is_seen = f"(t.kind <> '{birthday}' OR {_is_seen('t.subject')})"
            conditions += [_is_passed_on(_duty_bit()), _subject_goes(), is_seen]
        case "briefs":
            # One of each RM that had the client: what a former one wrote stays that one's.
            same = "client_id = t.client_id AND handover_id IS t.handover_id"
            newest = f"SELECT MAX(id) FROM briefs WHERE {same}"
            conditions.append(f"t.id = ({newest}) AND t.words <> ''")
    return " AND ".join(conditions)


def shown(handed: Handed) -> list[str]:
    """The fields of a record as they go along, in the order of the table."""
    readers: Mapping[str, Callable[[str, str], str]] = {
        CLIENTS: _of_client,
        "members": _of_member,
        "referrals": _of_referral,
        "ties": _of_tie,
    }
    read = readers.get(handed.name, _as_it_is)
    told = []
    for field, column in _columns(handed).items():
        target = handed.refers.get(field)
        value = read(field, column)
        if target is not None and field != "client_id" and handed.table._meta.fields[field].null:
            value = f"CASE WHEN {reaches(field, target)} THEN {value} END"
        told.append(value)
    return told


def reaches(field: str, target: str) -> str:
    """Whether the record that a reference names goes along as well."""
    if target == CLIENTS:
        return f"t.{field} IN (SELECT id FROM {CHOSEN})"
    if not HANDED[target].is_of_client:
        return f"EXISTS (SELECT 1 FROM {target} AS s WHERE s.id = t.{field})"
    return _has_of_client(field, target)


def filled(field: str) -> str:
    """Whether a field of a client's page says anything."""
    is_null = HANDED[CLIENTS].table._meta.fields[field].null
    return f'(t."{field}" IS NOT NULL)' if is_null else f"""(t."{field}" <> '')"""


def _has_of_client(field: str, target: str) -> str:
    passed = _is_passed_on(class_bit(target, "s"))
    return (
        f"EXISTS (SELECT 1 FROM {target} AS s WHERE s.id = t.{field}"
        f" AND s.client_id = t.client_id AND {passed})"
    )


def _is_passed_on(bit: str) -> str:
    return f"h.withheld & ({bit}) = 0"


def _columns(handed: Handed) -> dict[str, str]:
    fields = handed.table._meta.fields
    names = handed.table._meta.sorted_field_names
    return {name: f't."{fields[name].column_name}"' for name in names}


def _as_it_is(_field: str, column: str) -> str:
    return column


def _of_client(field: str, column: str) -> str:
    if field not in CLIENT_FIELDS:
        return column
    bit = BITS[CLIENT_FIELDS[field]]
    return f"CASE WHEN h.withheld & {bit} = 0 THEN {column} ELSE {_empty(CLIENTS, field)} END"


def _is_seen(member: str) -> str:
    return f"{member} NOT IN (SELECT id FROM {HIDDEN})"


def _of_member(field: str, column: str) -> str:
    if field in _SEEN_OF_HIDDEN:
        return column
    return f"CASE WHEN {_is_seen('t.id')} THEN {column} ELSE {_empty('members', field)} END"


def _of_referral(field: str, column: str) -> str:
    """The note is about the other person, and is read in that one's file alone."""
    if field != "note":
        return column
    return (
        f"CASE WHEN t.other_id IS NULL OR {reaches('other_id', CLIENTS)} THEN {column} ELSE '' END"
    )


def _of_tie(field: str, column: str) -> str:
    """The wall always goes along, what is said about the relative only with the family."""
    if field != "note":
        return column
    return f"CASE WHEN {_is_passed_on(str(BITS[FieldClass.FAMILY]))} THEN {column} ELSE '' END"


def _empty(table: str, name: str) -> str:
    """A field that says nothing, as SQL."""
    field = HANDED[table].table._meta.fields[name]
    if field.null:
        return "NULL"
    value = field.db_value(field.default)
    return str(int(value)) if isinstance(value, (bool, int)) else f"'{value}'"


def _duty_bit() -> str:
    return _by_code("t.kind", {kind.value: BITS[held] for kind, held in DUTY_CLASSES.items()}, 0)


def _subject_goes() -> str:
    """Whether the record that a duty comes from goes along."""
    targets: dict[str, list[str]] = {}
    for kind, target in SUBJECTS.items():
        targets.setdefault(target, []).append(kind.value)
    cases = [
        f"WHEN t.kind IN ({_listed(kinds)}) THEN {reaches('subject', target)}"
        for target, kinds in targets.items()
    ]
    return f"CASE WHEN t.subject = 0 THEN 1 {' '.join(cases)} ELSE 1 END"


def _by_code(column: str, numbers: Mapping[str, int], other: int) -> str:
    """A number for each code of a column."""
    codes: dict[int, list[str]] = {}
    for code, number in numbers.items():
        codes.setdefault(number, []).append(code)
    cases = (f"WHEN {column} IN ({_listed(held)}) THEN {number}" for number, held in codes.items())
    return f"CASE {' '.join(cases)} ELSE {other} END"


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))
