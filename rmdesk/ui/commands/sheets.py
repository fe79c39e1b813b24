"""Commands of the sheets, lists in a dialog with a few acts under them, and of long texts."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import by_digit

MOST_ACTS = 9

SHEET_COMMANDS = by_digit(
    "sheet.act",
    Scope.SHEET,
    N_("What stands behind the digit"),
    N_("The line at the foot says what each digit does with the row under the cursor."),
    range(1, MOST_ACTS + 1),
)

TEXT_COMMANDS = (
    Command(
        id="text.field",
        scope=Scope.TEXT,
        title=N_("Put in a field"),
        help=N_("Choose what is to be filled in where the caret stands, such as the address."),
        keys=("ctrl+t",),
        in_palette=False,
    ),
    Command(
        id="text.line",
        scope=Scope.TEXT,
        title=N_("New line"),
        help=N_("Enter saves the text; this begins another line of it."),
        keys=("ctrl+n",),
        in_palette=False,
    ),
    Command(
        id="text.back",
        scope=Scope.TEXT,
        title=N_("Take back"),
        help=N_("Undo the last change of the text that is being written."),
        keys=("ctrl+z",),
        in_palette=False,
    ),
)
