"""Setting clients into a box by hand: what the rule says, and why it is not followed."""

from collections.abc import Sequence

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.why import Why


class WhyByHand(Why):
    """`said` stands above the reason: who goes where, and what the rule says."""

    def __init__(
        self,
        title: str,
        said: Sequence[str],
        before: str | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(
            title,
            "\n".join(said),
            before,
            asks=_("Why"),
            placeholder=_("what the rule cannot know; it is kept with the place"),
            refusal=refusal,
        )
