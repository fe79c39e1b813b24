"""What all widgets painted line by line have in common: styles by name, and what was painted."""

from textual.strip import Strip
from textual.widget import Widget

from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.line_styles import LineStyles


class LineRendered(Widget):
    """Paints its lines in styles by name, looked up anew when theme or focus changes."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_of_lines = LineStyles(self)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_of_lines.forget()


class PaintedWhole(LineRendered):
    """All its lines are painted at once, and kept until size, focus or signs change, or what it
    shows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: list[Strip] = []
        self._painted_for: tuple[object, ...] = ()

    def paint(self) -> list[Strip]:
        """Its lines, as many as it has."""
        raise NotImplementedError

    def look_again(self) -> None:
        """The language, the theme or the signs changed."""
        self._repaint()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """As for lists: no rule speaks of it, its styles stay."""

    def on_focus(self) -> None:
        self._repaint()

    def on_blur(self) -> None:
        self._repaint()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painted_for = ()

    def render_line(self, y: int) -> Strip:
        asked = (self.size, self.has_focus, glyphs().name)
        if asked != self._painted_for:
            self._painted_for, self._strips = asked, self.paint()
        if y >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[y]

    def _repaint(self) -> None:
        self._painted_for = ()
        self.refresh()
