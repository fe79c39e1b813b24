"""The review of one client: pages by their digits, mounted on the first visit."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.clients import ClientGone, client_of
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review_pages.page import VERBS, ReviewPage
from rmdesk.ui.views.review_pages.pages import PAGES
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.tab_line import tab_line

_TURNS: Final = {"page_next": 1, "page_previous": -1}


class ReviewView(Vertical):
    """The frame: whose review it is, which page is shown, and keys that ask the page."""

    BINDINGS = bindings(Scope.REVIEW)

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._client: Client | None = None
        self._digit = PAGES[0].digit
        self._pages: dict[int, ReviewPage] = {}
        self._digits_type = False
        """Whether the line of pages says that digits type."""
        self._current: set[int] = set()
        """The pages that show what is in the book, of this client."""
        self._kept: dict[int, Mapping[str, Any]] = {}
        """Of pages that were not mounted since the desk was unlocked."""

    def compose(self) -> ComposeResult:
        yield Painted(id="review-pages")

    def on_mount(self) -> None:
        self._say_pages()

    @property
    def selected(self) -> ClientId | None:
        """Whose review it is."""
        return self._client.id if self._client else None

    @property
    def page(self) -> ReviewPage | None:
        """The page on the screen."""
        return self._pages.get(self._digit)

    @property
    def review_id(self) -> ReviewId | None:
        """Which review is looked at, None for the newest."""
        pages = (page.review_id for digit, page in self._pages.items() if digit in self._current)
        return next((found for found in pages if found is not None), None)

    def take_focus(self) -> None:
        if self.page is not None:
            self.page.take_focus()

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        pages = {str(digit): dict(kept) for digit, kept in self._kept.items()}
        pages |= {str(digit): page.kept() for digit, page in self._pages.items()}
        return {"page": self._digit, "pages": pages}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept` once a client is loaded; what is not understood is left out."""
        digits = [kind.digit for kind in PAGES]
        if kept.get("page") in digits:
            self._digit = kept["page"]
        match kept.get("pages"):
            case dict(pages):
                for digit, page in pages.items():
                    if str(digit).isdecimal() and int(digit) in digits and isinstance(page, dict):
                        self._kept[int(digit)] = page

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

    async def show_page(self, digit: int) -> None:
        """Show another page of this client; raises ClientGone."""
        await self._show(digit)
        self.take_focus()

    async def _show(self, digit: int) -> None:
        page = await self._mounted(digit)
        if digit not in self._current and self._client is not None:
            await page.load(self._client.id)
            self._current.add(digit)
        self._digit = digit
        for one in self._pages.values():
            one.display = one is page
        self._say_pages()
        self.refresh_bindings()
        self.post_message(Shown())

    async def _mounted(self, digit: int) -> ReviewPage:
        if (page := self._pages.get(digit)) is None:
            kind = next(kind for kind in PAGES if kind.digit == digit)
            page = self._pages[digit] = kind.load()(self._access, id=f"review-page-{digit}")
            page.display = False  # until it is filled
            await self.mount(page)
            if (kept := self._kept.pop(digit, None)) is not None:
                page.return_to(kept)
        return page

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

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self._say_pages()
        for page in self._pages.values():
            page.look_again()

    # --- words ---

    def _say_pages(self) -> None:
        named = [(kind.digit, _(kind.title)) for kind in PAGES]
        self._digits_type = self.page is not None and self.page.takes_digits
        instead = _("Ctrl+Left, Ctrl+Right turn") if self._digits_type else ""
        self.query_one("#review-pages", Painted).show(tab_line(named, self._digit, instead))

    @on(Shown)
    def _page_shown(self) -> None:
        """Whether digits type or turn depends on the row; the message goes on to the desk."""
        if self.page is not None and self.page.takes_digits is not self._digits_type:
            self._say_pages()

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return _("Asset review"), self._client.name if self._client else ""

    def detail(self) -> str:
        return self.page.detail() if self.page else ""

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
        name = action.removeprefix("review_")
        if name in ("present", "write_out"):
            return self.selected is not None
        if name in VERBS:
            return self.page is not None and self.page.can(name)
        if name == "page":
            digit = int(str(parameters[0]))
            return digit != self._digit and any(kind.digit == digit for kind in PAGES)
        if name in _TURNS:
            return self._beside(_TURNS[name]) is not None
        return True

    async def action_review_page(self, digit: str) -> None:
        self.post_message(WantsHost(partial(self._turn, int(digit))))

    def action_review_page_next(self) -> None:
        self._turn_by(1)

    def action_review_page_previous(self) -> None:
        self._turn_by(-1)

    def _turn_by(self, steps: int) -> None:
        if (digit := self._beside(steps)) is not None:
            self.post_message(WantsHost(partial(self._turn, digit)))

    def _beside(self, steps: int) -> int | None:
        """The digit of the page so many further; None past the ends."""
        digits = [kind.digit for kind in PAGES]
        at = digits.index(self._digit) + steps
        return digits[at] if 0 <= at < len(digits) else None

    async def _turn(self, digit: int, _host: Host) -> None:
        await self.show_page(digit)

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

    def action_review_add(self) -> None:
        self._ask_page("add")

    def action_review_take_out(self) -> None:
        self._ask_page("take_out")

    def action_review_options(self) -> None:
        self._ask_page("options")

    def action_review_finish(self) -> None:
        self._ask_page("finish")

    def action_review_earlier(self) -> None:
        self._ask_page("earlier")

    def action_review_later(self) -> None:
        self._ask_page("later")

    def action_review_more(self) -> None:
        self._ask_page("more")

    def action_review_discard(self) -> None:
        self._ask_page("discard")

    def _ask_page(self, verb: str) -> None:
        if self.page is not None and self.page.can(verb):
            getattr(self.page, verb)()


async def _present(host: Host, client_id: ClientId, review_id: ReviewId | None) -> None:
    from rmdesk.ui.presenting.opening import present

    await present(host, client_id, review_id)


async def _write_out(host: Host, client_id: ClientId, review_id: ReviewId | None) -> None:
    from rmdesk.ui.reviewing_out import review_leaves

    await review_leaves(host, client_id, review_id)
