"""Which class of fields a record or a field of it belongs to; None for what always goes along.

Always: who the client is, the wishes about being contacted, taboos, consents, the ties with their
walls and who is not whom. Whoever takes over would do wrong without knowing of them.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from rmdesk.domain.file.field import FileSection
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.handover.treatments import FieldClass
from rmdesk.domain.occasions.kinds import OccasionKind

CLIENT_FIELDS: Final[Mapping[str, FieldClass]] = {
    **dict.fromkeys(
        ("mobile", "home_phone", "work_phone", "email", "messenger", "address"), FieldClass.REACH
    ),
    **dict.fromkeys(
        ("occupation", "employer", "position", "education", "strong_employer", "hobbies"),
        FieldClass.PERSON,
    ),
    **dict.fromkeys(
        ("risk_preference", "risk_tolerance", "risk_assessed_on", "balance", "balance_on"),
        FieldClass.ASSETS,
    ),
    **dict.fromkeys(("expected_inflow", "expected_inflow_on"), FieldClass.ELSEWHERE),
    "note": FieldClass.JUDGEMENT,
}
"""The fields of a client's own page that need not go along."""

_SECTIONS: Final[Mapping[FileSection, FieldClass]] = {
    FileSection.CONTACT: FieldClass.REACH,
    FileSection.WORK: FieldClass.PERSON,
    FileSection.LIFE: FieldClass.PERSON,
    FileSection.BANK: FieldClass.PERSON,
    FileSection.MONEY: FieldClass.ELSEWHERE,
    FileSection.PLANS: FieldClass.PERSON,
    FileSection.PROTECTION: FieldClass.FAMILY,
}
_ITEMS: Final[Mapping[str, FieldClass]] = {
    "usual_bank": FieldClass.ELSEWHERE,
    "competitor_offers": FieldClass.ELSEWHERE,
    "bank_income": FieldClass.ASSETS,
    "orientation": FieldClass.JUDGEMENT,
    "heir": FieldClass.FAMILY,
}
DETAIL_CLASSES: Final[Mapping[str, FieldClass]] = {
    item.id: _ITEMS.get(item.id, _SECTIONS[item.section])
    for item in FILE_FIELDS.values()
    if not item.is_column and item.section in _SECTIONS
}
"""The items of the file that need not go along; an item of a later version counts as PERSON."""

ALWAYS_ITEMS: Final = frozenset(
    item.id for item in FILE_FIELDS.values() if not item.is_column and item.section not in _SECTIONS
)
"""Birthdays as they are kept, and how the client wants to be reached."""

TABLE_CLASSES: Final[Mapping[str, FieldClass]] = {
    "members": FieldClass.FAMILY,
    "policies": FieldClass.INSURANCE,
    "cover_answers": FieldClass.INSURANCE,
    **dict.fromkeys(("contacts", "calls", "objections"), FieldClass.CONTACTS),
    **dict.fromkeys(("balances", "assessments"), FieldClass.ASSETS),
    "papers": FieldClass.PAPERS,
    **dict.fromkeys(
        ("needs", "wishes", "feedback", "care", "referrals", "referral_asks", "good_news"),
        FieldClass.HEARD,
    ),
    **dict.fromkeys(
        ("appointments", "postponed", "to_dos", "visits", "prospects", "invitations", "duties"),
        FieldClass.PLANS,
    ),
    **dict.fromkeys(("places", "place_changes", "heard_attitudes", "tags"), FieldClass.JUDGEMENT),
    **dict.fromkeys(
        ("reviews", "review_lines", "cash_flows", "none_held", "own_mixes"), FieldClass.ELSEWHERE
    ),
    **dict.fromkeys(
        ("goals", "diagnoses", "proposals", "deals", "deal_moves", "meetings"), FieldClass.PLANS
    ),
    "anniversaries": FieldClass.PERSON,
    "former_changes": FieldClass.HISTORY,
}
"""By the name of the table. Holdings are with us or elsewhere, details by their item."""

_WHOLE_ASSETS: Final = frozenset({FieldClass.ASSETS, FieldClass.ELSEWHERE})
ALSO_TOLD: Final[Mapping[str, frozenset[FieldClass]]] = {
    **dict.fromkeys(("reviews", "review_lines", "none_held", "own_mixes"), _WHOLE_ASSETS),
    **dict.fromkeys(("proposals", "deals", "deal_moves"), frozenset({FieldClass.ASSETS})),
    "diagnoses": _WHOLE_ASSETS | {FieldClass.FAMILY, FieldClass.INSURANCE},
}
"""What a record tells of besides its own class; it goes only where all of that does. A review has
lines with us and elsewhere in one sum, a proposal and a deal the grade that the client was
assessed at."""

