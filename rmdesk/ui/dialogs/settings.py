"""Settings: every change takes effect and is kept at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.message import Message

from rmdesk.language import N_, Language, _
from rmdesk.settings import LONGEST_IDLE, Preferences
from rmdesk.ui.dialogs.rows import Rows
from rmdesk.ui.dialogs.rows_dialog import RowsDialog
from rmdesk.ui.glyphs import PROFILES
from rmdesk.ui.keymap import key_name
from rmdesk.ui.theme import THEMES
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """A field of Preferences with its choices in turn, and the words for them."""

    name: str
    title: str
    choices: Sequence[object]
    word: Callable[[object], str]


_WORDS = {
    None: N_("as the system"),
    Language.CHINESE: N_("Chinese"),
    Language.ENGLISH: N_("English"),
    "dark": N_("dark"),
    "light": N_("light"),
    "safe": N_("safe everywhere"),
    "unicode": N_("all signs"),
    "ascii": N_("plain ASCII"),
}

_SETTINGS = (
    _Setting(
        name="language",
        title=N_("Language"),
        choices=(None, Language.CHINESE, Language.ENGLISH),
        word=lambda value: _(_WORDS[value]),  # type: ignore[index]
    ),
    _Setting(
        name="theme",
        title=N_("Theme"),
        choices=tuple(THEMES),
        word=lambda value: _(_WORDS[value]),  # type: ignore[index]
    ),
    _Setting(
        name="glyphs",
        title=N_("Signs"),
        choices=tuple(PROFILES),
        word=lambda value: _(_WORDS[value]),  # type: ignore[index]
    ),
    _Setting(
        name="idle_minutes",
        title=N_("Lock when idle"),
        choices=tuple(range(1, LONGEST_IDLE + 1)),
        word=lambda value: _("after {minutes} min").format(minutes=value),
    ),
    _Setting(
        name="presenting_minutes",
        title=N_("Lock when presenting"),
        choices=tuple(range(1, LONGEST_IDLE + 1)),
        word=lambda value: _("after {minutes} min").format(minutes=value),
    ),
)


class Settings(RowsDialog[bool]):
    """A line per setting; Enter, Space or the arrows turn it. Answers True where the last line was
    chosen: the settings of the day, which the book keeps."""

    closing = N_("Close")

    class Changed(Message):
        """The user wants these preferences from now on."""

        def __init__(self, preferences: Preferences) -> None:
            super().__init__()
            self.preferences = preferences

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(_("Settings"))
        self._preferences = preferences

    def compose_content(self) -> ComposeResult:
        yield Rows(id="settings", classes="first")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        rows = [*(self._row(setting) for setting in _SETTINGS), _book_row]
        self.rows.show(rows, cursor=self.rows.cursor)

    def _row(self, setting: _Setting) -> Callable[[int], Line]:
        def compose(width: int) -> Line:
            word = setting.word(self._value(setting))
            return line(
                Cell(_(setting.title), 22),
                Cell(f"< {word} >", width - 22, "accent"),
            )

        return compose

    def _value(self, setting: _Setting) -> object:
        value = getattr(self._preferences, setting.name)
        return value if value in setting.choices else setting.choices[0]

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Next choice"), "dialog.save")]

    def action_dialog_save(self) -> None:
        if self.rows.cursor == len(_SETTINGS):
            self.dismiss(True)
        else:
            self._turn(1)

    def key_left(self) -> None:
        self._turn(-1)

    def key_right(self) -> None:
        self._turn(1)

    def key_space(self) -> None:
        self._turn(1)

    def _turn(self, steps: int) -> None:
        if self.rows.cursor == len(_SETTINGS):
            return  # it opens something else, by Enter
        setting = _SETTINGS[self.rows.cursor]
        place = setting.choices.index(self._value(setting)) + steps
        value = setting.choices[place % len(setting.choices)]
        self._preferences = replace(self._preferences, **{setting.name: value})  # type: ignore[arg-type]
        self.post_message(self.Changed(self._preferences))

    def look_again(self) -> None:
        """The change has taken effect: paint in the new language and signs."""
        self.rename(_("Settings"))
        self._show()


def _book_row(width: int) -> Line:
    return line(
        Cell(_("In this book"), 22),
        Cell(_("settings of the day: classes, lead times, limit..."), width - 22, "accent"),
    )
