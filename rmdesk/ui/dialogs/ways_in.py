"""The ways into the book: the list with what can be done, and what each of them asks."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from rmdesk.crypto.passphrase import WeakPassphrase, normalised, require_strength
from rmdesk.crypto.slots import Kind
from rmdesk.desk.ways_in.listed import Way
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, labelled
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


class Wish(StrEnum):
    """What can be done with the ways in."""

    RENEW = "renew"
    RECOVERY = "recovery"
    ESCROW = "escrow"
    REMOVE = "remove"
    ROTATE = "rotate"


class Wished(NamedTuple):
    """A wish, and the way it is about."""

    what: Wish
    way: Way | None = None


_TITLES = {
    Kind.PASSPHRASE: N_("Passphrase"),
    Kind.RECOVERY: N_("Recovery code"),
    Kind.ESCROW: N_("Escrow key"),
}


class KeysOfBook(ActList[Wished]):
    """Each way in, what there is none of yet, and the change of the data key."""

    closing = N_("Close")

    def __init__(
        self, ways: Sequence[Way], *, at: int = 0, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(
            _("Keys of this book"),
            advice=_("What opens this book. Whoever changes it has to show the passphrase first."),
            at=at,
            refusal=refusal,
        )
        self._ways = ways

    def acts(self, width: int) -> list[Act[Wished]]:
        change, remove = _("Change it"), _("Remove")
        acts: list[Act[Wished]] = []
        for way in self._ways:
            title = _(_TITLES[way.kind])
            match way.kind:
                case Kind.PASSPHRASE:
                    text = _("for every day; another one takes its place at once")
                    acts.append(Act(labelled(title, text), Wished(Wish.RENEW), change))
                case Kind.RECOVERY:
                    text = _("drawn; on paper with the branch's own person")
                    acts.append(Act(labelled(title, text), Wished(Wish.REMOVE, way), remove))
                case _:
                    acts.append(
                        Act(labelled(title, way.fingerprint), Wished(Wish.REMOVE, way), remove)
                    )
        is_drawn = any(way.kind is Kind.RECOVERY for way in self._ways)
        title, draw = _("Recovery code"), _("draw one, for the day the passphrase is forgotten")
        if is_drawn:
            title = _("New code")
            draw = _("draw another one; the one on paper opens nothing any more")
        acts += [
            Act(labelled(title, draw), Wished(Wish.RECOVERY), _("Draw")),
            Act(
                labelled(_("Escrow key"), _("install the public key that the branch gave")),
                Wished(Wish.ESCROW),
                _("Install"),
            ),
            Act(
                labelled(_("It was seen"), _("another data key and passphrase, at once")),
                Wished(Wish.ROTATE),
                _("Change it"),
            ),
        ]
        return acts


class _Secret(Dialog[str]):
    """One hidden field below some sentences."""

    keeps_draft = False
    title = ""
    label = ""
    does = N_("Go on")

    def __init__(self, *, says: str = "", refusal: RmdeskError | None = None) -> None:
        super().__init__(_(self.title), refusal=refusal)
        self._says = says

    def compose_content(self) -> ComposeResult:
        if self._says:
            yield Words(clean_lines(self._says), classes="dialog-text")
        yield FormRow(_(self.label), id="secret", is_first=True)

    def on_mount(self) -> None:
        self.query_one("#secret", FormRow).field.password = True

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _(self.does), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one("#secret", FormRow)
        if not row.value:
            self.complain(_("Type the passphrase."), row.field)
            return None
        return row.value


class ShowWayIn(_Secret):
    """Nobody changes the keys without showing one."""

    title = N_("The passphrase, please")
    label = N_("Passphrase")


class NewPassphrase(_Secret):
    """Twice, and strong enough."""

    title = N_("A new passphrase")
    label = N_("New passphrase")
    does = N_("Set it")

    def compose_content(self) -> ComposeResult:
        yield from super().compose_content()
        yield FormRow(_("Once more"), id="again")

    def on_mount(self) -> None:
        self.query_one("#again", FormRow).field.password = True

    def own_hints(self) -> list[Hint]:
        return [*super().own_hints(), Hint(key_name("tab"), _("Next field"), "dialog.next")]

    def answer(self) -> str | None:
        first, again = self.query_one("#secret", FormRow), self.query_one("#again", FormRow)
        try:
            require_strength(first.value)
        except WeakPassphrase as weak:
            self.complain(weak.in_full(), first.field)
            return None
        if not again.value:
            self.is_in_order()
            again.field.focus()
            return None
        if normalised(first.value) != normalised(again.value):
            self.complain(_("The two are different. Type both again."), first.field)
            return None
        return first.value


class ShownCode(Dialog[bool]):
    """The code, once, for the branch's own person alone."""

    keeps_draft = False

    def __init__(self, code: str) -> None:
        super().__init__(_("Recovery code"))
        self._code = code

    def compose_content(self) -> ComposeResult:
        says = _(
            "For the branch's own person: this code opens the book, and is shown only once."
            " Write it down by hand, on paper that goes into an envelope; do not photograph it."
        )
        yield Words(clean_lines(says), classes="dialog-text")
        yield Words(clean_lines("\n".join(halves(self._code))), classes="dialog-code")

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("It is on paper"), "dialog.save")]

    def on_key(self, event: events.Key) -> None:
        # Nothing here has the focus: Enter counts all the same.
        if event.key == "enter":
            event.stop()
            self.dismiss(True)


class CodeBack(Dialog[str]):
    """What stands on the paper, read back."""

    keeps_draft = False

    def __init__(self, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("The code, from the paper"), refusal=refusal)

    def compose_content(self) -> ComposeResult:
        says = _("Type it from the paper: a code that cannot be read is none. It counts then.")
        yield Words(clean_lines(says), classes="dialog-text")
        yield FormRow(_("Recovery code"), id="code", is_first=True)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Compare"), "dialog.save")]

    def answer(self) -> str | None:
        return self.query_one(FormRow).value or None


async def _nowhere() -> Path | None:
    return None


class EscrowPath(ImportPath):
    """The branch's public key, from a stick or a folder."""

    asks = N_("Install an escrow key")
    expects = N_("the file the branch gave (.pub)")
    does = N_("Look at it")
    suffixes = frozenset({".pub", ".txt"})

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(typed, last=_nowhere, refusal=refusal)


def halves(code: str) -> list[str]:
    """A code in two lines of four groups, as one writes it down."""
    groups = code.split("-")
    middle = len(groups) // 2
    return [" ".join(groups[:middle]), " ".join(groups[middle:])]
