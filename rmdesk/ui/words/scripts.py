"""The words on screen for the parts of scripts; `labels` shows them."""

from enum import StrEnum
from typing import Protocol

from rmdesk.domain.own_texts import OwnText
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import ObjectionKind, Spin, StepKind
from rmdesk.language import N_, _

SCRIPT_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (StepKind.GREET, N_("greet, introduce")),
    (StepKind.RAPPORT, N_("rapport")),
    (StepKind.REASON, N_("why I call")),
    (StepKind.BENEFIT, N_("the client's benefit")),
    (StepKind.CONVENIENT, N_("does it suit?")),
    (StepKind.LINK, N_("link to the need")),
    (StepKind.CLOSE, N_("two times")),
    (StepKind.WAIT, N_("wait in silence")),
    (StepKind.CONFIRM, N_("confirm")),
    (StepKind.LATER, N_("another time")),
    (Spin.SITUATION, N_("situation question")),
    (Spin.PROBLEM, N_("problem question")),
    (Spin.IMPLICATION, N_("implication question")),
    (Spin.NEED_PAYOFF, N_("need-payoff question")),
    (ObjectionKind.PUTS_OFF, N_("puts it off")),
    (ObjectionKind.NOT_INTERESTED, N_("not interested")),
    (ObjectionKind.NO_TRUST, N_("does not believe us")),
    (ObjectionKind.MISUNDERSTANDS, N_("misunderstands")),
    (ObjectionKind.CANNOT_MEET, N_("we cannot meet the wish")),
    (ObjectionKind.NEXT_DOOR, N_("the branch next door")),
)


def in_words(finding: Finding) -> str:
    """What is wrong with a text, as a sentence."""
    return _(finding.message).format(**finding.parameters)


class Versioned(Protocol):
    """An entry of a library, shipped or of one's own."""

    @property
    def own(self) -> OwnText | None: ...

    @property
    def is_own(self) -> bool: ...

    @property
    def is_gone(self) -> bool: ...


def version_word(entry: Versioned) -> str:
    """Which version of a text holds."""
    if entry.is_gone:
        return _("taken away")
    if entry.is_own and entry.own:
        return _("own version {n}").format(n=entry.own.version)
    return _("shipped")
