"""The asset review: the last one, how the assets changed, and when the next is due."""

from rmdesk.domain.ids import ClientId
from rmdesk.domain.reviews.due import Standing
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.reviews import signed_wan, worth_wan
from rmdesk.ui.words.wrapping import wrap

_RECORD = "review"


def _items(file: OpenFile, width: int) -> list[Item]:
    review = file.dossier.review
    if review is None:
        return []
    is_urgent = review.due.standing in (Standing.OVERDUE, Standing.DUE)
    lines = [
        line(Cell(text, width, "warning" if is_urgent and place == 0 else ""))
        for place, text in enumerate(
            part for words in (_next(file), _last(file)) if words for part in wrap(words, width, 2)
        )
    ]
    return [Row(lines, _RECORD)]


def _next(file: OpenFile) -> str:
    """When the next one is; a draft goes before."""
    review, today = file.dossier.review, file.today
    if review is None:
        return ""
    if review.draft is not None:
        return _("A draft of {day} is being typed.").format(day=review.draft.on.isoformat())
    due = review.due
    if due.due_on is None:
        return ""
    day = f"{due.due_on.isoformat()} {formats.due(due.due_on, today).strip()}"
    if due.standing is Standing.BOOKED:
        return _("Next review agreed for {day}").format(day=day)
    return _("Next review due {day}").format(day=day)


def _last(file: OpenFile) -> str:
    review = file.dossier.review
    if review is None or review.last is None:
        return ""
    told = _("Last on {day}: assets {amount} 万").format(
        day=review.last.on.isoformat(), amount=worth_wan(review.assets)
    )
    if review.change is None:
        return told
    return _("{told}, {change} 万 since the one before").format(
        told=told, change=signed_wan(review.change)
    )


async def _open(host: Host, client_id: ClientId, _record: object) -> None:
    await host.open_review(client_id)


REVIEW = Part(
    title=N_("Asset review"),
    compose=_items,
    least=2,
    is_shown=lambda file: file.dossier.review is not None,
    open=_open,
)
