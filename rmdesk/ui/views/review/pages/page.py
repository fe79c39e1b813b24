"""What a page of the review view is. The frame (`review.view`) mounts it on the first
visit."""

from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.ui.paged.page import AnyPage


class ReviewPage(AnyPage):
    """A page of the review view; shown for one client. Reading again raises ClientGone, too."""

    @property
    def review_id(self) -> ReviewId | None:
        """Which review presenting and writing to a file are about; None: the newest."""
        return None

    def to_newest(self) -> None:
        """Of several by time the newest is to be shown when the page is loaded next."""

    async def load(self, client_id: ClientId) -> None:
        """Read what there is about a client and show it; raises ClientGone."""
        raise NotImplementedError
