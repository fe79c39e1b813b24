"""Which classifications there are: a digit each, how its boxes lie, what a hand can set there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import partial
from typing import Final

from rmdesk.desk.classing import benefit_boards, boards
from rmdesk.desk.classing.boards import NOT_KNOWN, Reader
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.segments import ClientClass
from rmdesk.language import N_
from rmdesk.store.figures.boxes import Axis

NOWHERE: Final = ""
"""A place in an arrangement where no box lies."""


class Digit(IntEnum):
    """The classifications by the digits that choose them."""

    VALUE = 1
    EFFORT = 2
    NINE = 3
    ORIENTATION = 4
    STAGE = 5
    TARGET = 6
    PRIORITY = 7
    CURVE = 8
    DRIFT = 9
    TAGS = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Boxes by their keys, row by row; `rows` and `columns` are what these stand for, as message
    ids, none where the boxes have no order. The last `beside` columns stand beside the grid."""

    keys: Sequence[Sequence[str]]
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    beside: int = 0

    def place(self, key: str) -> tuple[int, int]:
        """Row and column of a box; raises LookupError."""
        for row, keys in enumerate(self.keys):
            if key in keys:
                return row, list(keys).index(key)
        raise LookupError(key)

    def neighbour(self, key: str, down: int, right: int) -> str | None:
        """The box beside `key` on that side; None at the edge."""
        row, column = self.place(key)
        row, column = row + down, column + right
        if not (0 <= row < len(self.keys) and 0 <= column < len(self.keys[row])):
            return None
        return self.keys[row][column] or None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Look:
    """One way to classify. `codes` are its boxes by the grid in which a hand can set a client
    there; without an arrangement the boxes are lines with bars. `columns` are the list's."""

    digit: Digit
    title: str
    short: str
    explains: str
    read: Reader
    arrangement: Arrangement | None = None
    codes: Mapping[Grid, type[StrEnum]]
    columns: Sequence[str] = ()
    first: str = boards.EVERYBODY

    def places(self, key: str) -> dict[Grid, StrEnum]:
        """What a client in the box `key` is set to in each grid; nothing for what is not known."""
        parts = key.split("/")
        found = {
            grid: code_of(codes, part)
            for (grid, codes), part in zip(self.codes.items(), parts, strict=len(parts) > 1)
            if part != NOT_KNOWN or codes is Familiarity
        }
        return {grid: code for grid, code in found.items() if code is not None}


_NINE: Final = Arrangement(
    [
        [f"{row.value}/{column}" for column in (*(one.value for one in Attitude), NOT_KNOWN)]
        for row in reversed(Familiarity)
    ],
    rows=(N_("At ease"), N_("Product only"), N_("Hardly known")),
    columns=(N_("Resistant"), N_("Neutral"), N_("Positive"), N_("Not judged")),
    beside=1,
)

