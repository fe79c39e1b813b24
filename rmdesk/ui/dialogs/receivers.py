"""Who may open a bundle: the list, a new one from a key file, and the word on the fingerprint."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.crypto.fingerprints import Question
from rmdesk.desk.handover.receivers import Receiver
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.fingerprints import FingerprintTyped
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.widgets.choice import Choice


class Wish(StrEnum):
    """What can be done about receivers."""

    ADD = "add"
    OPEN = "open"


class Wished(NamedTuple):
    """A wish, and the receiver it is about."""

    what: Wish
    receiver: Receiver | None = None


class Receivers(ActList[Wished]):
    """Each receiver with the word on the fingerprint; first the way to another one."""

    closing = N_("Back")

    def __init__(
        self, receivers: Sequence[Receiver], *, at: int = 0, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(
            _("Receivers"),
            advice=_(
                "A receiver makes a pair of keys on their own computer (Receive clients in the"
                " palette, or rmdesk keys new), keeps one file, and gives you the other: NAME.pub."
            ),
            at=at,
            refusal=refusal,
        )
        self._receivers = receivers

    def acts(self, width: int) -> list[Act[Wished]]:
        acts: list[Act[Wished]] = [
            Act(
                labelled(_("Add a receiver"), _("from the .pub file that you were given")),
                Wished(Wish.ADD),
                _("Add"),
            )
        ]
        if self._receivers:
            acts += [Act(blank), Act(heading(_("Who may open a bundle")))]
        return acts + [
            Act(
                labelled(one.name, _state(one), "strong" if one.compared_on else "warning"),
                Wished(Wish.OPEN, one),
                _("Open"),
            )
            for one in self._receivers
        ]


def _state(one: Receiver) -> str:
    if one.compared_on is None:
        said = _("fingerprint not compared yet: no bundle before that")
    else:
        said = _("compared on {day}").format(day=one.compared_on.isoformat())
    whose = _("the branch") if one.is_branch else one.branch
    return f"{whose}   {said}" if whose else said


class ReceiverPath(ImportPath):
    """The receiver's public key, from a stick or a folder."""

    asks = N_("A receiver's key")
    expects = N_("the file you were given (.pub)")
    does = N_("Look at it")
    suffixes = frozenset({".pub", ".txt"})

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(typed, last=_nowhere, refusal=refusal)


async def _nowhere() -> Path | None:
    return None


class Named(NamedTuple):
    """Whose key it is."""

    name: str
    branch: str
    is_branch: bool


class ReceiverForm(Dialog[Named]):
    """Whose key it is: a colleague's, or the branch's own, where there is no successor yet."""

    def __init__(self, file: str) -> None:
        super().__init__(_("Whose key is {file}?").format(file=file))

    def compose_content(self) -> ComposeResult:
        yield FormRow(_("Name"), id="name", placeholder=_("as you call them"), is_first=True)
        yield FormRow(_("Their branch"), id="branch", placeholder=_("may stay empty"))
        yield Choice(
            _("Who it is"),
            [_("successor or colleague"), _("the branch itself")],
            title_width=TITLE_WIDTH,
            id="kind",
        )

    def answer(self) -> Named | None:
        name = self.query_one("#name", FormRow)
        if not name.value.strip():
            self.complain(_("Type whose key it is."), name.field)
            return None
        return Named(
            name.value.strip(),
            self.query_one("#branch", FormRow).value.strip(),
            self.query_one("#kind", Choice).chosen == 1,
        )


class ReceiverFingerprint(FingerprintTyped):
    """Compared over the telephone, or side by side: a key that was swapped on the way shows."""

    does = N_("Compare")

    def __init__(self, name: str, asked: Question, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(
            asked,
            says=_(
                "Call {name} on a number you know and have all four groups read to you. Two of them"
                " are the ones below; type the other two. Only then will a bundle be written for"
                " this key."
            ).format(name=name),
            refusal=refusal,
        )
