"""What a record of `show` says in a sentence or a word of its own, instead of the plain value."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from rmdesk.desk.exporting.release import as_cell
from rmdesk.desk.record.plain import Record
from rmdesk.domain.classes.attitude import Evidence
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.rhythm.own_metrics import name_in
from rmdesk.language import _
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.classes import BOXES
from rmdesk.ui.words.item_texts import lunar_day
from rmdesk.ui.words.labels import label


def _duty(record: Record, _value: Any) -> str:
    """Why there is something to do; what a relative is to the client is a code."""
    facts = {
        name: label(code_of(Relation, fact)) or fact if name == "relation" else fact
        for name, fact in record["facts"].items()
    }
    about = date.fromisoformat(record["about"])
    kind = OccasionKind(record["kind"])
    return Occasion(kind=kind, client_id=None, on=about, facts=facts).reason.said()


def _box(record: Record, value: Any) -> str:
    code = code_of(BOXES[Grid(record["grid"])], value)
    return label(code) or str(value or "")


def _evidence(_record: Record, value: Any) -> str:
    return enumerated(label(code_of(Evidence, piece)) or str(piece) for piece in value)


def _tags(_record: Record, value: Any) -> str:
    return enumerated(map(str, value))


def _lunar(_record: Record, value: Any) -> str:
    kept = read_lunar_day(value) if value else None
    return lunar_day(kept) if kept else str(value or "")


def _moment(_record: Record, value: Any) -> str:
    return f"{datetime.fromisoformat(value):%Y-%m-%d %H:%M}" if value else ""


def _direction(_record: Record, _value: Any) -> str:
    return _("the client to us")


def _metric(_record: Record, value: Any) -> str:
    """A metric of the desk by its name; one of the book's own by what its code says."""
    return next((_(one.name) for one in METRICS if one.code == value), name_in(str(value)))


def _steps(_record: Record, value: Any) -> str:
    """``2026-11-03 Stocked, 2026-11-10 Met``"""
    return enumerated(f"{step['on']} {label(code_of(Stage, step['stage']))}" for step in value)


def _meeting_kind(_record: Record, value: Any) -> str:
    return _("event") if value == MeetingKind.EVENT else _("routine")


_WORDS: Final[Mapping[tuple[str, str], Callable[[Record, Any], str]]] = {
    ("", "tags"): _tags,
    ("placed_by_hand", "box"): _box,
    ("placed_by_hand", "rule_then"): _box,
    ("attitudes", "evidence"): _evidence,
    ("duties", "kind"): _duty,
    ("anniversaries", "lunar"): _lunar,
    ("members", "lunar_birthday"): _lunar,
    ("contacts", "direction"): _direction,
    ("contacts", "logged_at"): _moment,
    ("deals", "metric"): _metric,
    ("deals", "steps"): _steps,
    ("meetings", "kind"): _meeting_kind,
}


def own_words(record: Record, key: str, of: str) -> str | None:
    """The value of `key` in a line of the list `of` in words; None where it says itself."""
    words = _WORDS.get((of, key))
    return as_cell(words(record, record[key])) if words else None
