"""Which sections the client page has, and where they stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rmdesk.desk.dossier import Dossier
from rmdesk.ui.views.client.sections.assets import ASSETS
from rmdesk.ui.views.client.sections.classes import BRIEF_CLASSES, CLASSES
from rmdesk.ui.views.client.sections.consents import CONSENTS
from rmdesk.ui.views.client.sections.contacts import CONTACTS
from rmdesk.ui.views.client.sections.deals import DEALS
from rmdesk.ui.views.client.sections.duties import DUTIES
from rmdesk.ui.views.client.sections.flows import FLOWS
from rmdesk.ui.views.client.sections.handed_over import BRIEF_RECEIVED, LENT, RECEIVED
from rmdesk.ui.views.client.sections.heard import HEARD
from rmdesk.ui.views.client.sections.household import HOUSEHOLD
from rmdesk.ui.views.client.sections.items import (
    BANK,
    INCOME,
    LIFE,
    PLANS,
    PROTECTION,
    WORK,
)
from rmdesk.ui.views.client.sections.kindness import CARE, REFERRALS
from rmdesk.ui.views.client.sections.more import more_part
from rmdesk.ui.views.client.sections.note import BRIEF_NOTE, NOTE
from rmdesk.ui.views.client.sections.occasions import OCCASIONS
from rmdesk.ui.views.client.sections.papers import PAPERS
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.views.client.sections.policies import POLICIES
from rmdesk.ui.views.client.sections.respect import RESPECT
from rmdesk.ui.views.client.sections.review import REVIEW
from rmdesk.ui.views.client.sections.signs import SIGNS
from rmdesk.ui.views.client.sections.warnings import WARNINGS
from rmdesk.ui.views.client.sections.who import WHO
from rmdesk.ui.widgets.page import Column

if TYPE_CHECKING:
    from rmdesk.desk.lending.loans import LentOut

_TWO_COLUMNS_FROM = 108
_THREE_COLUMNS_FROM = 150

Layout = Sequence[Sequence[Sequence[Part]]]
"""Columns of bands of parts: those of a band stand side by side."""


def _bands(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    """One part under another."""
    return tuple((part,) for part in parts)


_WITH_US: tuple[Part, ...] = (BANK, INCOME)
_TO_COME: tuple[Part, ...] = (PLANS, PROTECTION)
_PERSON: tuple[Part, ...] = (WORK, LIFE)
_FILE: tuple[Part, ...] = (*_WITH_US, *_TO_COME, *_PERSON)
"""The items of the file; records have sections of their own."""

_FIRST: tuple[Part, ...] = (WHO, LENT, WARNINGS, RESPECT, SIGNS, HEARD)
"""Who, how to treat, why now: above everything else at any width."""

_MAIN: Sequence[Sequence[Part]] = ((ASSETS,), (HOUSEHOLD, POLICIES), (CONTACTS,))
"""What a small terminal shows besides, side by side where they are in one band."""

_DONE: tuple[Part, ...] = (OCCASIONS, CARE, REFERRALS, PAPERS)
"""What was done for the client and through the client, and the papers of both."""

_REST: tuple[Part, ...] = (
    *(RECEIVED, DEALS, REVIEW, CLASSES, DUTIES, NOTE, FLOWS, CONSENTS),
    *(*_DONE, *_FILE),
)
"""What a small terminal names and shows when the page is unfolded."""

_ONE_COLUMN: Layout = ((*_bands(_FIRST), *_MAIN, *_bands(_REST)),)
_BEYOND = more_part([part for part in _REST if part not in (NOTE, RECEIVED)])
_ONE_FOLDED: Layout = (
    (*_bands((*_FIRST, BRIEF_RECEIVED, BRIEF_CLASSES, BRIEF_NOTE)), *_MAIN, (_BEYOND,)),
)
_TWO_COLUMNS: Layout = (
    _bands((*_FIRST, CLASSES, HOUSEHOLD, NOTE, CONSENTS, *_WITH_US, *_TO_COME)),
    _bands((RECEIVED, DUTIES, DEALS, ASSETS, REVIEW, FLOWS, POLICIES, CONTACTS, *_DONE, *_PERSON)),
)
_THREE_COLUMNS: Layout = (
    _bands((*_FIRST, DUTIES, CLASSES, HOUSEHOLD, NOTE, CONSENTS)),
    _bands((RECEIVED, DEALS, ASSETS, REVIEW, FLOWS, POLICIES, *_DONE, *_WITH_US)),
    _bands((CONTACTS, *_TO_COME, *_PERSON)),
)


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A dossier as a page; the numbers of the fields in `revealed` are shown in full."""

    dossier: Dossier
    now: datetime
    revealed: Collection[str] = ()
    lent: "LentOut | None" = None

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        """The sections in one, two or three columns; folded, a gist is cut to a line or two."""
        gist_lines = (1 if width < _TWO_COLUMNS_FROM else 2) if is_folded else None
        file = OpenFile(self.dossier, self.now, self.revealed, gist_lines, self.lent)
        return tuple(
            tuple(
                tuple(part.section(file) for part in shown)
                for band in column
                if (shown := [part for part in band if part.is_shown(file)])
            )
            for column in _layout(width, is_folded)
        )


def _layout(width: int, is_folded: bool) -> Layout:
    if width >= _THREE_COLUMNS_FROM:
        return _THREE_COLUMNS
    if width >= _TWO_COLUMNS_FROM:
        return _TWO_COLUMNS
    return _ONE_FOLDED if is_folded else _ONE_COLUMN
