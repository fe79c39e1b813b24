"""Whose key it is: the fingerprint as it was read out, typed on the terminal or given whole."""

import secrets
import sys
from typing import NamedTuple

from rmdesk.cli.printing import say
from rmdesk.crypto.fingerprints import Question, is_complete
from rmdesk.errors import Refused
from rmdesk.language import _


class NobodyToCompare(Refused):
    """A key has to be compared and there is nobody to ask: each says which, and what to type."""


class Answer(NamedTuple):
    """What was typed, and what it answers; without a question it has to be the whole."""

    typed: str
    asked: Question | None = None


def answered(given: str | None, fingerprint: str, *, says: str, unasked: NobodyToCompare) -> Answer:
    """What was `given` on the command line, or after `says` is typed here; else raises `unasked`.

    Only somebody at a terminal can be asked for what nobody knew before: a script gives the whole.
    """
    if given is not None:
        return Answer(given)
    if not sys.stdin.isatty():
        raise unasked
    asked = Question.drawn(fingerprint, draw=secrets.randbelow)
    say(says)
    say(asked.shown)
    while True:
        sys.stderr.write(_("Groups {first} and {second}: ").format(**asked.places))
        sys.stderr.flush()
        typed = sys.stdin.readline().strip()
        if not typed or is_complete(typed):
            return Answer(typed, asked)
        say(_("Type the two groups that are dots: five digits each."))
