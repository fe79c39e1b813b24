"""The line that finds a setting: by its name in either language, by pinyin, group or value."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from rmdesk.domain.settings_file import as_written
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.command_search import fits
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.setting_entry import Entry, Lead, Values
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.words import Words


class SettingFind(Horizontal):
    """One line to type in; the list answers while one types."""

    BINDINGS = bindings(Scope.FIND)

    class Typed(Message):
        """The text is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Closed(Message):
        """Esc: back to what was shown before."""

    class Left(Message):
        """On to the list, with what was typed."""

    def compose(self) -> ComposeResult:
        yield Words(" / ", id="setting-find-mark")
        yield Field(id="setting-words")

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def begin(self) -> None:
        """Type here from now on, from nothing."""
        self.field.placeholder = formats.clean(_("the name of a setting, or its initials"))
        self.field.value = ""
        self.field.focus()

    def action_find_complete(self) -> None:
        self.post_message(self.Left())

    def action_find_other(self) -> None:
        """There is nothing to complete here."""

    def action_find_close(self) -> None:
        self.post_message(self.Closed())

    def action_find_done(self) -> None:
        self.post_message(self.Left())

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        self.post_message(self.Left())


def found(entries: Iterable[Entry], words: str, values: Values) -> Sequence[Entry]:
    """The lines that every word fits: names, group, what is set, or what a file calls it."""
    return [one for one in entries if fits(words, _said_of(one, values))]


def _said_of(entry: Entry, values: Values) -> Sequence[str]:
    names = [*entry.titles(), _(entry.group), entry.group]
    if isinstance(entry, Lead):
        return names
    return [*names, as_written(entry.path), entry.shown(entry.value(values))]
