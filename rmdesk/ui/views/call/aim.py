"""What the card that is up is called for: as proposed, until the RM chooses something else."""

from collections.abc import Mapping
from typing import Any

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.purposes.proposed import Proposal, chosen
from rmdesk.ui.views.call.preparation import Aim


class CallAim:
    """One card's purpose and goal."""

    def __init__(self) -> None:
        self.proposal: Proposal | None = None
        self._own_goal = ""
        self._is_own = False

    @property
    def code(self) -> str:
        """The purpose as it is recorded; empty without a card."""
        return self.proposal.purpose.code if self.proposal else ""

    @property
    def goal(self) -> str:
        """The goal as it is recorded: a code, or words of one's own; empty without a card."""
        return self._own_goal or (self.proposal.goal.value if self.proposal else "")

    @property
    def shown(self) -> Aim | None:
        """For the page."""
        return Aim(proposal=self.proposal, goal=self.goal) if self.proposal else None

    def put_up(self, card: Card | None, *, is_other: bool) -> None:
        """Another card, or the same one read anew: what was chosen by hand stays with it."""
        if is_other:
            self._own_goal, self._is_own = "", False
        if card is None:
            self.proposal = None
        elif self._is_own:
            self.choose(card, self.code, self._own_goal)
        else:
            self.proposal = card.proposals[0]

    def choose(self, card: Card, code: str, goal: str) -> None:
        """Another purpose and goal; an empty goal is the one that goes with the purpose."""
        self.proposal = chosen(code, card.proposals, card.known)
        self._own_goal, self._is_own = goal, True

    def kept(self) -> dict[str, Any]:
        """As JSON: what was chosen by hand, nothing otherwise."""
        return {"purpose": self.code, "goal": self._own_goal} if self._is_own else {}

    def return_to(self, kept: Mapping[str, Any], card: Card) -> None:
        """Bring back what `kept` holds."""
        if kept.get("purpose"):
            self.choose(card, str(kept["purpose"]), str(kept.get("goal", "")))
