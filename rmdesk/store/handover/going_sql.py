"""What of a client goes along, as SQL: conditions on a record `t` and on whose it is, `h`.

`h` is a row of the chosen clients: `h.withheld` are the classes that stay, as bits.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rmdesk.domain.handover.field_classes import (
    ALSO_TOLD,
    ALWAYS_ITEMS,
    BITS,
    CLIENT_FIELDS,
    DETAIL_CLASSES,
    DUTY_CLASSES,
    FIELD_CLASSES,
    TABLE_CLASSES,
    bits_of,
)
from rmdesk.domain.handover.treatments import FieldClass
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, SUBJECTS, Handed

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


def all_bits(table: str) -> str:
    """All that a record tells of, its class among it, as a number."""
    return f"({class_bit(table)} | {bits_of(ALSO_TOLD.get(table, frozenset()))})"


def goes(handed: Handed, row: str = "t") -> str:
    """The condition under which a record goes along."""
    name = handed.name
    conditions = [_is_passed_on(class_bit(name, row))]
    if also := ALSO_TOLD.get(name):
        conditions.append(_is_passed_on(str(bits_of(also))))
    for field, target in handed.refers.items():
        if field != "client_id" and not handed.table._meta.fields[field].null:
            conditions.append(reaches(field, target, row))
    match name:
        case "cover_answers" | "cash_flows" | "goals":
            # Without the member it would be said of the client.
            is_there = f"{reaches('member_id', 'members', row)} AND {_is_seen(f'{row}.member_id')}"
            conditions.append(f"({row}.member_id IS NULL OR {is_there})")
        case "diagnoses":  # it tells of the whole household, and nothing can be cut from it
            hidden = f"m.client_id = {row}.client_id AND NOT {_is_seen('m.id')}"
            conditions.append(f"NOT EXISTS (SELECT 1 FROM members AS m WHERE {hidden})")
        case "duties":
            birthday = OccasionKind.FAMILY_BIRTHDAY.value
            is_seen = f"({row}.kind <> '{birthday}' OR {_is_seen(f'{row}.subject')})"
            conditions += [_is_passed_on(_duty_bit(row)), _subject_goes(row), is_seen]
        case "briefs":
            # One of each RM that had the client: what a former one wrote stays that one's.
            same = f"client_id = {row}.client_id AND handover_id IS {row}.handover_id"
            newest = f"SELECT MAX(id) FROM briefs WHERE {same}"
            conditions.append(f"{row}.id = ({newest}) AND {row}.words <> ''")
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
    classes = FIELD_CLASSES.get(handed.name, {})
    told = []
    for field, column in _columns(handed).items():
        target = handed.refers.get(field)
        value = read(field, column)
        if target is not None and field != "client_id" and handed.table._meta.fields[field].null:
            value = f"CASE WHEN {reaches(field, target)} THEN {value} END"
        if also := classes.get(field):
            passed = _is_passed_on(str(bits_of(also)))
            value = f"CASE WHEN {passed} THEN {value} ELSE {_empty(handed.name, field)} END"
        told.append(value)
    return told


def reaches(field: str, target: str, row: str = "t") -> str:
    """Whether the record that a reference names goes along as well."""
    if target == CLIENTS:
        return f"{row}.{field} IN (SELECT id FROM {CHOSEN})"
    other = f"{row}s"
    named = f"SELECT 1 FROM {target} AS {other} WHERE {other}.id = {row}.{field}"
    if not HANDED[target].is_of_client:
        return f"EXISTS ({named})"
    told = goes(HANDED[target], other)
    return f"EXISTS ({named} AND {other}.client_id = {row}.client_id AND {told})"


def filled(field: str) -> str:
    """Whether a field of a client's page says anything."""
    is_null = HANDED[CLIENTS].table._meta.fields[field].null
    return f'(t."{field}" IS NOT NULL)' if is_null else f"""(t."{field}" <> '')"""


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


def _duty_bit(row: str) -> str:
    kinds = {kind.value: BITS[held] for kind, held in DUTY_CLASSES.items()}
    return _by_code(f"{row}.kind", kinds, 0)


def _subject_goes(row: str) -> str:
    """Whether the record that a duty comes from goes along."""
    targets: dict[str, list[str]] = {}
    for kind, target in SUBJECTS.items():
        targets.setdefault(target, []).append(kind.value)
    cases = [
        f"WHEN {row}.kind IN ({_listed(kinds)}) THEN {reaches('subject', target, row)}"
        for target, kinds in targets.items()
    ]
    return f"CASE WHEN {row}.subject = 0 THEN 1 {' '.join(cases)} ELSE 1 END"


def _by_code(column: str, numbers: Mapping[str, int], other: int) -> str:
    """A number for each code of a column."""
    codes: dict[int, list[str]] = {}
    for code, number in numbers.items():
        codes.setdefault(number, []).append(code)
    cases = (f"WHEN {column} IN ({_listed(held)}) THEN {number}" for number, held in codes.items())
    return f"CASE {' '.join(cases)} ELSE {other} END"


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))
