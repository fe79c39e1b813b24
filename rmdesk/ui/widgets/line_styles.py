"""Style names into the theme's styles, looked up once per theme."""

from rich.style import Style
from textual.widget import Widget


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
        if name:
            style += self._of_theme(name)
        if not ground:
            return style
        on_cursor = self._of_theme(ground)
        return (
            Style(bold=style.bold) + on_cursor
            if ground == "cursor"
            else style + Style(bgcolor=on_cursor.bgcolor)
        )

    def _of_theme(self, name: str) -> Style:
        """What `name` changes on any ground. Textual works out every component class of every node
        whenever its styles change: the app alone has them."""
        return self._widget.app.get_component_styles(f"line--{name}").partial_rich_style
