"""The history of a file in words: which record and field, what it said, by which action."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.diagnosis.kept import read_interview, read_scenario
from rmdesk.domain.diagnosis.kept_values import unpacked
from rmdesk.domain.diagnosis.steps import ORDER
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import unpacked as unpacked_item
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.history import Again, Change, Step
from rmdesk.domain.masks import mask
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.rhythm.own_metrics import name_in
from rmdesk.domain.valuation import parts_text, rate_text
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words import item_texts
from rmdesk.ui.words.action_titles import titled
from rmdesk.ui.words.history_titles import RECORD_TITLES, title_of
from rmdesk.ui.words.labels import is_labelled, label
from rmdesk.ui.words.outcomes import code_words
from rmdesk.ui.words.papers import kind_word, size_text

_NAMING: Final = (
    *("called", "kind", "holding_class", "relation", "risk", "channel", "media"),
    *("institution", "insurer", "item", "name", "insured", "what", "words", "gist"),
    *("category", "part", "share_class", "product", "metric"),
)
"""What tells one record from others of its kind, as far as it has it."""

_MOST_NAMES = 3
_UNSAID: Final = {
    "id",
    "client_id",
    "other_id",
    "member_id",
    "product_id",
    "repeat",
    "digest",
    "contact_id",
    "call_id",
    "handover_id",
    "review_id",
    "holding_id",
    "appointment_id",
    "event_id",
    "deal_id",
}
"""What tells records apart inside the book only."""


def record_words(change: Change) -> str:
    """Which record it is; empty for the client's own fields."""
    if change.record == "clients" and not change.field:
        return _("The client's file")
    if change.record in ("clients", "details"):
        return ""
    said = [value_words(name, change.image.get(name)) for name in _NAMING]
    names = list(dict.fromkeys(filter(None, said)))[:_MOST_NAMES]
    title = RECORD_TITLES.get(change.record)
    return "  ".join([_(title) if title else change.record, *names])


def field_words(change: Change) -> str:
    """Which field it is: the item of the file, or the field of a record."""
    if change.record == "details":
        field = FILE_FIELDS.get(str(change.image.get("field")))
        title = _(field.title) if field else str(change.image.get("field"))
        return title if change.field in ("", "value") else f"{title}  {_field(change)}"
    if change.record == "clients":
        known = FILE_FIELDS.get(change.field)
        return _(known.title) if known else _field(change)
    return _field(change)


def _field(change: Change, name: str = "") -> str:
    """What a field of the record is called; the one that changed where none is named."""
    title = title_of(name or change.field, change.record)
    return _(title) if title else name or change.field


def step_words(change: Change) -> tuple[str, str]:
    """What the field said before and says after; of a whole record, that it came or went."""
    if change.record == "details" and change.field in ("", "value"):
        before, after = change.before, change.after
        if change.step is Step.ADDED:
            after = change.image.get("value")
        elif change.step is Step.REMOVED:
            before = change.image.get("value")
        return _detail(change, before), _detail(change, after)
    match change.step:
        case Step.ADDED:
            return "", _("came on file")
        case Step.REMOVED:
            return _("was on file"), _("removed")
    return value_words(change.field, change.before), value_words(change.field, change.after)


def image_words(change: Change) -> str:
    """All that a record said when it came or went, field by field."""
    if change.step is Step.CHANGED or change.record == "details":
        return ""
    said = []
    for name, value in change.image.items():
        words = "" if name in _UNSAID else value_words(name, value)
        known = FILE_FIELDS.get(name) if change.record == "clients" else None
        if words:
            title = _(known.title) if known else _field(change, name)
            said.append(_("{title}: {value}").format(title=title, value=words))
    return "  ".join(said)


def _detail(change: Change, kept: object) -> str:
    field = FILE_FIELDS.get(str(change.image.get("field")))
    if field is None:
        return str(kept or "")
    as_of = change.image.get("as_of")
    value = unpacked_item(field, str(kept or ""), as_of if isinstance(as_of, date) else None)
    return _masked(field.id, item_texts.told(value))


def value_words(name: str, value: object) -> str:
    """A value as it may be read over a shoulder; empty where nothing was known."""
    if isinstance(value, StrEnum):
        return label(value) if is_labelled(value) else value.value
    told = _TOLD.get(name)
    if told and type(value) is told[0]:
        return told[1](value)
    return _masked(name, item_texts.told(value))


def _closing_word(code: str) -> str:
    """A signal or a technique in words; a code that no version knows stands for itself."""
    known = next((one for one in (*Signal, *Technique) if one == code), None)
    return label(known) if known else code


def _steps(interview: str) -> str:
    """How far an interview came."""
    understood = read_interview(unpacked(interview)).understood
    said = _("steps understood: {count} of {all}")
    return said.format(count=understood, all=len(ORDER))


def _scenario(text: str) -> str:
    scenario = read_scenario(unpacked(text))
    return scenario.name if scenario else ""


def _closing_words(codes: str) -> str:
    return _(", ").join(map(_closing_word, codes.split()))


def _metric_word(code: str) -> str:
    """A metric of the desk by its name; one of the book's own by what its code says."""
    return next((_(one.name) for one in METRICS if one.code == code), name_in(code))


_TOLD: Final[Mapping[str, tuple[type, Callable[[Any], str]]]] = {
    "rate_bp": (int, rate_text),
    "growth_bp": (int, rate_text),
    "units": (int, parts_text),
    "percent": (int, "{} %".format),
    "chance": (int, "{} %".format),
    "metric": (str, _metric_word),
    "client_level": (int, "C{}".format),
    "product_level": (int, "R{}".format),
    "outcome": (str, code_words),
    "technique": (str, _closing_words),
    "signals": (str, _closing_words),
    "media": (str, kind_word),
    "size": (int, size_text),
    "interview": (str, _steps),
    "other_scenario": (str, _scenario),
    "assumptions": (str, lambda text: _("for this diagnosis alone") if text else ""),
}
"""The fields whose values are not told as they stand, with what they must be for it."""


def _masked(name: str, text: str) -> str:
    secret = SECRETS.get(name)
    return mask(secret, text) if secret else text


def action_words(change: Change) -> str:
    """By which action, and whether that was taken back; of a former RM's by whom."""
    if change.who:
        return _("by {who}, before the handover").format(who=formats.clean(change.who))
    title = titled(change.kind, change.subject)
    match change.again:
        case Again.UNDONE:
            return _("undone: {what}").format(what=title)
        case Again.REDONE:
            return _("done again: {what}").format(what=title)
    return title


def moment_words(change: Change) -> str:
    """``2026-11-20 09:30``"""
    return f"{formats.plain_day(change.at.date())} {change.at:%H:%M}"
