"""The lists of `show` on deals and meetings."""

from collections.abc import Sequence

from rmdesk.cli.clients.layout import Columns
from rmdesk.language import N_

OF_DEALING: Sequence[tuple[str, str, Columns]] = (
    (
        "deals",
        N_("Deals"),
        (
            ("month", N_("Month"), "left"),
            ("metric", N_("Counts towards"), "left"),
            ("product", N_("Product"), "left"),
            ("words", N_("What it is about"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("pieces", N_("Pieces"), "right"),
            ("stage", N_("Stage"), "left"),
            ("chance", N_("Chance, %"), "right"),
            ("expected_on", N_("Week expected"), "left"),
            ("added_on", N_("Added on"), "left"),
            ("steps", N_("Stages so far"), "left"),
            ("moved_on", N_("Moved on"), "left"),
            ("closed_on", N_("Ended on"), "left"),
            ("lost_reason", N_("Reason"), "left"),
            ("lost_words", N_("In the client's words"), "left"),
            ("client_level", N_("Client bore"), "left"),
            ("product_level", N_("Product risked"), "left"),
            ("care", N_("Care for age"), "left"),
            ("script", N_("Script"), "left"),
            ("note", N_("Note"), "left"),
        ),
    ),
    (
        "meetings",
        N_("Meetings"),
        (
            ("on", N_("Day"), "left"),
            ("kind", N_("Kind"), "left"),
            ("event", N_("Event"), "left"),
            ("purpose", N_("Purpose"), "left"),
            ("roles", N_("Roles"), "left"),
            ("facts", N_("Facts"), "left"),
            ("objections", N_("Objections expected"), "left"),
            ("allocation", N_("Idea of the mix"), "left"),
            ("held_on", N_("Held on"), "left"),
            ("called_off_on", N_("Called off on"), "left"),
            ("record", N_("What was said"), "left"),
        ),
    ),
)
