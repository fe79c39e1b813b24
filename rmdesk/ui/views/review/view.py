"""The review of one client: pages by their digits, mounted on the first visit."""

from functools import partial

from rmdesk.desk.client_file.clients import ClientGone, client_of
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.paged.view import PagedView
from rmdesk.ui.views.review.pages.page import ReviewPage
from rmdesk.ui.views.review.pages.pages import PAGES


class ReviewView(PagedView[ReviewPage]):
    """The frame: whose review it is, which page is shown, and keys that ask the page."""

    BINDINGS = bindings(Scope.REVIEW)
    PREFIX = "review"

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, PAGES, id=id)
        self._client: Client | None = None

    @property
    def selected(self) -> ClientId | None:
        """Whose review it is."""
        return self._client.id if self._client else None

    @property
    def review_id(self) -> ReviewId | None:
        """Which review is looked at, None for the newest."""
        pages = (page.review_id for digit, page in self._pages.items() if digit in self._current)
        return next((found for found in pages if found is not None), None)

    # --- reading ---

    async def load(
        self,
        client_id: ClientId,
        *,
        digit: int | None = None,
        review_id: ReviewId | None = None,
        is_new: bool = False,
    ) -> None:
        """Show a client, on the page of a `digit` or the one shown last; `is_new` begins at the
        newest review, whatever was looked at last. Raises ClientGone."""
        is_other = client_id != self.selected
        self._client = await self._access.ask(lambda desk: client_of(desk, client_id), Urgency.PAGE)
        self._current.clear()
        if is_other and self._pages:
            self._kept.clear()
            for page in self._pages.values():
                page.return_to({})
        first = PAGES[0].digit
        if is_new and digit in (None, first):
            digit = first
            (await self._mounted(first)).to_newest()
        if review_id is not None:
            digit = first
            (await self._mounted(first)).return_to({"review": review_id})
        await self._show(self._digit if digit is None else digit)

    async def _fill(self, page: ReviewPage) -> None:
        if self._client is not None:
            await page.load(self._client.id)

    async def read_again(self) -> None:
        """Records changed; whoever is no longer in the book has no review."""
        client_id, shown = self.selected, self._digit
        if client_id is None:
            return
        if not self.display:
            self._current.clear()  # read when it is looked at: it is always opened by `load`
            return
        self._current &= {shown}
        try:
            self._client = await self._access.ask(
                lambda desk: client_of(desk, client_id), Urgency.PAGE
            )
            if (page := self.page) is not None:
                await page.read_again()
        except ClientGone:
            self._client = None
        self.refresh_bindings()

    # --- words ---

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return _("Asset review"), self._client.name if self._client else ""

    def explanation(self) -> str:
        """What help says of this view."""
        general = _(
            "One client: digits choose the page (on an amount of a draft they type it: there"
            " Ctrl+Right and Ctrl+Left turn), p turns the screen to the client, x writes the"
            " review to a file, F7 shows the reviews of all clients."
        )
        return f"{self.page.explanation()}\n\n{general}" if self.page else general

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if action in ("review_present", "review_write_out"):
            return self.selected is not None
        return super().check_action(action, parameters)

    def action_review_present(self) -> None:
        client_id, review_id = self.selected, self.review_id
        if client_id is not None:
            self.post_message(
                WantsHost(partial(_present, client_id=client_id, review_id=review_id))
            )

    def action_review_write_out(self) -> None:
        client_id, review_id = self.selected, self.review_id
        if client_id is not None:
            self.post_message(
                WantsHost(partial(_write_out, client_id=client_id, review_id=review_id))
            )


async def _present(host: Host, client_id: ClientId, review_id: ReviewId | None) -> None:
    from rmdesk.ui.presenting.opening import present

    await present(host, client_id, review_id)


async def _write_out(host: Host, client_id: ClientId, review_id: ReviewId | None) -> None:
    from rmdesk.ui.exporting.reviews import review_leaves

    await review_leaves(host, client_id, review_id)
