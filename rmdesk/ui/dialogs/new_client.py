"""Starting a client's file: a name, and what else is known."""

from dataclasses import dataclass

from textual.app import ComposeResult

from rmdesk.domain.identity import clean_number, read_mobile
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.form import FormRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClientAnswer:
    """The three fields, read; mobile and number may be empty."""

    name: str
    mobile: str = ""
    number: str = ""


class NewClient(Dialog[NewClientAnswer]):
    """Three fields; all but the name may stay empty."""

    def __init__(
        self, draft: NewClientAnswer | None = None, *, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(_("New client"), refusal=refusal)
        self._draft = draft or NewClientAnswer(name="")

    def compose_content(self) -> ComposeResult:
        draft = self._draft
        yield FormRow(_("Name"), id="name", value=draft.name, is_first=True)
        yield FormRow(_("Mobile"), id="mobile", value=draft.mobile, placeholder=_("may stay empty"))
        yield FormRow(
            _("Client number"), id="number", value=draft.number, placeholder=_("may stay empty")
        )

    def answer(self) -> NewClientAnswer | None:
        name, mobile, number = (
            self.query_one(f"#{row}", FormRow) for row in ("name", "mobile", "number")
        )
        if not name.value.strip():
            self.complain(_("A client needs a name."), name.field)
            return None
        digits = read_mobile(mobile.value) if mobile.value.strip() else ""
        if digits is None:
            sentence = _("This is no mobile number: eleven figures, the first a 1.")
            self.complain(sentence, mobile.field)
            return None
        return NewClientAnswer(
            name=name.value.strip(), mobile=digits, number=clean_number(number.value)
        )
