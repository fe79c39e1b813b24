"""Why one calls and what for, in words: purposes, goals, reasons and what to expect."""

from datetime import date
from functools import partial
from typing import Final

from rmdesk.domain.purposes.proposed import Proposal
from rmdesk.domain.purposes.purpose import Goal, Purpose
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.reasons import brief_words, reason_words

GOALS: Final = {
    Goal.MEET: N_("agree on a day to meet"),
    Goal.USE: N_("learn what the money is for, and agree on a day to meet"),
    Goal.KEEP_WORD: N_("keep what was promised, and agree on the next step"),
    Goal.REPAY: N_("agree on the day and the way it is repaid"),
    Goal.PAY: N_("the client knows the day, and the account has enough on it"),
    Goal.CARE: N_("show care; nothing is sold"),
    Goal.INFORM: N_("say it plainly, and hear what the client thinks of it"),
    Goal.COME: N_("a yes or a no to the invitation"),
    Goal.HEAR_OUT: N_("hear the client out, and agree on a day to look at it together"),
    Goal.KNOW: N_("get to know each other, and fill the file"),
    Goal.ASSESS: N_("agree on a day for the new risk assessment"),
    Goal.REVIEW: N_("agree on a day for the asset review"),
    Goal.REFER: N_("one name, and leave to mention who gave it"),
}
"""As message ids."""


def purpose_word(purpose: Purpose) -> str:
    """What a purpose is called; one of one's own says itself."""
    return _(purpose.title) if purpose.title else formats.clean(purpose.code)


def goal_words(goal: str) -> str:
    """A goal in words: the code of one, or words of one's own."""
    return _(GOALS[Goal(goal)]) if goal in set(Goal) else formats.clean(goal)


def proposal_words(proposal: Proposal, today: date | None = None) -> str:
    """``A deposit matures: 大额存单 of 70,200.00 matures on 2026-11-27``; shorter where `today` is
    given, for a line that has no room for years and fen."""
    words = reason_words if today is None else partial(brief_words, today=today)
    word, reason = purpose_word(proposal.purpose), "; ".join(map(words, proposal.reasons))
    said = _("{title}: {words}").format(title=word, words=reason) if reason else word
    caution = _(proposal.caution) if proposal.caution else ""
    return _("{what} ({why})").format(what=said, why=caution) if caution else said


def aim_fields(purpose: Purpose, goal: str) -> dict[str, str]:
    """What a script may say of why one calls, and what for."""
    return {"purpose": purpose_word(purpose), "goal": goal_words(goal)}
