"""Setting clients into another box by hand: what it changes, and why."""

from rmdesk.desk.classing.standing import MovePreview
from rmdesk.domain.classes.attitude import APPROACH, Attitude
from rmdesk.domain.classes.effort import ADVICE, EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.nine_grid import NEXT_STEP
from rmdesk.domain.classes.orientation import upkeep
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.segments import ClientClass
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.why import Why
from rmdesk.ui.words.labels import label


class MoveForm(Why):
    """What it changes stands above the reason."""

    def __init__(
        self, preview: MovePreview, why: str | None, *, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(
            _("Set by hand: {whom}").format(whom=whom(preview)),
            "\n".join(changes(preview)),
            why,
            asks=_("Reason"),
            placeholder=_("so that you still understand it in a year"),
            refusal=refusal,
        )


def whom(preview: MovePreview) -> str:
    """The client, or how many."""
    count = len(preview.client_ids)
    return preview.name if count == 1 else _("{count} clients").format(count=f"{count:,}")


def changes(preview: MovePreview) -> list[str]:
    """From where to where, and what follows from it."""
    before = formats.enumerated(label(box) or _("not known") for box in preview.boxes)
    grid, after = label(preview.grid), label(preview.to)
    lines = [
        _("{grid}: from {before} to {after}").format(grid=grid, before=before, after=after),
        *_follows(preview),
    ]
    if preview.by_rule:
        lines.append(_("The rule would do the same: = lets it decide, without a reason."))
    return lines


def _follows(preview: MovePreview) -> list[str]:
    match preview.to:
        case ClientClass():
            return [_often(preview), _next_contacts(preview)]
        case EffortBox():
            return [_(ADVICE[preview.to])]
        case Familiarity():
            return [_(NEXT_STEP[preview.to])]
        case Attitude():
            return [_(APPROACH[preview.to])]
        case Orientation():
            return [label(part) for part in upkeep(preview.to)]
        case _:
            return []


def _often(preview: MovePreview) -> str:
    return _("Contact every {after} days instead of every {before}.").format(
        before=preview.days, after=preview.days_after
    )


def _next_contacts(preview: MovePreview) -> str:
    known = [(before, after) for before, after in preview.due if before and after]
    if len(preview.due) == 1 and known:
        before, after = known[0]
        if before == after:
            return _("The next contact stays on {day}.").format(day=formats.day(after))
        return _("Next contact on {after} instead of {before}.").format(
            before=formats.day(before), after=formats.day(after)
        )
    sooner = sum(after < before for before, after in known)
    later = sum(after > before for before, after in known)
    return _("Next contacts: sooner {sooner}, later {later}, as before {same}.").format(
        sooner=f"{sooner:,}", later=f"{later:,}", same=f"{len(preview.due) - sooner - later:,}"
    )
