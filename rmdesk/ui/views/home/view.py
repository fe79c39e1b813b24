"""One's own standing: pages over the whole book by their digits."""

from collections.abc import Sequence

from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.messages import OpenToday
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.paged.view import PagedView
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.home.pages.pages import PAGES


class HomeView(PagedView[BookPage]):
    """The frame: which page is shown, and keys that ask the page."""

    BINDINGS = bindings(Scope.HOME)
    PREFIX = "home"

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, PAGES, id=id)
        self._visited: int | None = None
        """The page that something elsewhere led to: Back leads there again."""

    @property
    def selected(self) -> ClientId | None:
        """Whom a command would be about, as the page says."""
        return self.page.selected if self.page else None

    @property
    def listed(self) -> Sequence[int]:
        """The clients of the page, in its order: to be called."""
        return self.page.listed if self.page else ()

    def take_focus(self) -> None:
        super().take_focus()
        if self.page is not None and self.digit not in self._current:
            self.run_worker(self.show_page(self.digit), group=HOLDS_KEYS)

    # --- reading ---

    async def open_page(
        self, digit: int | None = None, about: object = None, *, is_visit: bool = False
    ) -> None:
        """Show the page of a `digit`, or the one shown last, filled; one that there is not is
        passed over. From a page that is but visited Back leaves the view."""
        wanted = digit if digit in [kind.digit for kind in self._kinds] else self.digit
        self._visited = wanted if is_visit else None
        if about is not None and wanted == digit:
            (await self._mounted(wanted)).come_about(about)
            self._current.discard(wanted)
        await self._show(wanted)

    async def _fill(self, page: BookPage) -> None:
        await page.load()

    async def read_again(self) -> None:
        """Records changed."""
        if not self.display:
            self._current.clear()  # read when it is looked at
            return
        self._current &= {self.digit}
        if self.page is not None:
            await self.page.read_again()
        self.refresh_bindings()

    # --- keys ---

    async def step_back(self) -> bool:
        """Back, as far as it stays here: out of what was opened on a page, then to the first one
        unless this one is but visited; whether it does."""
        first = self._kinds[0].digit
        if self.page is not None and self.page.step_back():
            return True
        if self.digit in (first, self._visited):
            return False
        await self.show_page(first)
        return True

    def action_home_today(self) -> None:
        self.post_message(OpenToday())

    # --- words ---

    def _how_to_turn(self) -> str:
        return _("Esc, then a digit turns")

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        kind = next(kind for kind in self._kinds if kind.digit == self.digit)
        return _(kind.title), self.page.words() if self.page else ""

    def explanation(self) -> str:
        """What help says of this view."""
        general = _(
            "Digits choose the page, Enter opens what a figure counts, {today} leads to Today; Esc"
            " leads from the other pages to the first one. Every page is a command of its own, too:"
            " {palette} and its name."
        ).format(
            today=first_key(BY_ID["home.today"]),
            palette=first_key(BY_ID["palette.open"], typing=True),
        )
        return f"{self.page.explanation()}\n\n{general}" if self.page else general
