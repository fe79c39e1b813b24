"""A new passphrase, asked for on the bare terminal."""

from rmdesk.language import _
from rmdesk.ui.console.prompt import ask_hidden
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.telling import say, tell


def asked_twice(terminal: Terminal) -> str:
    """A new passphrase that meets the rule, typed twice alike; raises Left."""
    from rmdesk.crypto.passphrase import WeakPassphrase, normalised, require_strength

    while True:
        first = ask_hidden(terminal, _("New passphrase:"))
        try:
            require_strength(first)
        except WeakPassphrase as weak:
            tell(terminal, weak)
            continue
        if normalised(first) == normalised(ask_hidden(terminal, _("Once more:"))):
            return first
        say(terminal, _("The two are different. Type both again."))
