"""Recording a risk assessment."""

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.shelf.suitability import assess, count_on
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId
from rmdesk.domain.suitability import Count, good_until
from rmdesk.language import _
from rmdesk.ui.dialogs.assessment import AssessmentForm
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def record_assessment(host: Host, client_id: ClientId) -> None:
    """Have a grade typed and keep it. May raise ClientGone."""
    client, count = await host.access.ask(lambda desk: _known(desk, client_id))
    answer = await take_answer(
        host,
        lambda draft, refusal: AssessmentForm(
            client, count, today=host.access.today, draft=draft, refusal=refusal
        ),
        lambda desk, typed, now: assess(
            desk, client_id, typed.grade, on=typed.on, source=typed.source, now=now
        ),
    )
    if answer is not None:
        host.tell(
            _("{name}: {grade}, good until {day}.").format(
                name=client.name, grade=answer.grade, day=good_until(answer.on).isoformat()
            )
        )


def _known(desk: Desk, client_id: ClientId) -> tuple[Client, Count]:
    return client_of(desk, client_id), count_on(desk, client_id, desk.today)
