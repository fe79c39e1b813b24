"""Commands of the review view, of the review manager, and of pages of rows."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

OPENING_REVIEW_COMMANDS = (
    Command(
        id="desk.review",
        scope=Scope.DESK,
        title=N_("Asset review"),
        help=N_("Review the client under the cursor; without one, or again: all reviews."),
        keys=("f7",),
        footer=N_("Review"),
        rank=63,
    ),
    Command(
        id="desk.reviews",
        scope=Scope.DESK,
        title=N_("Review manager"),
        help=N_("Whose review is due, overdue, booked, and who never had one."),
        keys=(),
    ),
)


_verb = Family("review", Scope.REVIEW).command

REVIEW_COMMANDS = (
    *by_digit(
        "review.page",
        Scope.REVIEW,
        N_("Another page of the review"),
        N_("Show the page of this digit; the line above names them."),
        range(1, 9),
    ),
    _verb(
        "page_next",
        N_("Next page of the review"),
        N_("Also where digits type figures."),
        "ctrl+right",
    ),
    _verb(
        "page_previous",
        N_("Page of the review before"),
        N_("Also where digits type figures."),
        "ctrl+left",
    ),
    _verb(
        "add",
        N_("Add to this page"),
        N_("A line of the review, of income and expense, a goal, a proposal."),
        *("a", "ctrl+a"),
        footer=N_("Add"),
        rank=8,
    ),
    _verb(
        "take_out",
        N_("Take the line out"),
        N_("Take out what is under the cursor; u brings it back."),
        "delete",
        footer=N_("Take out"),
        rank=16,
    ),
    _verb(
        "options",
        N_("What the page goes by"),
        N_("The models, norms and assumptions, or what else can be chosen on this page."),
        *("o", "ctrl+t"),
        footer=N_("Options"),
        rank=9,
    ),
    _verb(
        "finish",
        N_("Close the review or the diagnosis"),
        N_("Close what the page is about, with the next date; a closed review is frozen."),
        "ctrl+s",
        footer=N_("Conclude"),
        rank=7,
    ),
    _verb(
        "earlier",
        N_("The one before"),
        N_("The review or diagnosis before this one."),
        *("left", "h"),
        footer=N_("Older"),
        rank=17,
    ),
    _verb(
        "later",
        N_("The one after"),
        N_("The review or diagnosis after this one."),
        "right",
        footer=N_("Newer"),
        rank=18,
    ),
    _verb(
        "more",
        N_("The other side"),
        N_("The charts, or everything that had no room."),
        "space",
        footer=N_("More"),
        rank=10,
    ),
    Command(
        id="review.discard",
        scope=Scope.REVIEW,
        title=N_("Throw the draft away"),
        help=N_("Throw away the review that is being typed; u brings it back."),
        keys=(),
    ),
    _verb(
        "present",
        N_("Turn the screen to the client"),
        N_("Only this review in large type; Esc or F9 leaves."),
        *("p", "9", "ctrl+k"),
        footer=N_("Present"),
        rank=11,
    ),
    _verb(
        "write_out",
        N_("Write the review to a file"),
        N_("A workbook with charts, a page to print, or plain text."),
        *("x", "ctrl+w"),
        footer=N_("To a file"),
        rank=19,
    ),
)


_row_move = Family(
    "rows", Scope.ROWS, N_("Moves through the lines that can be opened, and through the page.")
).move

ROWS_COMMANDS = (
    Command(
        id="rows.choose",
        scope=Scope.ROWS,
        title=N_("Open the line"),
        help=N_("Change, settle or remove what the line under the cursor says."),
        keys=("enter",),
        footer=N_("Open"),
        rank=2,
        in_palette=False,
    ),
    _row_move("down", N_("One line down"), "down", "j"),
    _row_move("up", N_("One line up"), "up", "k"),
    _row_move("section_next", N_("Next section"), "tab"),
    _row_move("section_previous", N_("Previous section"), "shift+tab"),
    _row_move("page_down", N_("One page down"), "pagedown", "ctrl+d"),
    _row_move("page_up", N_("One page up"), "pageup", "ctrl+b"),
    _row_move("top", N_("To the top"), "home", "g"),
    _row_move("bottom", N_("To the bottom"), "end", "G"),
)


REVIEWS_COMMANDS = (
    Command(
        id="reviews.write_out",
        scope=Scope.REVIEWS,
        title=N_("Write these reviews to files"),
        help=N_("The reviews of the marked rows, else of all rows, each as a file."),
        keys=("x", "ctrl+w"),
        footer=N_("To files"),
        rank=19,
    ),
)


SHEET_LINES_COMMANDS = (
    *by_digit(
        "sheet_lines.figure",
        Scope.SHEET_LINES,
        N_("Type the figure"),
        N_("Where a figure can be typed a digit begins it; Ctrl+Right turns pages."),
        range(10),
    ),
    Command(
        id="sheet_lines.options",
        scope=Scope.SHEET_LINES,
        title=N_("All fields of the line"),
        help=N_("Class, bank, since when, risk, amount and note; a text at length."),
        keys=("o", "ctrl+t"),
        footer=N_("All fields"),
        rank=9,
    ),
)


SHEET_LINE_COMMANDS = (
    Command(
        id="sheet_line.save",
        scope=Scope.SHEET_LINE,
        title=N_("Keep what was typed"),
        help=N_("Keep what was typed and stop typing; Enter keeps it and types the next line."),
        keys=("ctrl+s",),
        footer=N_("Keep"),
        rank=1,
        in_palette=False,
    ),
    Command(
        id="sheet_line.next",
        scope=Scope.SHEET_LINE,
        title=N_("Keep it, type the next"),
        help=N_("Keep what was typed and type into the line below at once."),
        keys=("down",),
        in_palette=False,
    ),
    Command(
        id="sheet_line.previous",
        scope=Scope.SHEET_LINE,
        title=N_("Keep it, type the one before"),
        help=N_("Keep what was typed and type into the line above at once."),
        keys=("up",),
        in_palette=False,
    ),
    Command(
        id="sheet_line.leave",
        scope=Scope.SHEET_LINE,
        title=N_("Leave the field"),
        help=N_("Back to the lines; what was typed is offered again the next time."),
        keys=("escape", "f9"),
        footer=N_("Back to lines"),
        rank=3,
        in_palette=False,
    ),
)
