"""Words on the screen, exactly as they are."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from rmdesk.ui.formats import cells, clean_lines
from rmdesk.ui.words.wrapping import wrap


class Words(Widget):
    """The one way to show a text that is not painted: it may hold what somebody typed.

    Textual's `Static` reads brackets as instructions (a client called ``[/]`` ends the program)
    and breaks Chinese only where a blank stands.
    """

    DEFAULT_CSS = "Words { height: auto; }"

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._words = clean_lines(text)

    def update(self, text: str) -> None:
        """Show another text."""
        words = clean_lines(text)
        if words != self._words:
            self._words = words
            self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n".join(self.lines_for(self.content_size.width)))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return max(map(cells, self._words.split("\n")))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines_for(width))

    def lines_for(self, width: int) -> list[str]:
        """The text in lines of `width` cells."""
        return [line for part in self.paragraphs for line in self.wrapped(part, width)]

    @property
    def paragraphs(self) -> list[str]:
        return self._words.split("\n")

    @staticmethod
    def wrapped(paragraph: str, width: int) -> list[str]:
        """One paragraph in lines of `width` cells."""
        fits = cells(paragraph) <= width or width < 1
        return [paragraph] if fits else wrap(paragraph, width)
