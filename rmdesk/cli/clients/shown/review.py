"""The lists of `show` on asset reviews and what they found."""

from collections.abc import Sequence

from rmdesk.cli.clients.layout import Columns
from rmdesk.language import N_

OF_REVIEWS: Sequence[tuple[str, str, Columns]] = (
    (
        "reviews",
        N_("Asset reviews"),
        (
            ("on", N_("Day"), "left"),
            ("closed_on", N_("Closed on"), "left"),
            ("way", N_("Talked through"), "left"),
            ("stated", N_("Stated total (yuan)"), "right"),
            ("market_view", N_("Market view"), "left"),
            ("circumstances", N_("New circumstances"), "left"),
            ("wishes", N_("The client's wishes"), "left"),
            ("protection_idea", N_("Idea on protection"), "left"),
            ("next_steps", N_("Next steps"), "left"),
            ("next_on", N_("Next review"), "left"),
        ),
    ),
    (
        "review_lines",
        N_("What the reviews found"),
        (
            ("review_on", N_("Review of"), "left"),
            ("institution", N_("Institution"), "left"),
            ("class", N_("Kind"), "left"),
            ("item", N_("Item"), "left"),
            ("held_since", N_("Held since"), "left"),
            ("risk", N_("Risk"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("as_of", N_("As of"), "left"),
            ("note", N_("Note"), "left"),
        ),
    ),
)
