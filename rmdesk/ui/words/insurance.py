"""What stands in a cell of insurance: how many, how much, who."""

from rmdesk.domain.insurance import Count, Cover, Insured, Person, Sum
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label

UNKNOWN = "?"
"""Nobody has asked: never to be taken for a no."""


def count_text(count: Count) -> str:
    """``2/3`` of the household, ``1/3?`` where nobody knows about some, ``?`` about anybody."""
    if count.unknown == count.persons:
        return UNKNOWN
    return f"{count.yes}/{count.persons}{UNKNOWN if count.unknown else ''}"


def sum_text(amount: Sum | None) -> str:
    """In 万; ``+`` where a part of it is not known."""
    if amount is None:
        return ""
    if not amount.is_whole and not amount.amount:
        return formats.unknown()
    return formats.money_wan(amount.amount) + ("" if amount.is_whole else "+")


def cover_text(insured: Insured) -> str:
    """What the policies pay in 万, else the answer; ``?`` where nobody asked."""
    match insured.cover:
        case Cover.UNKNOWN:
            return UNKNOWN
        case Cover.NO:
            return _("no")
    amount = insured.sum_insured
    has_figure = amount is not None and bool(amount.amount)
    return sum_text(amount) if has_figure else _("yes")


def cover_style(insured: Insured) -> str:
    """A colour beside the word."""
    styles = {Cover.YES: "good", Cover.NO: "warning", Cover.UNKNOWN: "muted"}
    return styles[insured.cover]


def person_text(person: Person) -> str:
    """Who the row is about."""
    return person.name or (label(person.relation) if person.relation else _("nobody named"))
