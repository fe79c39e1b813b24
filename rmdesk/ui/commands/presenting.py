"""Commands while a client is shown a review: turning its pages, and back to the desk."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family

_turn = Family("present", Scope.PRESENT).move

PRESENT_COMMANDS = (
    _turn("next", N_("Next page"), "right", "down", "pagedown", "space"),
    _turn("previous", N_("Page before"), "left", "up", "pageup"),
    _turn("first", N_("First page"), "home"),
    _turn("last", N_("Last page"), "end"),
    Command(
        id="present.leave",
        scope=Scope.PRESENT,
        title=N_("Turn the screen back"),
        help=N_("The desk stands where it stood; every other key but the lock does nothing."),
        keys=("escape", "f9"),
        in_palette=False,
    ),
)
