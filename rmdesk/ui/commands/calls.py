"""Commands of the call session."""

from rmdesk.domain.calls import Outcome
from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

OUTCOME_OF_DIGIT = dict(zip("1234567890", Outcome, strict=False))
"""The digits in the order of the outcomes; what has none is behind "all outcomes"."""

_TITLES = {
    Outcome.NO_ANSWER: N_("No answer"),
    Outcome.APPOINTMENT: N_("Appointment"),
    Outcome.CALL_BACK: N_("Call-back"),
    Outcome.INTERESTED: N_("Interested"),
    Outcome.THINKING: N_("Thinking it over"),
    Outcome.REFUSED: N_("Refused"),
    Outcome.BUSY: N_("Busy"),
    Outcome.DEAD_NUMBER: N_("Dead number"),
    Outcome.DO_NOT_CALL: N_("Do not call"),
    Outcome.SKIPPED: N_("Skipped"),
}


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
    *(
        Command(
            id=f"call.outcome#{digit}",
            scope=Scope.CALL,
            title=_TITLES[outcome],
            help=N_("Record the outcome and go on to the next card."),
            keys=(digit,),
            argument=digit,
            in_palette=False,
        )
        for digit, outcome in OUTCOME_OF_DIGIT.items()
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
        help=N_("The next card without an outcome; the one left stays open."),
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