LOOKS: Final[Sequence[Look]] = (
    Look(
        digit=Digit.VALUE,
        title=N_("Value grid"),
        short=N_("Worth"),
        explains=N_("Asset size with us against potential: the class, and how often to contact."),
        read=partial(boards.axis_board, axis=Axis.CLASS),
        arrangement=Arrangement(
            (
                (ClientClass.MEDIUM.value, ClientClass.VERY_HIGH.value),
                (ClientClass.LOWER.value, ClientClass.HIGHER.value),
            ),
            rows=(N_("Large assets"), N_("Small assets")),
            columns=(N_("Low potential"), N_("High potential")),
        ),
        codes={Grid.CLASS: ClientClass},
        first=ClientClass.VERY_HIGH.value,
    ),
    Look(
        digit=Digit.EFFORT,
        title=N_("Effort grid"),
        short=N_("Effort"),
        explains=N_("How much of your time a client takes against potential: where it pays."),
        read=partial(boards.axis_board, axis=Axis.EFFORT),
        arrangement=Arrangement(
            (
                (EffortBox.LET_GO.value, EffortBox.CULTIVATE.value),
                (EffortBox.LOW_PRIORITY.value, EffortBox.QUICK_WINS.value),
            ),
            rows=(N_("High demand"), N_("Low demand")),
            columns=(N_("Low potential"), N_("High potential")),
        ),
        codes={Grid.EFFORT: EffortBox},
        first=EffortBox.QUICK_WINS.value,
    ),
    Look(
        digit=Digit.NINE,
        title=N_("Nine-grid"),
        short=N_("Nine"),
        explains=N_(
            "Familiarity against attitude, with the order in which to turn to the boxes; beside it"
            " those whose attitude nobody has judged yet."
        ),
        read=boards.nine_board,
        arrangement=_NINE,
        codes={Grid.FAMILIARITY: Familiarity, Grid.ATTITUDE: Attitude},
        columns=("familiarity_points",),
        first=f"{Familiarity.AT_EASE.value}/{Attitude.POSITIVE.value}",
    ),
    Look(
        digit=Digit.ORIENTATION,
        title=N_("Orientation"),
        short=N_("Aims"),
        explains=N_("What a client looks for, and so what the upkeep is made of."),
        read=partial(boards.axis_board, axis=Axis.ORIENTATION),
        arrangement=Arrangement(
            (
                (Orientation.RELATIONSHIP.value, Orientation.VALUE.value),
                (Orientation.SERVICE.value, NOT_KNOWN),
            )
        ),
        codes={Grid.ORIENTATION: Orientation},
        first=Orientation.RELATIONSHIP.value,
    ),
    Look(
        digit=Digit.STAGE,
        title=N_("Life stage"),
        short=N_("Stage"),
        explains=N_("What a client's age puts in front, and so what to speak about."),
        read=partial(boards.axis_board, axis=Axis.STAGE),
        arrangement=Arrangement(
            (
                (LifeStage.HOME.value, LifeStage.GROWTH.value, NOT_KNOWN),
                (LifeStage.FAMILY.value, LifeStage.PRESERVATION.value, NOWHERE),
            ),
            beside=1,
        ),
        codes={},
        columns=("age",),
        first=LifeStage.HOME.value,
    ),
    Look(
        digit=Digit.TARGET,
        title=N_("Target group"),
        short=N_("Target"),
        explains=N_(
            "Clients with a net worth above the line, asked in ranges or proved by assets."
        ),
        read=partial(boards.axis_board, axis=Axis.TARGET),
        arrangement=Arrangement(
            ((Membership.MEMBER.value, Membership.OUTSIDE.value, Membership.UNKNOWN.value),)
        ),
        codes={},
        columns=("elsewhere",),
        first=Membership.MEMBER.value,
    ),
    Look(
        digit=Digit.PRIORITY,
        title=N_("Priority"),
        short=N_("Rank"),
        explains=N_("Whom to choose as a target first: a score, every reason with its points."),
        read=boards.priority_board,
        codes={},
        columns=("priority",),
    ),
    Look(
        digit=Digit.CURVE,
        title=N_("80/20"),
        short=N_("80/20"),
        explains=N_(
            "How much of the benefit comes from how few clients. Assets stand in until the income"
            " from every client is known."
        ),
        read=benefit_boards.curve_board,
        codes={},
        first="10",
    ),
    Look(
        digit=Digit.DRIFT,
        title=N_("Rule against hand"),
        short=N_("Hand"),
        explains=N_(
            "Clients set by hand where the rule would not have them; those whose rule has moved"
            " since come first."
        ),
        read=boards.drift_board,
        codes={},
    ),
    Look(
        digit=Digit.TAGS,
        title=N_("Tags"),
        short=N_("Tags"),
        explains=N_("Every tag with the clients who have it; a client with several is in several."),
        read=boards.tags_board,
        codes={},
        columns=("tags",),
    ),
)
"""In the order of their digits."""


def look_of(digit: object) -> Look | None:
    """The look of a digit."""
    return next((look for look in LOOKS if look.digit == digit), None)
