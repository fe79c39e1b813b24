"""Commands of the pages of targets and of the rhythm of a month."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

TARGET_COMMANDS = (
    Command(
        id="targets.copy",
        scope=Scope.TARGETS,
        title=N_("Targets from the month before"),
        help=N_("Fill only what is empty: what is set stays as it is; u takes it back."),
        keys=("m", "ctrl+k"),
        footer=N_("Fill from last month"),
        rank=5,
    ),
    Command(
        id="targets.paste",
        scope=Scope.TARGETS,
        title=N_("Paste targets from a sheet"),
        help=N_("Lines of a metric and its figures; what is understood is shown before it is set."),
        keys=("v", "ctrl+v"),
        footer=N_("Paste"),
        rank=6,
    ),
)

RHYTHM_COMMANDS = (
    Command(
        id="rhythm.end",
        scope=Scope.RHYTHM,
        title=N_("End what if"),
        help=N_("Show the month as it is again; Esc does the same."),
        keys=("o", "ctrl+t"),
        footer=N_("End what if"),
        rank=3,
        in_palette=False,
    ),
)
