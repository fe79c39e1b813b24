"""The lines of the settings: group, name, value, and where the default comes from."""

from collections.abc import Hashable, Sequence
from typing import Final

from rmdesk.language import _
from rmdesk.ui.setting_fields.entry import Entry, Lead, Values
from rmdesk.ui.views.settings.words import source_sign
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Cell, Line, line

_GROUP: Final = 17
_TITLE: Final = 25
_WIDE_TITLE: Final = 36
_SOURCE: Final = 6
_WIDE: Final = 110


class SettingList(LineList):
    """Each line a setting, or a way to what is set elsewhere."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._values: Values | None = None

    def show(self, entries: Sequence[Entry], values: Values, *, cursor: int | None = None) -> None:
        """Show these lines with the values in force."""
        self._entries, self._values = entries, values
        self.rows_changed(cursor=cursor)

    @property
    def entry(self) -> Entry | None:
        """The line under the cursor."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def row_count(self) -> int:
        return len(self._entries)

    def compose_heading(self, width: int) -> Line:
        return _line(
            width,
            Cell(f" {_('Group')}", _GROUP, "heading"),
            Cell(_("Setting"), 0, "heading"),
            Cell("", 1),
            Cell(_("Set to"), 0, "heading"),
            Cell(_("Default"), 0, "heading"),
            Cell(_("Source"), _SOURCE, "heading"),
        )

    def compose_row(self, index: int, width: int) -> Line | None:
        entry, values = self._entries[index], self._values
        if values is None:
            return None
        begins = self._is_first_seen(index) or self._entries[index - 1].group != entry.group
        default = ""
        if isinstance(entry, Lead):
            said, is_changed = entry.told(values)
            said, style = f"{said} ..." if said else "...", "accent"
        else:
            said, is_changed = entry.shown(entry.value(values)), not entry.is_default(values)
            default, style = entry.shown(entry.field.default), ""
            if entry.field.is_choice or entry.field.is_switch:
                said = f"< {said} >"
        return _line(
            width,
            Cell(f" {_(entry.group)}" if begins else "", _GROUP, "heading"),
            Cell(entry.title(), 0),
            Cell("*" if is_changed else "", 1, "accent"),
            Cell(said, 0, "strong" if is_changed else style),
            Cell(default, 0, "muted"),
            Cell(source_sign(entry), _SOURCE, "muted"),
        )

    def row_key(self, index: int) -> Hashable:
        return index, self._is_first_seen(index)

    def _is_first_seen(self, index: int) -> bool:
        """Whether no line above it is on the screen: then it names the group itself."""
        return index == self._top

    def group_from(self, index: int, steps: int) -> int | None:
        """The first line of the next group, or of the one before; None past the ends."""
        firsts = [
            at
            for at, entry in enumerate(self._entries)
            if at == 0 or self._entries[at - 1].group != entry.group
        ]
        if steps > 0:
            return next((at for at in firsts if at > index), None)
        before = [at for at in firsts if at < index]
        return before[-1] if before else None


def _line(
    width: int, group: Cell, title: Cell, mark: Cell, value: Cell, default: Cell, source: Cell
) -> Line:
    """The cells side by side; the default has a place of its own where the window is wide."""
    if width < _WIDE:
        room = width - _GROUP - _TITLE - 1 - _SOURCE - 4
        cells = [title._replace(width=_TITLE), mark, value._replace(width=room)]
    else:
        room = width - _GROUP - _WIDE_TITLE - 1 - _SOURCE - 5
        cells = [
            title._replace(width=_WIDE_TITLE),
            mark,
            value._replace(width=room - room // 2),
            default._replace(width=room // 2),
        ]
    return line(group, *cells, source, gap=1)
