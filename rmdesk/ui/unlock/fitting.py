"""How the desk speaks and draws in the terminal it was started in, before anything is said there.

A terminal is asked how wide it draws, and answers while the passphrase is typed. Only where its
encoding is in doubt the first words wait for the answer, for less than half a second.
"""

import os
from typing import TYPE_CHECKING

from rmdesk.errors import Refused
from rmdesk.language import N_, Language, _, speak, spoken
from rmdesk.ui import glyphs
from rmdesk.ui.console.kind import (
    TerminalKind,
    is_utf8,
    kind_of,
    language_on,
    names_no_encoding,
    profile_for,
    writes_chinese,
)
from rmdesk.ui.console.measured import remember

if TYPE_CHECKING:
    from rmdesk.ui.console.terminal import Terminal


class DumbTerminal(Refused):
    """It prints one line below the other."""

    message = N_("This terminal cannot move its cursor (TERM is “{name}”): no desk can be drawn.")
    hint = N_("Start rmdesk in a terminal window; rmdesk --help lists what works here too.")


class NotUtf8(Refused):
    """What is typed and painted would be taken for other signs."""

    message = N_("This terminal does not take UTF-8 (its encoding is {encoding}).")
    hint = N_("Set the encoding of the window to UTF-8, then start: LANG=zh_CN.UTF-8 rmdesk")


def language_here(typed: Language | None, otherwise: Language) -> Language:
    """The language that was typed, else one the terminal can draw."""
    return language_on(kind_of(os.environ), typed=typed, otherwise=otherwise)


def require_cursor() -> None:
    """Raise DumbTerminal where nothing can be drawn."""
    if kind_of(os.environ) is TerminalKind.DUMB:
        raise DumbTerminal(name=os.environ.get("TERM") or "-")


def fit(terminal: "Terminal") -> None:
    """Have the terminal measured; raises NotUtf8."""
    terminal.measure()
    is_sure = is_utf8(terminal.encoding)
    if not is_sure or names_no_encoding(os.environ):
        widths = terminal.widths(patiently=True)
        if widths is not None and widths.is_chinese_right:
            terminal.be_utf8()  # whatever the locale says
        elif not is_sure:
            if not writes_chinese(terminal.encoding):
                speak(Language.ENGLISH)
            raise NotUtf8(encoding=terminal.encoding)
        elif widths is not None and widths.is_not_utf8:
            speak(Language.ENGLISH)
            raise NotUtf8(encoding=_("unknown"))
    if kind_of(os.environ) is TerminalKind.CONSOLE and spoken() is Language.ENGLISH:
        from rmdesk.ui.unlock.telling import say

        say(
            terminal,
            _(
                "This console draws no Chinese: the desk speaks English here, and Chinese names"
                " show as blocks. A terminal window shows them; --lang zh speaks Chinese all the"
                " same."
            ),
        )


def settle(terminal: "Terminal") -> None:
    """Draw from now on with what the terminal allows; the last moment for its answers."""
    widths = terminal.widths(patiently=True)
    remember(widths)
    glyphs.allow(profile_for(kind_of(os.environ), widths))
