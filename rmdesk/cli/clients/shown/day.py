"""The lists of `show` on where a client was placed, and what was planned, done and heard."""

from collections.abc import Sequence

from rmdesk.cli.clients.layout import Columns
from rmdesk.language import N_

OF_THE_DAY: Sequence[tuple[str, str, Columns]] = (
    (
        "placed_by_hand",
        N_("Set by hand"),
        (
            ("on", N_("Day"), "left"),
            ("grid", N_("Classification"), "left"),
            ("box", N_("Set to"), "left"),
            ("rule_then", N_("The rule said"), "left"),
            ("why", N_("Reason"), "left"),
        ),
    ),
    (
        "attitudes",
        N_("What showed the attitude"),
        (
            ("on", N_("Day"), "left"),
            ("evidence", N_("Evidence"), "left"),
            ("words", N_("In the client's words"), "left"),
        ),
    ),
    (
        "duties",
        N_("Planned"),
        (
            ("on", N_("Day"), "left"),
            ("kind", N_("What"), "left"),
            ("about", N_("For the day"), "left"),
            ("state", N_("State"), "left"),
            ("settled_on", N_("Settled on"), "left"),
            ("why", N_("Reason"), "left"),
        ),
    ),
    (
        "postponed",
        N_("Put off"),
        (
            ("planned", N_("Planned for"), "left"),
            ("to", N_("Put off to"), "left"),
            ("why", N_("Reason"), "left"),
        ),
    ),
    (
        "to_dos",
        N_("To-dos"),
        (("on", N_("Day"), "left"), ("what", N_("What"), "left")),
    ),
    (
        "visits",
        N_("Visits planned"),
        (
            ("on", N_("Day"), "left"),
            ("what", N_("What"), "left"),
            ("settled_on", N_("Settled on"), "left"),
        ),
    ),
    (
        "good_news",
        N_("Good news"),
        (("on", N_("Day"), "left"), ("words", N_("In the client's words"), "left")),
    ),
    (
        "anniversaries",
        N_("Anniversaries"),
        (
            ("what", N_("What"), "left"),
            ("since", N_("Since"), "left"),
            ("lunar", N_("Lunar day"), "left"),
        ),
    ),
    (
        "events",
        N_("Events"),
        (
            ("on", N_("Day"), "left"),
            ("name", N_("Event"), "left"),
            ("answer", N_("Answer"), "left"),
        ),
    ),
)
