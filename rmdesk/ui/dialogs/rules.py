"""Rules of a view: rows for which a condition holds get a sign and a colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from textual.app import ComposeResult

from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.domain.identity import clean_number
from rmdesk.domain.views import COLOURS, Rule
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.client_cells import rule_style
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

COLOUR_WORDS = {
    "good": N_("green"),
    "warning": N_("amber"),
    "danger": N_("red"),
    "accent": N_("cyan"),
    "muted": N_("grey"),
}
"""What the roles look like in both themes; the sign says the same without colour."""


class Verb(Enum):
    """What is to be done with a rule."""

    EDIT = auto()
    REMOVE = auto()
    EARLIER = auto()


@dataclass(frozen=True, slots=True)
class RuleWish:
    """`place` is that of the rule; one beyond the last is a new rule."""

    verb: Verb
    place: int


class RuleList(RowsDialog[RuleWish]):
    """The rules in their order: of several that hold for a row, the first counts."""

    closing = N_("Close")

    def __init__(self, rules: Sequence[Rule], *, at: int = 0) -> None:
        super().__init__(_("Signs and colours"))
        self._rules = rules
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Words(
            formats.clean_lines(_("Of several rules that hold for a client, the first counts.")),
            classes="dialog-text",
        )
        yield Rows(id="rules", classes="first")

    def on_mount(self) -> None:
        rows = [*map(_row, self._rules), _new_row]
        self.rows.show(rows, cursor=min(self._at, len(self._rules)))

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Edit"), "dialog.save"),
            Hint(key_name("delete"), _("Remove"), "dialog.save"),
            Hint(key_name("shift+up"), _("Earlier"), "dialog.save"),
        ]

    def answer(self) -> RuleWish:
        return RuleWish(Verb.EDIT, self.rows.cursor)

    def key_delete(self) -> None:
        self._wish(Verb.REMOVE)

    def key_backspace(self) -> None:
        self._wish(Verb.REMOVE)

    def key_shift_up(self) -> None:
        self._wish(Verb.EARLIER)

    def _wish(self, verb: Verb) -> None:
        place = self.rows.cursor
        if place < len(self._rules):
            self.dismiss(RuleWish(verb, place))


def _row(rule: Rule) -> Callable[[int], Line]:
    style = rule_style(rule)
    return lambda width: line(
        Cell(rule.sign, 2, style),
        Cell(rule.condition, width - 14, style),
        Cell(_(COLOUR_WORDS[rule.colour]) if rule.colour else "", 12, "muted"),
    )


def _new_row(width: int) -> Line:
    return line(Cell("+", 2, "accent"), Cell(_("New rule"), width - 2))


class EditRule(Dialog[Rule]):
    """Condition, sign and colour; what is typed is read at once."""

    def __init__(self, rule: Rule, today: date) -> None:
        super().__init__(_("Rule"))
        self._rule = rule
        self._today = today

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Condition"),
            id="condition",
            value=self._rule.condition,
            placeholder=_("assets>50万 and overdue"),
            reading=self._condition_read,
            is_first=True,
        )
        yield FormRow(_("Sign"), id="sign", value=self._rule.sign or "!", is_one_character=True)
        yield FormRow(
            _("Colour"),
            id="colour",
            value=str(COLOURS.index(self._rule.colour or "warning") + 1),
            reading=self._colour_read,
            is_one_character=True,
        )

    def _condition_read(self, text: str) -> str:
        try:
            parse(text, today=self._today)
        except NotUnderstood as refusal:
            return refusal.sentence() if text.strip() else ""
        return _("understood")

    def _colour_read(self, text: str) -> str:
        chosen = _colour(text)
        words = (
            f"[{number} {_(COLOUR_WORDS[colour])}]"
            if colour == chosen
            else f" {number} {_(COLOUR_WORDS[colour])} "
            for number, colour in enumerate(COLOURS, 1)
        )
        return " ".join(words)

    def answer(self) -> Rule | None:
        condition, sign, colour = (
            self.query_one(f"#{row}", FormRow) for row in ("condition", "sign", "colour")
        )
        try:
            parse(condition.value, today=self._today)
        except NotUnderstood as refusal:
            self.complain(refusal.sentence(), condition.field)
            return None
        if formats.cells(sign.value.strip()) != 1:
            self.complain(_("One sign that takes one cell, such as ! or *."), sign.field)
            return None
        if (role := _colour(colour.value)) is None:
            self.complain(_("The number of a colour, please."), colour.field)
            return None
        return Rule(condition.value.strip(), sign.value.strip(), role)


def _colour(text: str) -> str | None:
    number = clean_number(text)
    is_one = number.isdecimal() and 1 <= int(number) <= len(COLOURS)
    return COLOURS[int(number) - 1] if is_one else None
