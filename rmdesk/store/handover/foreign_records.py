"""Records of another book: what several columns agree in, and texts that hold more than words.

Each column fits its field already (`foreign_values`).
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any, Final

from rmdesk.domain.calendar.lunar import read_kept
from rmdesk.domain.classes.tags import key as tag_key
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.diagnosis.kept_household import is_oversized
from rmdesk.domain.diagnosis.kept_values import unpacked
from rmdesk.domain.occasions.facts_text import read_facts
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.papers import read_paper_name
from rmdesk.domain.views import from_json
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.handover.foreign_values import UnfitValue, each

_MONTHS: Final = range(1, 13)
_LUNAR_DAYS: Final = range(1, 31)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def fit_rows(table: str, columns: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """What several columns of a table have to agree in, and texts that hold more than words;
    raises UnfitValue."""
    fitted = dict(columns)
    check = _CHECKS.get(table)
    if check is not None:
        check(fitted)
    return fitted


_Columns = dict[str, Sequence[Any]]


def _clients(columns: _Columns) -> None:
    if not all(map(str.strip, columns["name"])):
        raise UnfitValue("name")


def _tags(columns: _Columns) -> None:
    columns["tag_key"] = each(tag_key, columns["tag"])


def _papers(columns: _Columns) -> None:
    if not all(map(_DIGEST.fullmatch, columns["digest"])):
        raise UnfitValue("digest")
    try:
        columns["name"] = [read_paper_name(name) for name in columns["name"]]
    except ValueRefused:
        raise UnfitValue("name") from None


def _anniversaries(columns: _Columns) -> None:
    for kept in set(columns["lunar"]) - {""}:
        try:
            month, day, _is_leap = read_kept(kept)
        except ValueError:
            raise UnfitValue("lunar") from None
        if month not in _MONTHS or day not in _LUNAR_DAYS:
            raise UnfitValue("lunar")


def _duties(columns: _Columns) -> None:
    for kind, facts in set(zip(columns["kind"], columns["facts"], strict=True)):
        _require_sentence(kind, facts)


def _require_sentence(kind: str, text: str) -> None:
    """Raise UnfitValue where the duty could not be said in words."""
    try:
        facts = read_facts(json.loads(text)) if text else {}
        reason = Occasion(kind=OccasionKind(kind), client_id=None, on=date.min, facts=facts).reason
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise UnfitValue("facts") from None
    wanted = {name for _, name, _, _ in Formatter().parse(reason.message) if name}
    if wanted - reason.facts.keys():
        raise UnfitValue("facts")


def _views(columns: _Columns) -> None:
    for name, definition in zip(columns["name"], columns["definition"], strict=True):
        try:
            from_json(name, json.loads(definition))
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise UnfitValue("definition") from None


def _as_json(*names: str) -> Callable[[_Columns], None]:
    def check(columns: _Columns) -> None:
        for name in names:
            for text in set(columns[name]):
                try:
                    json.loads(text) if text else None
                except (ValueError, RecursionError):
                    raise UnfitValue(name) from None

    return check


def _diagnoses(columns: _Columns) -> None:
    _as_json("interview", "assumptions", "other_scenario")(columns)
    for name in ("interview", "other_scenario"):
        if any(is_oversized(unpacked(text)) for text in set(columns[name])):
            raise UnfitValue(name)


def _deals(columns: _Columns) -> None:
    """A deal has the day it ended if it did, and counts in a month by its first day."""
    for stage, closed_on in set(zip(columns["stage"], columns["closed_on"], strict=True)):
        if Stage(stage).is_open is not (closed_on is None):
            raise UnfitValue("closed_on")
    columns["month"] = each(lambda day: f"{day[:-2]}01", columns["month"])


_CHECKS: Final[Mapping[str, Callable[[_Columns], None]]] = {
    "clients": _clients,
    "tags": _tags,
    "papers": _papers,
    "duties": _duties,
    "views": _views,
    "handovers": _as_json("counts"),
    "former_changes": _as_json("before", "after"),
    "diagnoses": _diagnoses,
    "deals": _deals,
    "anniversaries": _anniversaries,
}
