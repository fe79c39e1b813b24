"""The scripts in force: those that ship with the program, and one's own in their place."""

from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from rmdesk import content
from rmdesk.desk.book import Desk
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import Pack
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.language import N_, Language

SHIPPED: Final = (
    *("invite", "promised", "maturity", "overdue_contact", "first_meeting", "review"),
    *("birthday", "festival", "event", "new_product", "losing", "repayment", "referral"),
    "objections",
)
"""The files of a language, in the order in which the scripts are offered."""


def pack(desk: Desk, language: Language) -> Pack:
    """The shipped pack with the newest versions of one's own texts.

    An own text that is broken is a finding, and the shipped one of its key stays. While no text
    changes it is the same object.
    """
    own = (
        *desk.texts.newest(TextSort.SCRIPT, language),
        *desk.texts.newest(TextSort.OBJECTION, language),
    )
    return _with_own(language, own) if own else shipped_pack(language)


def show_hints(desk: Desk, *, shows: bool) -> None:
    """Whether hints for voice and posture stand below what is said, from now on."""
    desk.change_call_settings(replace(desk.call_settings, shows_hints=shows))


@cache
def shipped_pack(language: Language) -> Pack:
    """The pack that ships; a file that is missing or broken is a finding of it."""
    shipped = Pack()
    for name in SHIPPED:
        shipped = shipped.with_others(_shipped(f"scripts/{language.value}/{name}.toml"))
    return shipped


def _shipped(name: str) -> Pack:
    try:
        return read_pack(content.text(name))
    except (OSError, UnicodeDecodeError):
        message = N_("The script file {name} cannot be read.")
        return Pack(findings=(Finding(message, {"name": name}),))


@lru_cache(maxsize=4)
def _with_own(language: Language, own: tuple[OwnText, ...]) -> Pack:
    whole = shipped_pack(language)
    for text in own:
        whole = whole.with_others(_own_pack(text))
    return whole


def _own_pack(text: OwnText) -> Pack:
    """What an own text adds: one script or objection under its key, or why it adds nothing."""
    read = read_pack(text.body)
    if any(finding.breaks for finding in read.findings):
        return Pack(findings=read.findings)
    match text.sort, read.scripts, read.objections:
        case TextSort.SCRIPT, (script,), ():
            return Pack(scripts=(replace(script, id=text.key),), findings=read.findings)
        case TextSort.OBJECTION, (), (objection,) if objection.kind == text.key:
            return read
        case _:
            message = N_("Your text {title} is to hold one entry of its kind, and nothing else.")
            return Pack(findings=(Finding(message, {"title": text.title}),))
