"""The lists of `show` on the household's tables, goals, diagnoses and proposals."""

from collections.abc import Sequence

from rmdesk.cli.clients.layout import Columns
from rmdesk.language import N_

OF_THE_HOUSEHOLD: Sequence[tuple[str, str, Columns]] = (
    (
        "flows",
        N_("Income and expense"),
        (
            ("category", N_("Kind"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("months", N_("Every so many months"), "right"),
            ("who", N_("For whom"), "left"),
            ("words", N_("In the client's words"), "left"),
            ("as_of", N_("As of"), "left"),
        ),
    ),
    (
        "none_held",
        N_("Said that there is none"),
        (("on", N_("Day"), "left"), ("part", N_("Part of the balance"), "left")),
    ),
    (
        "own_mix",
        N_("Wished mix"),
        (("share_class", N_("Kind"), "left"), ("percent", N_("Share, %"), "right")),
    ),
    (
        "goals",
        N_("Savings goals"),
        (
            ("on_year", N_("Year"), "left"),
            ("kind", N_("Kind"), "left"),
            ("name", N_("What"), "left"),
            ("who", N_("For whom"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("funded", N_("Put aside (yuan)"), "right"),
            ("rate", N_("Return, %"), "right"),
            ("growth", N_("Price rises by, %"), "right"),
            ("settled_on", N_("Settled on"), "left"),
        ),
    ),
    (
        "diagnoses",
        N_("Diagnoses"),
        (
            ("on", N_("Day"), "left"),
            ("steps_understood", N_("Steps understood"), "right"),
            ("closed_on", N_("Closed on"), "left"),
            ("next_check_on", N_("Next check"), "left"),
        ),
    ),
    (
        "proposals",
        N_("Proposed products"),
        (
            ("on", N_("Day"), "left"),
            ("product", N_("Product"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("client_level", N_("Client bore"), "left"),
            ("product_level", N_("Product risked"), "left"),
            ("care", N_("Care for age"), "left"),
            ("note", N_("Note"), "left"),
            ("gone_on", N_("Withdrawn on"), "left"),
        ),
    ),
)
"""What was answered in a diagnosis and what it assumed only `--json` tells."""
