"""Who gets whom: what each receiver gets, who gets all others, and those who go to nobody."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.desk.handover.receivers import Receiver
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


class Wish(StrEnum):
    """What can be done about the shares."""

    OTHERS = "others"
    SOME = "some"
    LOOK = "look"


class Wished(NamedTuple):
    """A wish, and the receiver it is about; None for nobody."""

    what: Wish
    receiver: int | None = None


class Shares(ActList[Wished]):
    """First what can be done, then who gets how many; Enter there shows whom."""

    closing = N_("Back")

    def __init__(
        self,
        receivers: Sequence[Receiver],
        per: Mapping[int | None, int],
        default: int | None,
        *,
        nobodys: int,
        at: int = 0,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(
            _("Who gets whom"),
            advice=_("Each client goes to one receiver, or to nobody: then the file ends here."),
            at=at,
            refusal=refusal,
        )
        self._receivers = receivers
        self._per = per
        self._default = default
        self._nobodys = nobodys

    def acts(self, width: int) -> list[Act[Wished]]:
        names = {one.id: one.name for one in self._receivers}
        everyone = names.get(self._default, "") if self._default is not None else ""
        if everyone:
            others = _("go to {name}").format(name=everyone)
        else:
            others = _("not said yet; without a word they go to nobody and are not ready")
        acts: list[Act[Wished]] = [
            Act(
                labelled(_("All others"), others, "strong" if everyone else "warning"),
                Wished(Wish.OTHERS),
                _("Choose"),
            ),
            Act(
                labelled(_("Some clients"), _("to somebody else: by name, or by a condition")),
                Wished(Wish.SOME),
                _("Choose"),
            ),
            Act(blank),
            Act(heading(_("So far"))),
        ]
        look = _("Show them")
        for one in self._receivers:
            count = self._per.get(one.id, 0)
            said = _("clients: {count}").format(count=f"{count:,}")
            acts.append(Act(labelled(one.name, said), Wished(Wish.LOOK, one.id), look))
        if self._nobodys:
            said = _("clients: {count}").format(count=f"{self._nobodys:,}")
            acts.append(Act(labelled(_("Nobody"), said), Wished(Wish.LOOK), look))
        if unassigned := self._per.get(None, 0) - self._nobodys:
            said = _("clients: {count}").format(count=f"{unassigned:,}")
            wish = Wished(Wish.OTHERS)
            acts.append(Act(labelled(_("Not said yet"), said, "warning"), wish, _("Choose")))
        return acts


class WhichClients(Dialog[str]):
    """A name, or a condition as in the client list."""

    def __init__(self, title: str, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(title, refusal=refusal)
        self._typed = typed

    def compose_content(self) -> ComposeResult:
        says = _(
            "A name, its initials, a client number or a tag; or a condition as in the client list,"
            " such as: AUM>50万, 超期, 60天未联系. The next page lists whom it finds."
        )
        yield Words(clean_lines(says), classes="dialog-text")
        yield FormRow(_("Which clients"), id="which", value=self._typed, is_first=True)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Find"), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one("#which", FormRow)
        if not row.value.strip():
            self.complain(_("Type a name or a condition."), row.field)
            return None
        return row.value.strip()
