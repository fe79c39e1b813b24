"""The line that finds a setting: by its name in either language, by pinyin, group or value."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from rmdesk.domain.settings.file import as_written
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.search import fits
from rmdesk.ui.setting_fields.entry import Entry, Lead, Values
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.finder import Finder
from rmdesk.ui.widgets.plain_words import Words


class SettingFind(Horizontal, Finder):
    """One line to type in; the list answers while one types."""

    def compose(self) -> ComposeResult:
        yield Words(" / ", id="setting-find-mark")
        yield Field(id="setting-words")

    def begin(self) -> None:
        """Type here from now on, from nothing."""
        self.field.placeholder = formats.clean(_("the name of a setting, or its initials"))
        self.field.value = ""
        self.field.focus()

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
