"""Which sets of outcomes will do, and the codes of own ones."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, count
from typing import Final

from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.calling.outcomes import STANDARD_CODES, OutcomeKind, shown
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

TWICE: Final = N_("{words} is there twice; take one of them away.")
NOBODY_REACHED: Final = N_(
    "No outcome is left that counts as reached; without one no talk would ever count."
)
NOBODY_MISSED: Final = N_(
    "No outcome is left for a dial that reached nobody; keep one, such as no answer."
)
NO_MEETING: Final = N_(
    "No outcome is left that agrees a meeting; keep one, or no call could end in an appointment."
)
NO_CALL_BACK: Final = N_(
    "No outcome is left that agrees a call-back; keep one, or nobody could be called back."
)
NO_SKIP: Final = N_("A client must be able to be skipped; this outcome stays as it is.")
GONE: Final = N_("{words} came with the program: it can be hidden, not taken away.")
NO_WORDS: Final = N_("Name what came of the call in a word or two.")
TOO_LONG: Final = N_("{words} is too long for a line of outcomes; 12 characters at most.")
NO_DIAL: Final = N_("Who was reached was dialled; count it as a dial, or not as reached.")
WHEN_FOR_WHAT: Final = N_("Say what the day is for: a meeting or a call-back.")
WHAT_BUT_NO_DAY: Final = N_("A meeting or a call-back needs a day; let this outcome ask for it.")

LONGEST: Final = 12


def wrong_with_outcomes(outcomes: Sequence[OutcomeKind]) -> Wrong | None:
    """The first thing that is wrong with the set; `field` is the code of the outcome, or empty."""
    codes = Counter(kind.code for kind in outcomes)
    for kind in outcomes:
        if codes[kind.code] > 1:
            return Wrong(kind.code, TWICE, {"words": kind.words or kind.code})
        if wrong := _wrong_with(kind):
            return wrong
    named = Counter(kind.words.casefold() for kind in outcomes if kind.words)
    for kind in outcomes:
        if named[kind.words.casefold()] > 1:
            return Wrong(kind.code, TWICE, {"words": kind.words})
    for code in STANDARD_CODES - set(codes):
        return Wrong(code, GONE, {"words": code})
    return _missing(list(shown(outcomes)))


def _missing(given: Sequence[OutcomeKind]) -> Wrong | None:
    """What no day of calling can do without, and none of those that can be given says."""
    if not any(kind.counts_reached for kind in given):
        return Wrong("", NOBODY_REACHED)
    if not any(kind.is_dial and not kind.counts_reached for kind in given):
        return Wrong("", NOBODY_MISSED)
    agreed = {kind.agrees for kind in given}
    if AppointmentKind.MEETING not in agreed:
        return Wrong("", NO_MEETING)
    if AppointmentKind.CALL_BACK not in agreed:
        return Wrong("", NO_CALL_BACK)
    return None


def _wrong_with(kind: OutcomeKind) -> Wrong | None:
    if kind.code == Outcome.SKIPPED:
        stays = not (kind.is_dial or kind.is_hidden or kind.asks_when or kind.counts_reached)
        return None if stays else Wrong(kind.code, NO_SKIP)
    if not kind.words.strip() and not kind.is_standard:
        return Wrong(kind.code, NO_WORDS)
    if len(kind.words) > LONGEST:
        return Wrong(kind.code, TOO_LONG, {"words": kind.words})
    if kind.counts_reached and not kind.is_dial:
        return Wrong(kind.code, NO_DIAL)
    if kind.asks_when and kind.agrees is None:
        return Wrong(kind.code, WHEN_FOR_WHAT)
    if kind.agrees is not None and not kind.asks_when:
        return Wrong(kind.code, WHAT_BUT_NO_DAY)
    return None


def free_code(outcomes: Sequence[OutcomeKind], words: str) -> str:
    """A code for one more outcome of one's own: its words as they are now, which tell it in every
    history, whatever it is called later."""
    wanted = words.strip()
    taken = {kind.code for kind in outcomes}
    numbered = (f"{wanted} {number}" for number in count(2))
    return next(code for code in chain([wanted], numbered) if code not in taken)
