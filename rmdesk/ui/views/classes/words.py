"""What the boxes of the classifications are called, and what to do with those in them. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from rmdesk.desk.classing.benefit_boards import STEPS
from rmdesk.desk.classing.boards import BAND, EVERYBODY, NOT_KNOWN, Board, Box
from rmdesk.domain.classes import attitude, effort, life_stage, nine_grid
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.nine_grid import NineBox
from rmdesk.domain.classes.orientation import upkeep
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.segments import ClientClass
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.classes.looks import Digit, Look
from rmdesk.ui.words.labels import label

_WHO: Final = {
    ClientClass.VERY_HIGH: N_("Wants to invest; assets lie at several banks."),
    ClientClass.HIGHER: N_("Main assets elsewhere, or young with prospects."),
    ClientClass.MEDIUM: N_("Deposits only: very cautious, or invests elsewhere."),
    ClientClass.LOWER: N_("Savings of many years; cautious."),
}
_CODES: Final[Mapping[Digit, type[StrEnum]]] = {
    Digit.VALUE: ClientClass,
    Digit.EFFORT: EffortBox,
    Digit.ORIENTATION: Orientation,
    Digit.STAGE: LifeStage,
    Digit.TARGET: Membership,
}
_NOT_KNOWN: Final = {
    Digit.ORIENTATION: N_("Ask what the client looks for; until then the care due to everybody."),
    Digit.STAGE: N_("The birthday is not known: ask for it."),
    Digit.CURVE: N_("Nobody has told what these clients have or bring; they are not in the curve."),
}


# --- boxes --------------------------------------------------------------------------------


def box_title(look: Look, key: str) -> str:
    """What a box is called."""
    match look.digit:
        case Digit.NINE:
            box = nine_box(key)
            return f"{label(box.familiarity)} / {_attitude(box.attitude)}"
        case Digit.PRIORITY:
            return _("Everybody") if key == EVERYBODY else _band(int(key))
        case Digit.CURVE:
            return _("not known") if key == NOT_KNOWN else _step(int(key))
        case Digit.DRIFT:
            return _("All grids") if key == EVERYBODY else label(Grid(key))
        case Digit.TAGS:
            return formats.clean(key)
    code = code_of(_CODES[look.digit], key)
    if code is None:
        return _("Not known")
    said = label(code)  # within a sentence it may begin small
    return said[:1].upper() + said[1:]


def _band(least: int) -> str:
    return _("{first} to {last} points").format(first=least, last=least + BAND - 1)


def _step(percent: int) -> str:
    size = 100 // STEPS
    return _("{first} to {last} %").format(first=percent - size, last=percent)


def nine_box(key: str) -> NineBox:
    """The box of the nine-grid behind a key."""
    familiarity, _between, heard = key.partition("/")
    return NineBox(Familiarity(familiarity), code_of(Attitude, heard))


def _attitude(judged: Attitude | None) -> str:
    return label(judged) if judged else _("not judged")


def advice(look: Look, key: str, settings: ClassSettings) -> list[str]:
    """What to do with the clients of a box, the most important sentence first."""
    match look.digit:
        case Digit.VALUE:
            client_class = ClientClass(key)
            often = _("Contact every {days} days.")
            return [often.format(days=settings.value.days(client_class)), _(_WHO[client_class])]
        case Digit.EFFORT:
            return [_(effort.ADVICE[EffortBox(key)])]
        case Digit.NINE:
            return _nine_advice(nine_box(key))
        case Digit.ORIENTATION:
            told = [label(part) for part in upkeep(code_of(Orientation, key))]
            return [_(_NOT_KNOWN[Digit.ORIENTATION]), *told] if key == NOT_KNOWN else told
        case Digit.STAGE:
            return [
                _(_NOT_KNOWN[Digit.STAGE])
                if key == NOT_KNOWN
                else _(life_stage.THEMES[LifeStage(key)])
            ]
        case Digit.TARGET:
            return [_target_advice(Membership(key), settings)]
        case Digit.CURVE if key == NOT_KNOWN:
            return [_(_NOT_KNOWN[Digit.CURVE])]
    return []


def _nine_advice(box: NineBox) -> list[str]:
    if box.attitude is None:
        heard = _("Attitude not judged: note what the client says about investing.")
    else:
        heard = _(attitude.APPROACH[box.attitude])
    return [_(nine_grid.NEXT_STEP[box.familiarity]), heard]


def _target_advice(membership: Membership, settings: ClassSettings) -> str:
    line_ = formats.wan_limit(settings.target_line)
    match membership:
        case Membership.MEMBER:
            return _("Net worth of {line} 万 or more: mid and high end.").format(line=line_)
        case Membership.OUTSIDE:
            return _("Net worth below {line} 万.").format(line=line_)
        case Membership.UNKNOWN:
            return _("Ask for the net worth, in ranges.")


# --- figures ------------------------------------------------------------------------------


def percent(part: int, whole: int) -> int | None:
    """The share in whole percent, to the nearest; None of nothing."""
    return (200 * part // whole + 1) // 2 if whole else None


def share_words(part: int, whole: int) -> str:
    """``12 %``; little is not nothing."""
    share = percent(part, whole)
    if share is None:
        return formats.unknown()
    return "<1 %" if part and not share else f"{share} %"


def amount_words(box: Box) -> str:
    """What is known of the box's assets, in 万."""
    if box.clients and box.unknown == box.clients:
        return formats.unknown()
    return formats.money_wan(box.aum)


def figures(box: Box, board: Board) -> list[str]:
    """Count and assets with their shares, and of how many the assets are not known."""
    parts = [
        _("{count} clients ({share})").format(
            count=f"{box.clients:,}", share=share_words(box.clients, board.clients)
        ),
        _("{amount} 万 ({share})").format(
            amount=amount_words(box), share=share_words(box.aum.fen, board.aum.fen)
        ),
    ]
    if box.unknown:
        parts.append(_("assets of {count} not known").format(count=f"{box.unknown:,}"))
    return parts
