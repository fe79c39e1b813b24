"""Commands of what leaves the book in files."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

EXPORT_COMMANDS = (
    Command(
        id="export.open",
        scope=Scope.DESK,
        title=N_("Export to a file"),
        help=N_("The list as it is shown or the contact calendar, as a workbook or CSV."),
        keys=(),
    ),
    Command(
        id="export.forbid",
        scope=Scope.DESK,
        title=N_("Forbid exports again"),
        help=N_("Let no client data out of this book into files any more."),
        keys=(),
    ),
)
