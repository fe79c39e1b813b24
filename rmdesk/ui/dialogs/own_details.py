"""What stands of oneself in messages to clients."""

from textual.app import ComposeResult

from rmdesk.desk.messaging.own_details import OwnDetails
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words


class OwnDetailsForm(Dialog[OwnDetails]):
    """Kept in the book for all messages to come."""

    def __init__(self, known: OwnDetails) -> None:
        super().__init__(_("Your details in messages"))
        self._known = known

    def compose_content(self) -> ComposeResult:
        says = _("The sign of the bank is left out for clients who want none.")
        yield Words(clean_lines(says), classes="dialog-text")
        known = self._known
        rows = (
            ("me", _("How you sign"), known.me, _("Li, your relationship manager")),
            ("bank", _("Bank's sign"), known.bank, _("East Gate branch")),
            ("my_phone", _("Telephone"), known.my_phone, ""),
            ("place", _("Place to meet"), known.place, _("the VIP room on the ground floor")),
        )
        for name, title, value, example in rows:
            yield FormRow(title, id=name, value=value, placeholder=example, is_first=name == "me")

    def answer(self) -> OwnDetails:
        return OwnDetails(
            **{name: self._typed(name) for name in ("me", "bank", "my_phone", "place")}
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", FormRow).value.strip()
