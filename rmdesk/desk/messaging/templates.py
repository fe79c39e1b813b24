"""The templates in force: those that ship with the program, and one's own in their place."""

from dataclasses import replace
from functools import cache, lru_cache

from rmdesk import content
from rmdesk.desk.book import Desk
from rmdesk.domain.messages.pack import Templates, read_messages
from rmdesk.domain.messages.template import Template
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.domain.scripts.finding import Finding
from rmdesk.language import N_, Language


def templates(desk: Desk, language: Language) -> Templates:
    """The shipped templates with the newest versions of one's own.

    An own text that is broken is a finding, and the shipped one of its key stays.
    """
    return _with_own(language, tuple(desk.texts.newest(TextSort.MESSAGE, language)))


@cache
def shipped_templates(language: Language) -> Templates:
    """The templates that ship; a file that is missing or broken is a finding of them."""
    name = f"messages/{language.value}.toml"
    try:
        return read_messages(content.text(name))
    except (OSError, UnicodeDecodeError):
        message = N_("The message file {name} cannot be read.")
        return Templates(findings=(Finding(message, {"name": name}),))


@lru_cache(maxsize=4)
def _with_own(language: Language, own: tuple[OwnText, ...]) -> Templates:
    shipped = shipped_templates(language)
    held = {template.key: template for template in shipped.templates}
    findings = list(shipped.findings)
    for text in own:
        read = read_messages(text.body)
        findings += read.findings
        if len(read.templates) == 1:
            held[text.key] = replace(read.templates[0], key=text.key)
    return Templates(tuple(held.values()), tuple(findings))


def template_of(templates: Templates, key: str) -> Template:
    """The template of a key; raises LookupError."""
    for template in templates.templates:
        if template.key == key:
            return template
    raise LookupError(key)
