"""Style names into the theme's styles, looked up once per theme."""

from rich.color import Color
from rich.style import Style
from textual.widget import Widget

from rmdesk.ui.widgets.lines import PARTS, halves


class LineStyles:
    """The styles of one line-rendered widget; `forget` when its theme or focus changed."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[tuple[str, str], Style] = {}

    def plain(self, name: str) -> Style:
        """The style `name` on the widget's own ground."""
        return self._style(name, "")

    def cursor(self, name: str) -> Style:
        """The style `name` on the line under the cursor."""
        return self._style(name, "cursor")

    def cursor_idle(self, name: str) -> Style:
        """The style `name` on the line under the cursor of a list without the focus."""
        return self._style(name, "cursor-idle")

    def forget(self) -> None:
        """Look everything up again."""
        self._known.clear()

    def _style(self, name: str, ground: str) -> Style:
        key = (name, ground)
        if key not in self._known:
            self._known[key] = self._look_up(name, ground)
        return self._known[key]

    def _look_up(self, name: str, ground: str) -> Style:
        style = self._widget.rich_style
        on_cursor = self._of_theme(ground) if ground else Style()
        if both := halves(name):
            above, below = (self._ground_of(one, style + on_cursor) for one in both)
            return style + Style(color=above, bgcolor=below)
        if name:
            style += self._of_theme(name)
        if not ground or name in PARTS:  # the cursor leaves a chart its colours
            return style
        return (
            Style(bold=style.bold) + on_cursor
            if ground == "cursor"
            else style + Style(bgcolor=on_cursor.bgcolor)
        )

    def _ground_of(self, name: str, own: Style) -> Color | None:
        return (own + self._of_theme(name) if name else own).bgcolor

    def _of_theme(self, name: str) -> Style:
        """What `name` changes on any ground. Textual works out every component class of every node
        whenever its styles change: the app alone has them."""
        return self._widget.app.get_component_styles(f"line--{name}").partial_rich_style
