"""Every setting with its default, its limits and where the default comes from."""

from collections.abc import Iterator
from typing import Final

from rmdesk.domain.settings.file import as_written
from rmdesk.language import Language, _, speak
from rmdesk.ui.setting_fields.entry import PROGRAM, Setting
from rmdesk.ui.setting_fields.sections import SECTIONS
from rmdesk.ui.setting_fields.words import title_of_entry
from tests.tools.readme.limits import limits_of
from tests.tools.readme.tables import table

_HEAD: Final = {
    Language.ENGLISH: ("setting", "what it is", "default", "limits", "source"),
    Language.CHINESE: ("设置", "说明", "默认", "范围", "来源"),
}


def settings_table(language: Language) -> str:
    """A table for each page of the settings view, under the page's digit and name."""
    speak(language)
    return "\n".join(_page(number, language) for number in range(len(SECTIONS)))


def _page(number: int, language: Language) -> str:
    section = SECTIONS[number]
    rows = [_row(one) for one in _settings_of(number)]
    heading = f"**{section.digit} {_(section.title)}**"
    return f"{heading}\n\n{table(_HEAD[language], rows)}" if rows else ""


def _row(one: Setting) -> tuple[str, ...]:
    default = one.shown(one.field.default)
    return (f"`{_key(one)}`", title_of_entry(one), default, _takes(one), one.source().letter)


def _settings_of(number: int) -> Iterator[Setting]:
    for entry in SECTIONS[number].entries:
        if isinstance(entry, Setting):
            yield entry


def _takes(setting: Setting) -> str:
    """The limits of a figure, or everything that can be chosen."""
    field = setting.field
    if field.is_choice and not isinstance(field.default, int):
        return ", ".join(map(setting.shown, field.choices))
    limits = None if setting.part == PROGRAM else limits_of(setting.path)
    return "-".join(_figure(setting, end) for end in limits) if limits else ""


def _figure(setting: Setting, end: int | None) -> str:
    """As it is typed, without its unit; shares are kept in hundredths of a per cent."""
    if end is None:
        return ""
    text = setting.field.text(end) if type(setting.field.default) is int else f"{end:,}"
    return text if text.replace(".", "").isdecimal() else f"{end:,}"


def _key(setting: Setting) -> str:
    """As a file of settings has it; what is about this computer, as `settings.toml` has it."""
    return setting.field.path if setting.part == PROGRAM else as_written(setting.path)
