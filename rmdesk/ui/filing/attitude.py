"""The attitude of a client: what the client said that shows it."""

from rmdesk.desk.book import Desk
from rmdesk.desk.classing import classes
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.classes.attitude import Attitude, Heard, judge_attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.attitude import AttitudeForm
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label


async def hear_attitude(host: Host, client_id: ClientId) -> None:
    """Note what the client said; raises ClientGone."""
    name, earlier, by_hand = await host.access.ask(lambda desk: _heard(desk, client_id))
    today = host.access.today
    heard = await take_answer(
        host,
        lambda before, refusal: AttitudeForm(
            name, today, earlier, before, by_hand=by_hand, refusal=refusal
        ),
        lambda desk, heard, now: classes.hear_attitude(desk, client_id, heard, now=now),
    )
    if heard is None:
        return
    judged = judge_attitude([*earlier, heard])
    holds = by_hand or (judged.attitude if judged else None)
    news = (
        _("{name}: noted; set by hand, {attitude} holds. u takes it back.")
        if by_hand
        else _("{name}: {attitude}. u takes it back.")
    )
    host.tell(news.format(name=name, attitude=label(holds)))


def _heard(desk: Desk, client_id: ClientId) -> tuple[str, list[Heard], Attitude | None]:
    """The client's name, what was heard before, and the attitude set by hand."""
    hand = classes.place_of(desk, client_id, Grid.ATTITUDE).hand
    name = client_of(desk, client_id).name
    return name, list(desk.day.heard_attitudes.of(client_id)), hand.box if hand else None
