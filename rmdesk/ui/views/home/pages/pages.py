"""Which pages the view of one's own standing has: a module is loaded on the first visit."""

from typing import TYPE_CHECKING

from rmdesk.language import N_
from rmdesk.ui.paged.kind import PageKind

if TYPE_CHECKING:
    from rmdesk.ui.paged.page import BookPage


def _standing() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.standing import StandingPage

    return StandingPage


def _pipeline() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.pipeline import PipelinePage

    return PipelinePage


def _rhythm() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.rhythm import RhythmPage

    return RhythmPage


def _targets() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.targets import TargetsPage

    return TargetsPage


def _meetings() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.meetings import MeetingsPage

    return MeetingsPage


def _activity() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.activity import ActivityPage

    return ActivityPage


def _reports() -> "type[BookPage]":
    from rmdesk.ui.views.home.pages.reports import ReportsPage

    return ReportsPage


PAGES: "tuple[PageKind[BookPage], ...]" = (
    PageKind(1, N_("Home page"), _standing),
    PageKind(2, N_("Pipeline"), _pipeline),
    PageKind(3, N_("Rhythm"), _rhythm),
    PageKind(4, N_("Targets"), _targets),
    PageKind(5, N_("Meetings"), _meetings),
    PageKind(6, N_("Activity"), _activity),
    PageKind(7, N_("Reports"), _reports),
)
"""In the order of their digits."""
