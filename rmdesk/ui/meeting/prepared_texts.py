"""What the file has ready for a meeting, as the texts that stand in its form."""

from collections.abc import Iterable
from dataclasses import replace

from rmdesk.desk.meeting.prefilled import Prefilled, ReadyObjection
from rmdesk.domain.masks import masked_text
from rmdesk.domain.meetings.plan import Plan
from rmdesk.domain.reasons import Reason
from rmdesk.language import _
from rmdesk.ui.words.reasons import reason_words


def lines_of(reasons: Iterable[Reason]) -> str:
    """A reason a line."""
    # A text that is edited is painted as it is: it takes no whole number over from the file.
    return masked_text("\n".join(reason_words(one) for one in reasons))


def objection_lines(objections: Iterable[ReadyObjection]) -> str:
    """An objection a line: why it is expected, and the way through it."""
    return "\n".join(
        _("{title} ({why}): {steps}").format(
            title=one.title, why=reason_words(one.reason), steps=_("; ").join(one.steps)
        )
        for one in objections
    )


def filled_in(ready: Prefilled, plan: Plan) -> Plan:
    """The plan with what the file has ready."""
    return replace(
        plan,
        purpose=lines_of(ready.purpose),
        roles=lines_of(ready.roles),
        facts=lines_of(ready.facts),
        objections=objection_lines(ready.objections),
        allocation=lines_of(ready.allocation),
    )
