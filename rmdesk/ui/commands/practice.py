"""Commands while a call is practised."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family

_move = Family("practice", Scope.PRACTICE).move

PRACTICE_COMMANDS = (
    Command(
        id="practice.says",
        scope=Scope.PRACTICE,
        title=N_("What the client says next"),
        help=N_("The next sentence for the colleague to read."),
        keys=("f2",),
        footer=N_("Client says"),
        rank=2,
        in_palette=False,
    ),
    Command(
        id="practice.says_before",
        scope=Scope.PRACTICE,
        title=N_("What the client said before"),
        help=N_("The sentence before; before the first whom the colleague plays."),
        keys=("f3",),
        in_palette=False,
    ),
    Command(
        id="practice.sheet",
        scope=Scope.PRACTICE,
        title=N_("Score sheet, and back to the call"),
        help=N_("A digit gives the points of an item; an outcome leads here, too."),
        keys=("f4",),
        footer=N_("Score sheet / call"),
        rank=3,
        in_palette=False,
    ),
    Command(
        id="practice.result",
        scope=Scope.PRACTICE,
        title=N_("Result"),
        help=N_("The points by part, what was weakest, and what to train."),
        keys=("f5",),
        footer=N_("Result"),
        rank=4,
        in_palette=False,
    ),
    _move("down", N_("Down"), "down"),
    _move("up", N_("Up"), "up"),
    Command(
        id="practice.help",
        scope=Scope.PRACTICE,
        title=N_("Help"),
        help=N_("Explain this screen and list the keys."),
        keys=("question_mark", "f1"),
        footer=N_("Help"),
        rank=1,
        in_palette=False,
    ),
    Command(
        id="practice.leave",
        scope=Scope.PRACTICE,
        title=N_("Leave the practice"),
        help=N_("Back to where you were; nothing of the practice is kept."),
        keys=("escape", "q"),
        footer=N_("End the practice"),
        rank=5,
        in_palette=False,
    ),
)

SCORE_COMMANDS = (
    *(
        Command(
            id=f"score.give#{digit}",
            scope=Scope.SCORE,
            title=N_("Points of the item"),
            help=N_("1 missing to 5 very good; 0 takes the points away: it is not scored."),
            keys=(digit,),
            argument=digit,
            # One hint for them all: it begins with the key.
            footer=N_("to 5: points") if digit == "1" else "",
            rank=2,
            in_palette=False,
        )
        for digit in "123450"
    ),
    Command(
        id="score.comment",
        scope=Scope.SCORE,
        title=N_("Comment on the item"),
        help=N_("Write what you saw and heard; Enter again keeps it."),
        keys=("enter",),
        footer=N_("Comment"),
        rank=3,
        in_palette=False,
    ),
)
