"""Language and encoding: what the system speaks, and how it turns signs into bytes."""

import codecs
from collections.abc import Iterator

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.finding import Finding, look, ok
from rmdesk.language import Language, _, spoken, system_language


def check_locale(seen: Circumstances) -> Iterator[Finding]:
    """Language and encoding."""
    yield _language()
    yield _encoding(seen)


def _language() -> Finding:
    names = {Language.CHINESE: _("Chinese"), Language.ENGLISH: _("English")}
    found = _("the system speaks {system}, the desk {desk}").format(
        system=names[system_language()], desk=names[spoken()]
    )
    return ok(
        "locale.language",
        _("Language"),
        found,
        system=system_language().value,
        desk=spoken().value,
    )


def _encoding(seen: Circumstances) -> Finding:
    check, name = "locale.encoding", _("Encoding")
    variables = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((seen.environment[one] for one in variables if seen.environment.get(one)), "")
    encoding = _plain_name(seen.terminal.encoding)
    facts = {"locale": locale or None, "encoding": encoding}
    named = _("{encoding} (locale {locale})") if locale else "{encoding}"
    if encoding == "utf-8":
        return ok(check, name, named.format(encoding="UTF-8", locale=locale), **facts)
    return look(
        check,
        name,
        named.format(encoding=encoding, locale=locale),
        _("Start with LANG=zh_CN.UTF-8 in a window set to UTF-8; files and pipes are in UTF-8."),
        **facts,
    )


def _plain_name(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return encoding
