"""The command: turn the screen to the client."""

from rmdesk.desk.book import Desk
from rmdesk.desk.discretion import note_presenting
from rmdesk.desk.for_client.review import ClientReview
from rmdesk.desk.for_client.shown import review_for_client
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.ui.discretion.for_client import for_client
from rmdesk.ui.host import Host
from rmdesk.ui.presenting.screen import PresentScreen


async def present(host: Host, client_id: ClientId, review_id: ReviewId | None) -> None:
    """Show a client a review, without an id the newest, a draft before all.

    Afterwards the desk stands where it stood. Raises NothingReviewed or ClientGone.
    """
    now = host.access.now()

    def begin(desk: Desk) -> ClientReview:
        review = review_for_client(desk, client_id, review_id)
        note_presenting(desk, client_id, now=now)
        return review

    review = await host.access.ask(begin)
    if for_client(host.app) is None:  # a key that was held turns it once
        await host.app.push_screen(PresentScreen(review))
