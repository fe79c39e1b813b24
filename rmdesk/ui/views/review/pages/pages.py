"""Which pages the review view has: a page's module is loaded on the first visit."""

from typing import TYPE_CHECKING

from rmdesk.language import N_
from rmdesk.ui.paged.kind import PageKind

if TYPE_CHECKING:
    from rmdesk.ui.views.review.pages.page import ReviewPage


def _sheet() -> "type[ReviewPage]":
    from rmdesk.ui.views.review.pages.sheet import SheetPage

    return SheetPage


def _allocation() -> "type[ReviewPage]":
    from rmdesk.ui.views.review.pages.allocation import AllocationPage

    return AllocationPage


def _household() -> "type[ReviewPage]":
    from rmdesk.ui.views.review.pages.household import HouseholdPage

    return HouseholdPage


def _diagnosis() -> "type[ReviewPage]":
    from rmdesk.ui.views.review.pages.diagnosis import DiagnosisOfClient

    return DiagnosisOfClient


def _goals() -> "type[ReviewPage]":
    from rmdesk.ui.views.review.pages.goals import GoalsOfClient

    return GoalsOfClient


def _proposals() -> "type[ReviewPage]":
    from rmdesk.ui.views.review.pages.proposals import ProposalsPage

    return ProposalsPage


PAGES: "tuple[PageKind[ReviewPage], ...]" = (
    PageKind(1, N_("Review"), _sheet),
    PageKind(2, N_("Allocation"), _allocation),
    PageKind(3, N_("Household finances"), _household),
    PageKind(4, N_("Diagnosis"), _diagnosis),
    PageKind(5, N_("Goals"), _goals),
    PageKind(6, N_("Proposals"), _proposals),
)
"""In the order of their digits."""