FIELD_CLASSES: Final[Mapping[str, Mapping[str, frozenset[FieldClass]]]] = {
    "reviews": {
        "circumstances": frozenset({FieldClass.HEARD, FieldClass.FAMILY}),
        "wishes": frozenset({FieldClass.HEARD}),
        "protection_idea": frozenset({FieldClass.INSURANCE, FieldClass.JUDGEMENT}),
        "next_steps": frozenset({FieldClass.PLANS}),
        "next_on": frozenset({FieldClass.PLANS}),
    },
    "review_lines": {"note": frozenset({FieldClass.JUDGEMENT})},
    "goals": {"funded": _WHOLE_ASSETS},
    "proposals": {"note": frozenset({FieldClass.JUDGEMENT})},
    "deals": {
        "note": frozenset({FieldClass.JUDGEMENT, FieldClass.HEARD}),
        "lost_reason": frozenset({FieldClass.HEARD}),
        "lost_words": frozenset({FieldClass.HEARD}),
        "script": frozenset({FieldClass.CONTACTS}),
    },
    "meetings": {
        "facts": _WHOLE_ASSETS
        | {FieldClass.PERSON, FieldClass.FAMILY, FieldClass.INSURANCE, FieldClass.HEARD},
        "objections": frozenset({FieldClass.JUDGEMENT}),
        "allocation": _WHOLE_ASSETS | {FieldClass.JUDGEMENT},
        "record": frozenset({FieldClass.HEARD, FieldClass.CONTACTS}),
    },
}
"""What single fields tell besides what their record does: they are empty where one of it stays."""

DUTY_CLASSES: Final[Mapping[OccasionKind, FieldClass]] = {
    OccasionKind.ANSWER_OWED: FieldClass.HEARD,
    OccasionKind.GOOD_NEWS: FieldClass.HEARD,
    OccasionKind.POLICY_ENDS: FieldClass.INSURANCE,
    OccasionKind.PREMIUM_DUE: FieldClass.INSURANCE,
    OccasionKind.INFLOW: FieldClass.ELSEWHERE,
    OccasionKind.RISK_EXPIRES: FieldClass.ASSETS,
    OccasionKind.REVIEW_DUE: FieldClass.ELSEWHERE,
    OccasionKind.DIVIDEND: FieldClass.ASSETS,
    OccasionKind.YIELD_NOTICE: FieldClass.ASSETS,
    OccasionKind.PRODUCT_NEWS: FieldClass.ASSETS,
    OccasionKind.FAMILY_BIRTHDAY: FieldClass.FAMILY,
    OccasionKind.ANNIVERSARY: FieldClass.PERSON,
    OccasionKind.MARKET_NEWS: FieldClass.JUDGEMENT,
    OccasionKind.NEW_PRODUCT: FieldClass.JUDGEMENT,
    OccasionKind.DORMANT: FieldClass.CONTACTS,
}
"""What a duty says besides being planned; it goes only with that. Those about a holding go with
the holding."""

BITS: Final[Mapping[FieldClass, int]] = {one: 1 << place for place, one in enumerate(FieldClass)}
"""A number for each class, so that a set of classes is one number."""


def bits_of(classes: AbstractSet[FieldClass]) -> int:
    """A set of classes as one number."""
    return sum(BITS[one] for one in classes)


def classes_of_change(
    table: str, field: str, *, item: str = "", is_ours: bool = True
) -> frozenset[FieldClass]:
    """The classes of what a change of a record says; none for what always goes along.

    `item` is that of a detail.
    """
    own = _class_of_change(table, field, item, is_ours=is_ours)
    also = ALSO_TOLD.get(table, frozenset()) | FIELD_CLASSES.get(table, {}).get(field, frozenset())
    return also if own is None else also | {own}


def _class_of_change(table: str, field: str, item: str, *, is_ours: bool) -> FieldClass | None:
    match table:
        case "clients":
            return CLIENT_FIELDS.get(field)
        case "holdings":
            return FieldClass.ASSETS if is_ours else FieldClass.ELSEWHERE
        case "details":
            return None if item in ALWAYS_ITEMS else DETAIL_CLASSES.get(item, FieldClass.PERSON)
        case "ties":
            return FieldClass.FAMILY if field in ("relation", "note") else None
    return TABLE_CLASSES.get(table)
