"""Starting a client's file: a name, and what else is known."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.file.unreadable import Unreadable
from rmdesk.domain.file.values import read_client_name
from rmdesk.domain.identity import clean_number, read_mobile
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.number import NumberDialog, NumberRow
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClientAnswer:
    """The three fields, read; mobile and number may be empty."""

    name: str
    mobile: str = ""
    number: str = ""


class NewClient(NumberDialog[NewClientAnswer]):
    """Three fields; all but the name may stay empty."""

    def __init__(
        self,
        access: Access,
        draft: NewClientAnswer | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("New client"), refusal=refusal)
        self._access = access
        self._draft = draft or NewClientAnswer(name="")

    def compose_content(self) -> ComposeResult:
        draft = self._draft
        yield NumberRow(
            _("Name"),
            self._access,
            id="name",
            known_as="name",
            named=lambda: self.query_one("#name", FormRow).value,
            value=draft.name,
            is_first=True,
        )
        yield self._number("mobile", _("Mobile"), draft.mobile)
        yield self._number("number", _("Client number"), draft.number)

    def _number(self, name: str, title: str, value: str) -> NumberRow:
        return NumberRow(
            title,
            self._access,
            id=name,
            known_as=name,
            named=lambda: self.query_one("#name", FormRow).value,
            value=value,
            placeholder=_("may stay empty"),
        )

    @on(Field.Changed, "#name Field")
    async def _name_typed(self) -> None:
        """The owner of the mobile may be the same person now, or no longer."""
        await self.query_one("#mobile", NumberRow).look_again()

    def answer(self) -> NewClientAnswer | None:
        name, mobile, number = (
            self.query_one(f"#{row}", FormRow) for row in ("name", "mobile", "number")
        )
        try:
            called = read_client_name(name.value)
        except Unreadable as refusal:
            self.complain(refusal.sentence(), name.field)
            return None
        digits = read_mobile(mobile.value) if mobile.value.strip() else ""
        if digits is None:
            sentence = _("This is no mobile number: eleven figures, the first a 1.")
            self.complain(sentence, mobile.field)
            return None
        return NewClientAnswer(name=called, mobile=digits, number=clean_number(number.value))
