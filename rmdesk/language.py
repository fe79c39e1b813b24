"""The language of every text the product shows: Simplified Chinese or English.

Message ids are the English sentences. `_` translates now; `N_` only marks a text that is
declared at import time and translated when it is shown.
"""

import gettext
import io
import locale
import os
from contextlib import suppress
from enum import StrEnum
from functools import cache

from rmdesk import content


class Language(StrEnum):
    """The two languages, by the code that settings and `--lang` use."""

    CHINESE = "zh"
    ENGLISH = "en"


_LOCALE_FOLDER = {Language.CHINESE: "zh_CN"}
_current = Language.ENGLISH
_catalog = gettext.NullTranslations()


def system_language() -> Language:
    """The language the operating system speaks; English when it is neither of ours."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    with suppress(ValueError):  # a name Python cannot parse says nothing about the language
        names.append(locale.getlocale()[0] or "")
    spoken = next((name.lower() for name in names if name), "")
    return Language.CHINESE if spoken.startswith(("zh", "chinese")) else Language.ENGLISH


def speak(language: Language) -> None:
    """Make `language` the one that `_` answers in, for the whole process."""
    global _current, _catalog
    _current = language
    _catalog = _read(language)


@cache
def _read(language: Language) -> gettext.NullTranslations:
    folder = _LOCALE_FOLDER.get(language)
    if folder is None:
        return gettext.NullTranslations()
    return gettext.GNUTranslations(
        io.BytesIO(content.raw(f"locale/{folder}/LC_MESSAGES/rmdesk.mo"))
    )


def spoken() -> Language:
    """The language in force."""
    return _current


def _(message: str) -> str:
    """`message` in the language in force."""
    return _catalog.gettext(message)


@cache
def wordings(message: str) -> frozenset[str]:
    """`message` in every language, for knowing our own words again in a file."""
    return frozenset({message, *(_read(language).gettext(message) for language in _LOCALE_FOLDER)})


def N_(message: str) -> str:
    """`message` unchanged: marks a text for the catalogue, translated when shown."""
    return message
