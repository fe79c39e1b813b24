"""Which line of the ledger is which, as far as its values tell."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from rmdesk.desk.matching.drafts import Draft, key_of
from rmdesk.desk.matching.record_index import code_key
from rmdesk.domain.masks import is_masked_form


def place_of(values: Mapping[str, Any]) -> str:
    """Where a line of the ledger lies: with us, or the key of the other institution's name."""
    return "ours" if values["is_ours"] else key_of(values["institution"])


def product_of(owner: Draft, values: Mapping[str, Any]) -> Hashable:
    """What a line is about when its start is unknown."""
    return owner, place_of(values), key_of(values["item"]), values["maturity"]


def unseen(likely: Sequence[Draft], values: Mapping[str, Any], seen: Mapping[Draft, int]) -> Draft:
    """Of lines that are told apart by nothing, one that no row has named yet: such a deposit may
    have been made twice on one day. The one that the row says nothing new of comes first."""
    free = [draft for draft in likely if draft not in seen]
    return next((draft for draft in free if draft.has(values)), (free or likely)[0])


def same_class(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both are of one class, and of one word of the source where the class is “other”."""
    return code_key(one["holding_class"], one["called"]) == code_key(
        other["holding_class"], other["called"]
    )


def masked_forms(lines: Iterable[Draft], values: Mapping[str, Any]) -> list[Draft]:
    """Those of `lines` of whose names a masked export of ours made this one."""
    return [
        draft
        for draft in lines
        if is_masked_form(values["item"], draft.values["item"])
        and draft.values["start"] == values["start"]
        and draft.values["holding_class"] is values["holding_class"]
        and place_of(draft.values) == place_of(values)
    ]
