"""What the commands about settings do: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Final, Protocol

from rmdesk.ui.host import Host
from rmdesk.ui.navigation.routes import Routes

_DAY: Final = 2
_CALLING: Final = 5
"""Digits of sections."""


class SettingsHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    routes: Routes

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class SettingActions:
    """The settings view, and settings as a file."""

    def action_settings_open(self: SettingsHost) -> None:
        self.perform(self.routes.open_settings())

    def action_day_settings_open(self: SettingsHost) -> None:
        self.perform(self.routes.open_settings(_DAY))

    def action_call_rules_open(self: SettingsHost) -> None:
        self.perform(self.routes.open_settings(_CALLING))

    def action_settings_export(self: SettingsHost) -> None:
        # Files of settings are rare: their modules are loaded when they are needed.
        from rmdesk.ui.setting.files import export_settings

        self.perform(export_settings(self))

    def action_settings_import(self: SettingsHost) -> None:
        from rmdesk.ui.setting.files import import_settings

        self.perform(import_settings(self))

    def action_settings_put_back(self: SettingsHost) -> None:
        from rmdesk.ui.setting.files import put_back

        self.perform(put_back(self))
