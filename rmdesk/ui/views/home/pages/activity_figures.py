"""The figures of page 6: what each is, in words, and which clients are behind it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from rmdesk.desk.activity.behind_figure import (
    in_care_without_deal,
    kept_like,
    with_deal,
    with_deal_by_care,
    with_deal_in_book,
)
from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.figures import conversion_clients
from rmdesk.domain.deals.conversion import Step
from rmdesk.domain.ids import ClientId
from rmdesk.domain.rhythm.activity import Kept, Span, span_of
from rmdesk.domain.rhythm.weeks import month_before
from rmdesk.domain.segments import ClientClass
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import class_label, label
from rmdesk.ui.words.rhythm import WEEKS


class CareFigure(StrEnum):
    """The figures around the activity rate."""

    IN_CARE = "in_care"
    OF_BOOK = "of_book"
    WITHOUT = "without"
    OTHERS = "others"


CARE_WORDS = {
    CareFigure.IN_CARE: N_("with a deal, of those in care"),
    CareFigure.OF_BOOK: N_("with a deal, of the whole book"),
    CareFigure.WITHOUT: N_("in care, without a deal"),
    CareFigure.OTHERS: N_("with a deal, not said to be in care"),
}

STEP_WORDS = {
    Step.CALLS: N_("Calls"),
    Step.REACHED: N_("Reached"),
    Step.APPOINTMENTS: N_("Appointed"),
    Step.MET: N_("Met"),
    Step.DEALS: N_("Closed"),
}


@dataclass(frozen=True, slots=True)
class OfDeals:
    """Deals of a metric (None: all) in a week of the month, or in the whole month (None), or, as
    `before`, in the month before it; `name` is what the metric is called."""

    month: date
    metric: str | None
    name: str
    week: int | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class OfCare:
    """One of the figures around the activity rate of a month."""

    month: date
    figure: CareFigure


@dataclass(frozen=True, slots=True)
class OfKept:
    """Clients of a class, or of the book, who are kept up like that."""

    kept: Kept
    client_class: ClientClass | None


@dataclass(frozen=True, slots=True)
class OfStep:
    """Clients who came to a step, of a class or after calls with a script; neither: all."""

    month: date
    span: Span
    step: Step
    client_class: ClientClass | None = None
    script: str | None = None
    name: str = ""


Figure: TypeAlias = OfDeals | OfCare | OfKept | OfStep


def month_words(month: date) -> str:
    """``Nov 2026``"""
    return _("{month} {year}").format(month=formats.month(month), year=month.year)


def title_of(figure: Figure) -> str:
    """What the list behind a figure is called."""
    match figure:
        case OfDeals(month, _metric, name, week, before):
            when = month_words(month_before(month) if before else month)
            if week is not None:
                when = _("{month}, {week}").format(month=when, week=_(WEEKS[week]))
            return _("{what}: {when}").format(what=name, when=when)
        case OfCare(month, which):
            said = _(CARE_WORDS[which])
            return _("{what}: {when}").format(what=said, when=month_words(month))
        case OfKept(kept, client_class):
            whose = class_label(client_class) if client_class else _("All")
            return _("{what}: {when}").format(what=whose, when=label(kept))
        case OfStep():
            said = _("{what}, {span}").format(what=figure.name, span=label(figure.span))
            return _("{what}: {when}").format(what=said, when=_(STEP_WORDS[figure.step]))


def clients_behind(desk: Desk, figure: Figure) -> Sequence[ClientId]:
    """Whom a figure counts, in the order that says whom to look at first."""
    match figure:
        case OfDeals(month, metric, _name, week, before):
            metrics = None if metric is None else (metric,)
            when = month_before(month) if before else month
            return with_deal(desk, when, week=week, metrics=metrics)
        case OfCare(month, CareFigure.WITHOUT):
            return in_care_without_deal(desk, month)
        case OfCare(month, CareFigure.OF_BOOK):
            return with_deal_in_book(desk, month)
        case OfCare(month, which):
            found = with_deal_by_care(desk, month)
            return found.in_care if which is CareFigure.IN_CARE else found.others
        case OfKept(kept, client_class):
            return kept_like(desk, kept, client_class=client_class, today=desk.today)
        case OfStep(month, span, step, client_class, script):
            first, last = span_of(span, month)
            return conversion_clients(
                desk, first, last, step, client_class=client_class, script=script
            )
