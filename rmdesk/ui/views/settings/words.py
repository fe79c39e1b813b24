"""What the settings view says of a setting: value, default, and where the default comes from."""

from typing import Final

from rmdesk.domain.settings.file import as_written
from rmdesk.domain.settings.sources import OURS, SOURCE_TITLES, Source
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.setting_fields.entry import PROGRAM, Entry, Lead, Setting, Values

SHORT_TITLES: Final = {
    "P": N_("calls"),
    "T": N_("training"),
    "S": N_("sheets"),
    "N": N_("needs"),
    "R": N_("rhythm"),
}
"""The papers of SOURCE_TITLES in a word each: all of them fit into a line."""
_FITS: Final = 22
"""Cells of a value that its line has room for in any window."""


def source_sign(entry: Entry) -> str:
    """``[P]``, or that the default is ours; nothing for what is set elsewhere."""
    if isinstance(entry, Lead):
        return ""
    letter = entry.source().letter
    return f"[{letter}]" if letter else _("(ours)")


def told_lines(entry: Entry, values: Values) -> list[str]:
    """What stands below the list of a setting: what it is about, its value in full, its default
    and where that comes from."""
    if isinstance(entry, Lead):
        said, _is_changed = entry.told(values)
        return [one for one in (_(entry.about), said, formats.clean(entry.lies(values))) if one]
    field = entry.field
    about = _(field.about) if field.about else ""
    value = entry.shown(entry.value(values))
    in_full = value if formats.cells(value) > _FITS else ""
    return [one for one in (in_full, about, _default_line(entry, values)) if one]


def _default_line(setting: Setting, values: Values) -> str:
    source = setting.source()
    why = _origin(source)
    if setting.is_default(values):
        return _("The default, {why}").format(why=why)
    default = setting.shown(setting.field.default)
    return _("* The default is {default}, {why}").format(default=default, why=why)


def _origin(source: Source) -> str:
    """Who says so: us, or one of the papers."""
    said = _(source.said)
    if source.letter == OURS:
        return _("chosen by us. {said}").format(said=said)
    return _("as in [{letter}] ({title}). {said}").format(
        letter=source.letter, title=_(SOURCE_TITLES[source.letter]), said=said
    )


def sources_line() -> str:
    """What the letters of the sources mean, and what is ours: once below all settings."""
    letters = (f"[{letter}] {_(title)}" for letter, title in SHORT_TITLES.items())
    return "  ".join((*letters, _("(ours): no paper")))


def in_a_file(entry: Entry) -> str:
    """What the setting is called in a file of settings."""
    if isinstance(entry, Lead) or entry.part == PROGRAM:
        return ""
    return _("In a file of settings: {name}").format(name=as_written(entry.path))


def explanation() -> str:
    """What help says of the view."""
    return "\n".join(
        (
            _("Everything that can be set, section by section; / finds a setting by its name."),
            _("Enter changes the line under the cursor, Delete makes it the default again."),
            _("* is not the default. On the right stands where the default comes from:"),
            *(f"[{letter}] {_(title)}" for letter, title in SOURCE_TITLES.items()),
            _("(ours): the papers leave it open; the default is our choice."),
        )
    )
