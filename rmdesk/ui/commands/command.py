"""What a command is, and which keys pass an input method."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.language import N_

# While a Chinese input method composes, letters and punctuation never reach the program.
_PASSES_INPUT_METHOD = re.compile(
    r"(ctrl\+|shift\+)*(f\d+|\d|up|down|left|right|pageup|pagedown|home|end|enter|space|tab"
    r"|backspace|delete|escape)|ctrl\+[a-z]"
)


class Scope(StrEnum):
    """Where a command works: its bindings sit on the widget of that name."""

    ANYWHERE = "anywhere"
    DESK = "desk"
    TODAY = "today"
    HOME = "home"
    STANDING = "standing"
    TARGETS = "targets"
    RHYTHM = "rhythm"
    LIST = "list"
    CLIENTS = "clients"
    CLIENT = "client"
    FIND = "find"
    TABLES = "tables"
    LADDER = "ladder"
    REVIEW = "review"
    REVIEWS = "reviews"
    ROWS = "rows"
    SHEET_LINES = "sheet_lines"
    SHEET_LINE = "sheet_line"
    CLASSES = "classes"
    FIGURES = "figures"
    SETTINGS = "settings"
    PRACTICE = "practice"
    SCORE = "score"
    PRESENT = "present"
    BOXES = "boxes"
    BOARD = "board"
    PIPELINE = "pipeline"
    GRID = "grid"
    CALENDAR = "calendar"
    LINE = "line"
    CALL = "call"
    CALL_ENTRY = "call_entry"
    DIALOG = "dialog"
    SHEET = "sheet"
    TEXT = "text"
    NUMBER = "number"
    AGENDA = "agenda"
    CLOSE_OUT = "close_out"
    PEOPLE = "people"
    MESSAGE = "message"
    PAIRS = "pairs"
    MERGE = "merge"


SCOPE_TITLES = {
    Scope.ANYWHERE: N_("Everywhere"),
    Scope.DESK: N_("On the desk"),
    Scope.TODAY: N_("Today"),
    Scope.HOME: N_("Home page and its pages"),
    Scope.STANDING: N_("On the first page of Home"),
    Scope.TARGETS: N_("Targets of a month"),
    Scope.RHYTHM: N_("What if, in the rhythm of a month"),
    Scope.LIST: N_("In lists"),
    Scope.CLIENTS: N_("Client list"),
    Scope.CLIENT: N_("Client page"),
    Scope.FIND: N_("While finding"),
    Scope.TABLES: N_("Tables over all clients"),
    Scope.LADDER: N_("Maturity ladder"),
    Scope.REVIEW: N_("Review of a client"),
    Scope.REVIEWS: N_("Review manager"),
    Scope.ROWS: N_("On a page of lines"),
    Scope.SHEET_LINES: N_("On rows whose figures are typed"),
    Scope.SHEET_LINE: N_("While typing row by row"),
    Scope.CLASSES: N_("Grids of the clients"),
    Scope.FIGURES: N_("Figures of calling"),
    Scope.SETTINGS: N_("Settings"),
    Scope.PRACTICE: N_("While practising a call"),
    Scope.SCORE: N_("On the score sheet"),
    Scope.PRESENT: N_("While a client is shown a review"),
    Scope.BOXES: N_("On the boxes of a grid"),
    Scope.BOARD: N_("On the board of deals"),
    Scope.PIPELINE: N_("Pipeline of deals"),
    Scope.GRID: N_("In the calendar grid"),
    Scope.CALENDAR: N_("Calendar"),
    Scope.LINE: N_("In the line under the grid"),
    Scope.CALL: N_("Call session"),
    Scope.CALL_ENTRY: N_("While writing an outcome"),
    Scope.DIALOG: N_("In dialogs"),
    Scope.SHEET: N_("In lists with digits at the foot"),
    Scope.TEXT: N_("While writing a longer text"),
    Scope.NUMBER: N_("While typing a number"),
    Scope.AGENDA: N_("In the agenda"),
    Scope.CLOSE_OUT: N_("While closing the day"),
    Scope.PEOPLE: N_("While ticking off a list"),
    Scope.MESSAGE: N_("While writing a message"),
    Scope.PAIRS: N_("Suspected duplicates"),
    Scope.MERGE: N_("While merging"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing the user can do. Its action is the id with underscores: `action_contact_log`.

    `keys` are Textual's key names, the one to show first; without any, the palette or a menu
    leads there. `footer` is the short text for the
    footer, where a lower `rank` goes further left and out last; without one it is not a hint.
    `in_palette` is off for moves of the cursor; `argument` goes to the action.
    """

    id: str
    scope: Scope
    title: str
    help: str
    keys: tuple[str, ...]
    footer: str = ""
    rank: int = 50
    in_palette: bool = True
    argument: str = ""

    @property
    def action(self) -> str:
        """What Textual's binding calls."""
        name = self.id.split("#")[0].replace(".", "_")
        return f"{name}({self.argument!r})" if self.argument else name


def passes_input_method(key: str) -> bool:
    """Whether `key` reaches the program although a Chinese input method is composing."""
    return _PASSES_INPUT_METHOD.fullmatch(key) is not None
