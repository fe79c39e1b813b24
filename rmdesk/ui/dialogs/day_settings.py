"""The settings of the day or of calling: all of them in a list, and one of them to be typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult

from rmdesk.domain.setting_paths import value_at
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.day_fields import FIELDS, DayField, title_of
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.form import FormRow
from rmdesk.ui.dialogs.rows import Rows
from rmdesk.ui.dialogs.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.words import Words

_GROUP = 16
_TITLE = 26


@dataclass(frozen=True, slots=True)
class SettingTyped:
    """What was typed for a setting, and what it was read as."""

    text: str
    value: object


class DaySettingsList(RowsDialog[DayField]):
    """Answers with the setting to change. A dot marks what is not the default."""

    closing = N_("Close")

    def __init__(
        self,
        settings: object,
        *,
        at: int = 0,
        news: str = "",
        fields: Sequence[DayField] = FIELDS,
        title: str = N_("Settings of the day"),
    ) -> None:
        super().__init__(_(title))
        self._settings = settings
        self._fields = fields
        self._at = at
        self._news = news

    def compose_content(self) -> ComposeResult:
        yield Rows(id="day-settings", classes="first")
        yield Words(id="day-setting", classes="dialog-detail")

    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.rows, "cursor", self._explain, init=False)
        self.rows.show(
            [self._row(number) for number in range(len(self._fields))],
            cursor=self._at,
        )
        self._explain()

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Change"), "dialog.save")]

    def answer(self) -> DayField:
        return self._fields[self.rows.cursor]

    def _row(self, number: int) -> Callable[[int], Line]:
        field = self._fields[number]
        begins = number == 0 or self._fields[number - 1].group != field.group
        value = value_at(self._settings, field.path)
        is_default = value == field.default

        def compose(width: int) -> Line:
            return line(
                Cell(_(field.group) if begins else "", _GROUP, "heading"),
                Cell(title_of(field), _TITLE),
                Cell("" if is_default else "*", 1, "accent"),
                Cell(
                    field.shown(value), width - _GROUP - _TITLE - 4, "" if is_default else "strong"
                ),
                gap=1,
            )

        return compose

    def _explain(self) -> None:
        """Where the list has no room for a value, it stands here whole; and the default."""
        field = self._fields[self.rows.cursor]
        value = value_at(self._settings, field.path)
        said = [field.shown(value), _(field.about) if field.about else ""]
        if value != field.default:
            said.append(_("* the default is {value}").format(value=field.shown(field.default)))
        told = "   ".join(filter(None, said))
        self.query_one("#day-setting", Words).update("\n".join(filter(None, (told, self._news))))


class DaySettingForm(Dialog[SettingTyped]):
    """One setting; an empty field is the default."""

    def __init__(
        self,
        field: DayField,
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
