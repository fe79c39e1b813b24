"""Asking once more before something that is hard to take back."""

import sys
from typing import Final

from rmdesk.cli.printing import say
from rmdesk.errors import Refused
from rmdesk.language import N_, _

YES: Final = N_("yes")
"""What has to be typed; the English word counts in every language, where no input method runs."""


class NobodyToAsk(Refused):
    message = N_("Nothing was changed: there is no terminal to ask on.")
    hint = N_("If it is meant, add --yes.")


def has_agreed(*, is_meant: bool) -> bool:
    """Whether it is meant, by `--yes` or by the word typed here; raises NobodyToAsk."""
    if is_meant:
        return True
    if not sys.stdin.isatty():
        raise NobodyToAsk
    sys.stderr.write(_("To go on, type {word}: ").format(word=_(YES)))
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() in (_(YES), YES):
        return True
    say(_("Nothing was changed."))
    return False
