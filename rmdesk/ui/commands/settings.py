"""Commands of the settings: the view of all of them, and files of them."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

SETTINGS_COMMANDS = (
    Command(
        id="settings.open",
        scope=Scope.DESK,
        title=N_("Settings"),
        help=N_("Everything that can be set: looks, lock, classes, lead times, calling, rhythm."),
        keys=("comma", "ctrl+g"),
    ),
    Command(
        id="settings.export",
        scope=Scope.DESK,
        title=N_("Settings to a file"),
        help=N_("One file without any client's data, for a colleague or a branch."),
        keys=(),
    ),
    Command(
        id="settings.import",
        scope=Scope.DESK,
        title=N_("Settings from a file"),
        help=N_("Shows what would change first; a file that is not right changes nothing."),
        keys=(),
    ),
    Command(
        id="settings.put_back",
        scope=Scope.DESK,
        title=N_("Put settings back"),
        help=N_("Put back what was set before the last file or reset."),
        keys=(),
    ),
)


_verb = Family("setting", Scope.SETTINGS, in_palette=False).command

SETTING_COMMANDS = (
    *by_digit(
        "setting.page",
        Scope.SETTINGS,
        N_("Another section"),
        N_("Show the settings of this digit; 8 all that are not the default."),
        range(1, 9),
    ),
    _verb(
        "turn_on",
        N_("The next choice"),
        N_("Of a setting that is one of a few; Enter shows all of them."),
        *("right", "space"),
        footer=N_("Next choice"),
        rank=4,
    ),
    _verb(
        "turn_back",
        N_("The choice before"),
        N_("Of a setting that is one of a few; Enter shows all of them."),
        "left",
        footer="",
        rank=5,
    ),
    _verb(
        "reset",
        N_("Back to the default"),
        N_("The setting under the cursor is what it was when the program came."),
        "delete",
        footer=N_("Default"),
        rank=7,
    ),
    _verb(
        "options",
        N_("All of the section, or a file"),
        N_("The section or everything back to the default; settings to and from a file."),
        *("o", "ctrl+t"),
        footer=N_("Options"),
        rank=9,
    ),
    _verb(
        "write_out",
        N_("Settings to a file"),
        N_("One file without any client's data, for a colleague or a branch."),
        *("x", "ctrl+w"),
        footer=N_("To a file"),
        rank=19,
    ),
    _verb(
        "group_next",
        N_("Next group of settings"),
        N_("To the first setting of the next group."),
        "tab",
        footer="",
        rank=50,
    ),
    _verb(
        "group_previous",
        N_("Group of settings before"),
        N_("To the first setting of the group before."),
        "shift+tab",
        footer="",
        rank=50,
    ),
    _verb(
        "page_next",
        N_("Section of the next digit"),
        N_("The settings of the next digit."),
        "ctrl+right",
        footer="",
        rank=50,
    ),
    _verb(
        "page_previous",
        N_("Section of the digit before"),
        N_("The settings of the digit before."),
        "ctrl+left",
        footer="",
        rank=50,
    ),
)
