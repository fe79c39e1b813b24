"""Everything that can be set, in sections; each line with its default and where that comes from."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final

from textual import on

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import CommandWished
from rmdesk.ui.setting import changing, choosing
from rmdesk.ui.setting_fields.entry import Lead, is_changed
from rmdesk.ui.setting_fields.sections import CHANGED_DIGIT, SECTIONS
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.settings.find import SettingFind
from rmdesk.ui.views.settings.list import SettingList
from rmdesk.ui.views.settings.shown import TITLES, ShownSettings, is_set

_OWN: Final = ("setting_turn_on", "setting_turn_back")
"""What is for settings that are one of a few."""


class SettingsView(ShownSettings):
    """Digits choose the section, `/` finds in all of them, Enter changes a line."""

    BINDINGS = bindings(Scope.SETTINGS)

    # --- finding ---

    def open_find(self) -> None:
        """Type the name of a setting; the list answers at once."""
        self.add_class("-finding")
        self._words = ""
        self.finder.begin()

    @on(SettingFind.Typed)
    def _find_typed(self, event: SettingFind.Typed) -> None:
        event.stop()
        if self.is_finding:
            self._words = event.text
            self._paint(from_top=True)

    @on(SettingFind.Left)
    def _find_left(self, event: SettingFind.Left) -> None:
        event.stop()
        self.list.focus()

    @on(SettingFind.Closed)
    def _find_closed(self, event: SettingFind.Closed) -> None:
        event.stop()
        self.leave_find()

    def leave_find(self) -> None:
        """Show the section again, on the setting that was found."""
        entry = self.list.entry
        if entry is not None and self._words.strip():
            self._digit = next(one.digit for one in SECTIONS if entry in one.entries)
        self._close_find()
        self._paint()
        self.list.focus()

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        entry = self.list.entry if self.is_mounted else None
        if action in _OWN:
            return is_set(entry) and (entry.field.is_choice or entry.field.is_switch)
        if action == "setting_reset":
            return (
                entry is not None and self._values is not None and is_changed(entry, self._values)
            )
        return True

    @on(SettingList.Chosen)
    def _chosen(self, event: SettingList.Chosen) -> None:
        event.stop()
        entry = self.list.entry
        if isinstance(entry, Lead):
            self.post_message(CommandWished(entry.command))
        elif entry is not None:
            self._ask(partial(changing.change, setting=entry))

    def _ask(self, work: Callable[[Host], Coroutine[Any, Any, None]]) -> None:
        self.post_message(WantsHost(work))

    def action_setting_page(self, digit: str) -> None:
        self.run_worker(self.show(int(digit)), group=HOLDS_KEYS)

    def action_setting_page_next(self) -> None:
        self._turn_page(1)

    def action_setting_page_previous(self) -> None:
        self._turn_page(-1)

    def _turn_page(self, steps: int) -> None:
        if self._digit + steps in TITLES:
            self.action_setting_page(str(self._digit + steps))

    def action_setting_group_next(self) -> None:
        self._to_group(1)

    def action_setting_group_previous(self) -> None:
        self._to_group(-1)

    def _to_group(self, steps: int) -> None:
        if (at := self.list.group_from(self.list.cursor, steps)) is not None:
            self.list.move_to(at)

    def action_setting_turn_on(self) -> None:
        self._turn(1)

    def action_setting_turn_back(self) -> None:
        self._turn(-1)

    def _turn(self, steps: int) -> None:
        entry = self.list.entry
        if is_set(entry):
            self._ask(partial(changing.turn, setting=entry, steps=steps))

    def action_setting_reset(self) -> None:
        entry = self.list.entry
        if is_set(entry):
            self._ask(partial(changing.reset, setting=entry))
        elif isinstance(entry, Lead):
            self._ask(partial(choosing.reset_lead, lead=entry))

    def action_setting_options(self) -> None:
        title = TITLES[self._digit]
        section = [] if self._digit == CHANGED_DIGIT else list(self.list.entries)
        self._ask(partial(choosing.choose, title=title, entries=section))

    def action_setting_write_out(self) -> None:
        self.post_message(CommandWished("settings.export"))
