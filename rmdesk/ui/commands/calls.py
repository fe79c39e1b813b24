"""Commands of the call session."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope


def _move(name: str, title: str, help: str, *keys: str) -> Command:
    return Command(
        id=f"call.{name}", scope=Scope.CALL, title=title, help=help, keys=keys, in_palette=False
    )


CALL_COMMANDS = (
    Command(
        id="call.number",
        scope=Scope.CALL,
        title=N_("Show the number"),
        help=N_("Show the number to dial; the minutes of the call run from here."),
        keys=("space", "r"),
        footer=N_("Show number"),
        rank=2,
    ),
    Command(
        id="call.face",
        scope=Scope.CALL,
        title=N_("Preparation or script"),
        help=N_("Turn the card: what to know before the call, or what to say in it."),
        keys=("tab",),
        footer=N_("Turn the card"),
        rank=3,
        in_palette=False,
    ),
    Command(
        id="call.large",
        scope=Scope.CALL,
        title=N_("Show the number large"),
        help=N_("Figures to be read across the desk; they go again after 10 seconds."),
        keys=("ctrl+t",),
        footer=N_("Large number"),
        rank=47,
    ),
    Command(
        id="call.purpose",
        scope=Scope.CALL,
        title=N_("Why this call, and what for"),
        help=N_("Choose the purpose and the goal; the questions and the script follow it."),
        keys=("f", "ctrl+s"),
        footer=N_("Purpose"),
        rank=7,
    ),
    *(
        Command(
            id=f"call.outcome#{digit}",
            scope=Scope.CALL,
            title=N_("Outcome of this digit"),
            help=N_("The line of digits names it; it is recorded, and the next card comes."),
            keys=(digit,),
            argument=digit,
            in_palette=False,
        )
        for digit in "123456789"
    ),
    Command(
        id="call.outcome#0",
        scope=Scope.CALL,
        title=N_("Skip, with the reason"),
        help=N_("This client is not called now; the reason is kept, Enter alone says none."),
        keys=("0",),
        argument="0",
        in_palette=False,
    ),
    Command(
        id="call.more",
        scope=Scope.CALL,
        title=N_("All outcomes"),
        help=N_("Choose from every outcome, such as a wrong person."),
        keys=("a", "ctrl+a"),
        footer=N_("All outcomes"),
        rank=6,
    ),
    Command(
        id="call.talk",
        scope=Scope.CALL,
        title=N_("More of the talk"),
        help=N_("Topics, a promise with its day, the attitude, signals and how it was closed."),
        keys=("ctrl+d",),
        footer=N_("More of the talk"),
        rank=9,
    ),
    Command(
        id="call.confirmation",
        scope=Scope.CALL,
        title=N_("Confirm the appointment"),
        help=N_("The draft of a message that confirms what was agreed last."),
        keys=("end",),
        footer=N_("Confirmation"),
        rank=5,
    ),
    Command(
        id="call.objections",
        scope=Scope.CALL,
        title=N_("Objections"),
        help=N_("What to answer to an objection; again returns to the same line of the script."),
        keys=("f9",),
        footer=N_("Objections"),
        rank=3,
    ),
    Command(
        id="call.script",
        scope=Scope.CALL,
        title=N_("Another script"),
        help=N_("Choose the script of this session, or let every card choose its own."),
        keys=("s", "ctrl+w"),
        footer=N_("Script"),
        rank=8,
    ),
    Command(
        id="call.hints",
        scope=Scope.CALL,
        title=N_("Hints on or off"),
        help=N_("Show or hide the hints for voice and posture in the script."),
        keys=("ctrl+b",),
        footer=N_("Hints"),
        rank=46,
    ),
    Command(
        id="call.minutes",
        scope=Scope.CALL,
        title=N_("Minutes of this call"),
        help=N_("Correct how long the call took, before its outcome is recorded."),
        keys=("m", "ctrl+k"),
        footer=N_("Minutes"),
        rank=45,
    ),
    Command(
        id="call.follow",
        scope=Scope.CALL,
        title=N_("Follow the script"),
        help=N_("What the client said leads to the next step; without a choice, the step after."),
        keys=("enter",),
        footer=N_("Go on"),
        rank=4,
        in_palette=False,
    ),
    _move("choice_down", N_("Next choice"), N_("What else the client may say."), "down", "j"),
    _move("choice_up", N_("Previous choice"), N_("What else the client may say."), "up", "k"),
    _move("step_on", N_("One step on"), N_("The next step of the script."), "right"),
    _move("step_back", N_("One step back"), N_("The step of the script before."), "left", "h"),
    Command(
        id="call.next",
        scope=Scope.CALL,
        title=N_("Next card"),
        help=N_("A card without an outcome is skipped, with the reason; after that the next one."),
        keys=("pagedown",),
        footer=N_("Next"),
        rank=21,
    ),
    Command(
        id="call.previous",
        scope=Scope.CALL,
        title=N_("Previous card"),
        help=N_("The card before."),
        keys=("pageup",),
        footer=N_("Previous"),
        rank=20,
    ),
)

CALL_ENTRY_COMMANDS = (
    Command(
        id="entry.talk",
        scope=Scope.CALL_ENTRY,
        title=N_("More of the talk"),
        help=N_("Topics, a promise with its day, the attitude, signals and how it was closed."),
        keys=("ctrl+d",),
        footer=N_("More of the talk"),
        rank=2,
        in_palette=False,
    ),
    Command(
        id="entry.back",
        scope=Scope.CALL_ENTRY,
        title=N_("Another outcome"),
        help=N_("Back to the outcomes; what was typed stays with this card."),
        keys=("escape", "up", "shift+tab"),
        footer=N_("Back"),
        rank=1,
        in_palette=False,
    ),
)
