"""Commands of the view of one's own standing, and of its pages by name."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_argument, by_digit

_opens = Family("home", Scope.DESK).command

OPENING_HOME_COMMANDS = (
    _opens(
        "standing",
        N_("Home page"),
        N_("Where you stand, what is due, what comes: F2 on Today."),
    ),
    _opens(
        "pipeline",
        N_("Pipeline"),
        N_("The deals by stage, as a board or a list: what may still come in, and what came."),
    ),
    _opens(
        "rhythm",
        N_("Rhythm of the month"),
        N_("With rhythm, spread evenly, and done: two curves, the weeks of two months, what if."),
    ),
    _opens(
        "targets",
        N_("Targets of the month"),
        N_("What is to be reached of each metric: typed, from last month, pasted from a sheet."),
    ),
    _opens(
        "meetings",
        N_("Meetings"),
        N_("What is to be written down, what is ahead and prepared, what is over."),
    ),
    _opens(
        "activity",
        N_("Activity"),
        N_("How active the business is, how much of the book is kept up, what calls come to."),
    ),
    _opens(
        "reports",
        N_("Plans and reports"),
        N_("The plan of a day, the reports of a week and a month: on the screen and into a file."),
    ),
    *by_argument(
        "home.report",
        Scope.DESK,
        (
            ("day", N_("Plan of the day"), N_("What this day holds, to print or to hand in.")),
            ("week", N_("Report of the week"), N_("This week for your manager, and into a file.")),
            (
                "month",
                N_("Report of the month"),
                N_("This month for your manager, and into a file."),
            ),
        ),
    ),
)
"""By the palette, from anywhere: a page each, its action in `actions.home`."""


_verb = Family("home", Scope.HOME, in_palette=False).command

HOME_COMMANDS = (
    _verb(
        "today",
        N_("To Today"),
        N_("What is due today; F2 there leads back."),
        "f2",
        footer=N_("Today"),
        rank=4,
    ),
    *by_digit(
        "home.page",
        Scope.HOME,
        N_("Another page of Home"),
        N_("Show the page of this digit; the line above names them."),
        range(1, 8),
    ),
    _verb(
        "page_next",
        N_("Next page of Home"),
        N_("Also where digits type figures."),
        "ctrl+right",
    ),
    _verb(
        "page_previous",
        N_("Page of Home before"),
        N_("Also where digits type figures."),
        "ctrl+left",
    ),
    _verb(
        "add",
        N_("Add to this page of Home"),
        N_("A deal, a target, a meeting: what the page is about."),
        *("a", "ctrl+a"),
        footer=N_("Add"),
        rank=8,
    ),
    _verb(
        "take_out",
        N_("Take out what is under the cursor"),
        N_("Take out what is under the cursor; u brings it back."),
        "delete",
        footer=N_("Take out"),
        rank=16,
    ),
    _verb(
        "options",
        N_("What this page of Home goes by"),
        N_("The weights, the chances, or what else can be chosen on this page."),
        *("o", "ctrl+t"),
        footer=N_("Options"),
        rank=9,
    ),
    _verb(
        "finish",
        N_("Conclude what the page is about"),
        N_("Keep or close as a whole what the page shows."),
        "ctrl+s",
        footer=N_("Conclude"),
        rank=7,
    ),
    _verb(
        "earlier",
        N_("The month or time before"),
        N_("The month, week or day before the one shown."),
        *("left", "h"),
        footer=N_("Time before"),
        rank=17,
    ),
    _verb(
        "later",
        N_("The month or time after"),
        N_("The month, week or day after the one shown."),
        "right",
        footer=N_("Time after"),
        rank=18,
    ),
    _verb(
        "more",
        N_("More of this page of Home"),
        N_("The other side, or everything that had no room."),
        "space",
        footer=N_("More"),
        rank=10,
    ),
    _verb(
        "write_out",
        N_("Write this page of Home to a file"),
        N_("A workbook, a page to print, or plain text."),
        *("x", "ctrl+w"),
        footer=N_("To a file"),
        rank=19,
    ),
)


STANDING_COMMANDS = tuple(
    Command(
        id=f"standing.{name}",
        scope=Scope.STANDING,
        title=title,
        help=N_("What stands beside the figure under the cursor."),
        keys=keys,
        in_palette=False,
    )
    for name, title, keys in (
        ("left", N_("To the figure on the left"), ("left", "h")),
        ("right", N_("To the figure on the right"), ("right",)),
    )
)
