"""A scroll bar of background colours only: Textual's own ends in signs of uncertain width."""

from textual.scrollbar import ScrollBarRender


class PlainScrollBar(ScrollBarRender):
    """Whole cells; set as `ScrollBar.renderer` by the app."""

    VERTICAL_BARS = [" "]
    HORIZONTAL_BARS = [" "]
