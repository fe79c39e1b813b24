"""Every setting with its default and where that comes from, in both languages."""

from collections.abc import Iterator, Mapping

from rmdesk.domain.settings_file import as_written
from rmdesk.language import Language, _, speak
from rmdesk.ui.setting_fields.entry import PROGRAM, Setting
from rmdesk.ui.setting_fields.sections import SECTIONS, SETTINGS
from rmdesk.ui.setting_fields.words import title_of_entry
from tests.tools.readme.tables import table

_Said = Mapping[str, tuple[str, str]]
"""Title and default of a setting, by its key."""


def settings_table() -> str:
    """A table for each page of the settings view, under the page's digit and name."""
    said = {language: _said(language) for language in Language}
    return "\n".join(_page(number, said) for number in range(len(SECTIONS)))


def _page(number: int, said: dict[Language, _Said]) -> str:
    digit = SECTIONS[number].digit
    names = " ".join(_named(SECTIONS[number].title))
    rows = [
        (f"`{key}`", *_both(said, key), setting.source().letter or "ours / 自拟")
        for key, setting in _of_page(number)
    ]
    head = ("setting", "what it is", "default", "说明", "默认", "source / 来源")
    return f"**{digit} {names}**\n\n{table(head, rows)}" if rows else ""


def _both(said: dict[Language, _Said], key: str) -> Iterator[str]:
    for language in (Language.ENGLISH, Language.CHINESE):
        yield from said[language][key]


def _said(language: Language) -> _Said:
    """Title and default of each setting, in the words of `language`."""
    speak(language)
    return {_key(one): (title_of_entry(one), one.shown(one.field.default)) for one in SETTINGS}


def _of_page(number: int) -> Iterator[tuple[str, Setting]]:
    for entry in SECTIONS[number].entries:
        if isinstance(entry, Setting):
            yield _key(entry), entry


def _key(setting: Setting) -> str:
    """As a file of settings has it; what is about this computer, as `settings.toml` has it."""
    return setting.field.path if setting.part == PROGRAM else as_written(setting.path)


def _named(title: str) -> Iterator[str]:
    for language in (Language.ENGLISH, Language.CHINESE):
        speak(language)
        yield _(title)
