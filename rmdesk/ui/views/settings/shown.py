"""The settings on the screen: read, painted section by section, and kept over a lock."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.all_settings import all_settings
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.setting_fields.entry import (
    Entry,
    Setting,
    Values,
    is_changed,
    locking_of,
    preferences_of,
)
from rmdesk.ui.setting_fields.sections import CHANGED_DIGIT, ENTRIES, SECTIONS
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.settings import words
from rmdesk.ui.views.settings.find import SettingFind, found
from rmdesk.ui.views.settings.list import SettingList
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.tab_line import tab_line

_CHANGED: Final = N_("Changed")
_ROOMY: Final = 110
TITLES: Final = {one.digit: one.title for one in SECTIONS} | {CHANGED_DIGIT: _CHANGED}
"""The names of the sections by their digits."""


class ShownSettings(Vertical):
    """One section, or what was found in all of them; a subclass says what keys do."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._digit = SECTIONS[0].digit
        self._values: Values | None = None
        self._words = ""
        self._wanted = ""
        """The path of the setting that the cursor is to stand on."""

    def compose(self) -> ComposeResult:
        yield Painted(id="setting-sections")
        yield SettingFind(id="setting-find")
        yield SettingList(id="setting-list")
        yield Words(id="setting-nothing")
        yield Words(id="setting-told")
        yield Words(id="setting-sources")

    def on_mount(self) -> None:
        self.watch(self.list, "cursor", self._cursor_moved, init=False)
        self._say_sections()

    @property
    def list(self) -> SettingList:
        return self.query_one(SettingList)

    @property
    def finder(self) -> SettingFind:
        return self.query_one(SettingFind)

    @property
    def selected(self) -> ClientId | None:
        """Settings are about nobody in particular."""
        return None

    @property
    def digit(self) -> int:
        """Of the section on the screen."""
        return self._digit

    @property
    def is_finding(self) -> bool:
        return self.has_class("-finding")

    def take_focus(self) -> None:
        self.list.focus()
        if self._values is None:
            self.run_worker(self.load(), group=HOLDS_KEYS)

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        entry = self.list.entry
        return {"section": self._digit, "setting": entry.path if is_set(entry) else ""}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept`; the first section where it is not understood."""
        if kept.get("section") in TITLES:
            self._digit = kept["section"]
        setting = kept.get("setting")
        self._wanted = setting if isinstance(setting, str) else ""

    # --- reading ---

    async def load(self) -> None:
        """Read what is set."""
        preferences = preferences_of(self.app)
        locking = locking_of(preferences)
        settings, book = await self._access.ask(
            lambda desk: (all_settings(desk, locking), desk.vault.path)
        )
        self._values = Values(program=preferences, settings=settings, book=book)
        self._paint()

    async def show(self, digit: int) -> None:
        """Show a section from its beginning."""
        self._close_find()
        self._digit, self._wanted = digit, ""
        if self._values is None:
            await self.load()
        else:
            self._paint(from_top=True)

    def _paint(self, *, from_top: bool = False) -> None:
        values = self._values
        if values is None:
            return
        entries, stood_on = self._entries(values), self.list.entry
        cursor: int | None = 0 if from_top else None
        if self._wanted:
            paths = [entry.path if is_set(entry) else "" for entry in entries]
            cursor = paths.index(self._wanted) if self._wanted in paths else 0
            self._wanted = ""
        elif not from_top and stood_on is not None and stood_on in entries:
            cursor = list(entries).index(stood_on)
        self.list.show(entries, values, cursor=cursor)
        self.set_class(not entries, "-empty")
        if not entries:
            self.query_one("#setting-nothing", Words).update(self._nothing())
        self._say_sections()
        self._cursor_moved()

    def _entries(self, values: Values) -> Sequence[Entry]:
        if self.is_finding and self._words.strip():
            return found(ENTRIES, self._words, values)
        if self._digit == CHANGED_DIGIT:
            return _changed(values)
        return next(one for one in SECTIONS if one.digit == self._digit).entries

    def _nothing(self) -> str:
        if self.is_finding:
            return formats.clean_lines(_("No setting is called like that."))
        return formats.clean_lines(
            _("Everything is as it came. What you change is listed here, with its default.")
        )

    async def read_again(self) -> None:
        """Records changed, or a setting did."""
        if self.display:
            await self.load()
        else:
            self._values = None  # read when it is looked at

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        if self._values is not None:
            self.run_worker(self.load(), group=HOLDS_KEYS)

    # --- words ---

    def _say_sections(self) -> None:
        named = [(digit, _(title)) for digit, title in TITLES.items()]
        self.query_one("#setting-sections", Painted).show(tab_line(named, self._digit))
        self.query_one("#setting-sources", Words).update(formats.clean(f" {words.sources_line()}"))

    def _cursor_moved(self) -> None:
        entry, values = self.list.entry, self._values
        lines = words.told_lines(entry, values) if entry and values else []
        self.query_one("#setting-told", Words).update("\n".join(lines))
        self.refresh_bindings()
        self.post_message(Shown())

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        if self._values is None:
            return _("Settings"), _("is being read")
        count = len(_changed(self._values))
        return _("Settings"), _("{section}   changed: {count}").format(
            section=_(TITLES[self._digit]), count=count
        )

    def detail(self) -> str:
        """What the setting is called in a file, where there is room for what few want to know."""
        if self.list.entry is None or self.app.size.width < _ROOMY:
            return ""
        return words.in_a_file(self.list.entry)

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return words.explanation()

    def _close_find(self) -> None:
        self.remove_class("-finding")
        self._words = ""


def is_set(entry: Entry | None) -> TypeGuard[Setting]:
    """Whether the line is a setting, and no way to what is set elsewhere."""
    return isinstance(entry, Setting)


def _changed(values: Values) -> Sequence[Entry]:
    """All lines that are not the default."""
    return [entry for entry in ENTRIES if is_changed(entry, values)]
