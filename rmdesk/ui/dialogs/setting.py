"""One setting, to be typed."""

from dataclasses import dataclass

from textual.app import ComposeResult

from rmdesk.domain.settings.paths import value_at
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.setting_fields.field import SettingField, title_of
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


@dataclass(frozen=True, slots=True)
class SettingTyped:
    """What was typed for a setting, and what it was read as."""

    text: str
    value: object


class SettingForm(Dialog[SettingTyped]):
    """One setting; an empty field is the default."""

    def __init__(
        self,
        field: SettingField,
        settings: object,
        typed: SettingTyped | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(f"{_(field.group)}: {title_of(field)}", refusal=refusal)
        self._field = field
        now = field.text(value_at(settings, field.path))
        self._text = typed.text if typed else now

    def compose_content(self) -> ComposeResult:
        field = self._field
        default = _("Empty is the default: {value}").format(value=field.shown(field.default))
        about = _(field.about) if field.about else ""
        yield Words("\n".join(filter(None, (default, about))), classes="dialog-text")
        yield FormRow(
            _("Value"),
            id="value",
            value=self._text,
            placeholder=field.text(field.default),
            reading=self._reading,
            is_first=True,
        )

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Save"), "dialog.save")]

    def _reading(self, text: str) -> str:
        try:
            return f"= {self._field.shown(self._read(text))}"
        except ValueRefused:
            return _("not yet")

    def _read(self, text: str) -> object:
        return self._field.read(text) if text.strip() else self._field.default

    def answer(self) -> SettingTyped | None:
        row = self.query_one("#value", FormRow)
        try:
            return SettingTyped(row.value, self._read(row.value))
        except ValueRefused as refusal:
            self.complain(refusal.sentence(), row.field)
            return None
