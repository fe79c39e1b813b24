"""The made parts: what stands between `<!-- made NAME … -->` and `<!-- /made -->`."""

import re
from collections.abc import Callable, Mapping

from rmdesk.language import Language, speak, spoken
from tests.tools.readme.code_map import code_map, modules
from tests.tools.readme.columns import columns_table
from tests.tools.readme.command_line import options_table
from tests.tools.readme.contents import contents
from tests.tools.readme.handbook import handbook_page, handbook_pages
from tests.tools.readme.keys import keys_table
from tests.tools.readme.settings import settings_table

_PART = re.compile(r"(<!-- made ([a-z ]+) -->\n).*?(<!-- /made -->)", re.DOTALL)
_MAKERS: Mapping[str, Callable[..., str]] = {
    "keys": lambda language: _in(language, lambda: keys_table(Language(language))),
    "commands": lambda language: _in(language, lambda: options_table(Language(language))),
    "settings": lambda language: _in(language, lambda: settings_table(Language(language))),
    "columns": columns_table,
    "map": code_map,
    "modules": modules,
    "page": lambda name, language: _in(language, lambda: handbook_page(name, Language(language))),
    "pages": lambda language: _in(language, lambda: handbook_pages(Language(language))),
}
"""By the first word; the words after it are the arguments."""


def with_made_parts(text: str) -> str:
    """`text` with every part as the program has it now; the contents last, they list the rest."""
    before = spoken()
    try:
        made = _PART.sub(_made, text)
        return _PART.sub(lambda found: _contents(found, made), made)
    finally:
        speak(before)


def _made(found: re.Match[str]) -> str:
    name, *words = found[2].split()
    if name == "contents":
        return found[0]
    return found[1] + _MAKERS[name](*words).rstrip("\n") + "\n" + found[3]


def _contents(found: re.Match[str], text: str) -> str:
    name, *words = found[2].split()
    return found[1] + contents(text, *words) + found[3] if name == "contents" else found[0]


def _in(language: str, make: Callable[[], str]) -> str:
    speak(Language(language))
    return make()
