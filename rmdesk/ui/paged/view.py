"""The frame around pages: one is shown, digits turn to another, keys ask the one shown."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Final, Generic

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.paged.kind import P, PageKind
from rmdesk.ui.paged.page import VERBS
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.tab_line import tab_line

_TURNS: Final = {"page_next": 1, "page_previous": -1}


class PagedView(Vertical, Generic[P]):
    """Pages by their digits, mounted on the first visit.

    The commands of a subclass are called after its `PREFIX`: ``<prefix>.page#1``,
    ``<prefix>.page_next``, ``<prefix>.page_previous`` and one for each of `VERBS` it wants.
    """

    PREFIX: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for verb in VERBS:
            name = f"action_{cls.PREFIX}_{verb}"
            if not hasattr(cls, name):
                setattr(cls, name, _asks(verb))
        setattr(cls, f"action_{cls.PREFIX}_page", PagedView.turn_to)
        for name, steps in _TURNS.items():
            setattr(cls, f"action_{cls.PREFIX}_{name}", _turns(steps))

    def __init__(
        self, access: Access, kinds: Sequence[PageKind[P]], *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._access = access
        self._kinds = kinds
        self._digit = kinds[0].digit
        self._pages: dict[int, P] = {}
        self._digits_type = False
        """Whether the line of pages says that digits type."""
        self._current: set[int] = set()
        """The pages that show what is in the book."""
        self._kept: dict[int, Mapping[str, Any]] = {}
        """Of pages that were not mounted since the desk was unlocked."""

    @abstractmethod
    async def _fill(self, page: P) -> None:
        """Have a page read what it shows."""

    def compose(self) -> ComposeResult:
        yield Painted(id=f"{self.PREFIX}-pages")

    def on_mount(self) -> None:
        self._say_pages()

    @property
    def page(self) -> P | None:
        """The page on the screen."""
        page = self._pages.get(self._digit)
        return page if page is not None and page.is_mounted else None  # else not composed yet

    @property
    def digit(self) -> int:
        """Of the page on the screen."""
        return self._digit

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
        """Show what was `kept` once the view is loaded; what is not understood is left out."""
        digits = [kind.digit for kind in self._kinds]
        if kept.get("page") in digits:
            self._digit = kept["page"]
        match kept.get("pages"):
            case dict(pages):
                for digit, page in pages.items():
                    if str(digit).isdecimal() and int(digit) in digits and isinstance(page, dict):
                        self._kept[int(digit)] = page

    # --- showing ---

    async def show_page(self, digit: int) -> None:
        """Show another page."""
        await self._show(digit)
        self.take_focus()

    async def _show(self, digit: int) -> None:
        page = await self._mounted(digit)
        if digit not in self._current:
            await self._fill(page)
            self._current.add(digit)
        self._digit = digit
        for one in self._pages.values():
            one.display = one is page
        self._say_pages()
        self.refresh_bindings()
        self.post_message(Shown())

    async def _mounted(self, digit: int) -> P:
        if (page := self._pages.get(digit)) is None:
            kind = next(kind for kind in self._kinds if kind.digit == digit)
            page = self._pages[digit] = kind.load()(self._access, id=f"{self.PREFIX}-page-{digit}")
            page.display = False  # until it is filled
            await self.mount(page)
            if (kept := self._kept.pop(digit, None)) is not None:
                page.return_to(kept)
        return page

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self._say_pages()
        for page in self._pages.values():
            page.look_again()

    # --- words ---

    def _say_pages(self) -> None:
        named = [(kind.digit, _(kind.title)) for kind in self._kinds]
        self._digits_type = self.page is not None and self.page.takes_digits
        instead = self._how_to_turn() if self._digits_type else ""
        line = tab_line(named, self._digit, instead)
        self.query_one(f"#{self.PREFIX}-pages", Painted).show(line)

    def _how_to_turn(self) -> str:
        """How pages are turned while digits type."""
        return _("Ctrl+Left, Ctrl+Right turn")

    @on(Shown)
    def _page_shown(self) -> None:
        """Whether digits type or turn depends on the row; the message goes on to the desk."""
        if self.page is not None and self.page.takes_digits is not self._digits_type:
            self._say_pages()

    def detail(self) -> str:
        return self.page.detail() if self.page else ""

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        name = action.removeprefix(f"{self.PREFIX}_")
        if name in VERBS:
            return self.page is not None and self.page.can(name)
        if name == "page":
            digit = int(str(parameters[0]))
            return digit != self._digit and any(kind.digit == digit for kind in self._kinds)
        if name in _TURNS:
            return self._beside(_TURNS[name]) is not None
        return True

    def turn_to(self, digit: str) -> None:
        """To the page of a digit."""
        self.post_message(WantsHost(partial(self._turn, int(digit))))

    def turn_by(self, steps: int) -> None:
        """To the page so many further; past the ends nothing happens."""
        if (digit := self._beside(steps)) is not None:
            self.post_message(WantsHost(partial(self._turn, digit)))

    def _beside(self, steps: int) -> int | None:
        """The digit of the page so many further; None past the ends."""
        digits = [kind.digit for kind in self._kinds]
        at = digits.index(self._digit) + steps
        return digits[at] if 0 <= at < len(digits) else None

    async def _turn(self, digit: int, _host: Host) -> None:
        await self.show_page(digit)

    def ask_page(self, verb: str) -> None:
        """Have the page do what a key asks of it."""
        if self.page is not None and self.page.can(verb):
            getattr(self.page, verb)()


def _asks(verb: str) -> "Callable[[PagedView[Any]], None]":
    def action(view: "PagedView[Any]") -> None:
        view.ask_page(verb)

    return action


def _turns(steps: int) -> "Callable[[PagedView[Any]], None]":
    def action(view: "PagedView[Any]") -> None:
        view.turn_by(steps)

    return action
