"""Receiving: the clients of one fate; who one of them is; what both books know of one."""

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult

from rmdesk.desk.receiving.arrivals import Arrival, Fate, Named
from rmdesk.desk.receiving.choices import UNDECIDED, Choice, Choices
from rmdesk.domain.clients import Client
from rmdesk.domain.likeness.merging import Side
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.importing.rows import Lazy
from rmdesk.ui.dialogs.parts.act_list import Act, NumberedActs, blank
from rmdesk.ui.dialogs.parts.act_rows import Passed
from rmdesk.ui.dialogs.parts.choice_rows import numbered, side_by_side
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.dialogs.parts.two_sides import ChoiceRow, TwoSides
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.receiving import (
    FATE_TITLES,
    decided_in_words,
    fields_in_words,
    identified,
    pair_title,
    pair_values,
    records_in_words,
)

_NAME, _IDENTIFIED = 18, 44
_SHORT_NAME, _ROOMY_FROM = 12, 100
_MOST_SHOWN = 3


class Arrivals(RowsDialog[int]):
    """Answers with the index of the client to decide about anew."""

    closing = N_("Back")

    def __init__(
        self,
        fate: Fate,
        arrivals: Sequence[Arrival],
        brings: Callable[[Arrival], Mapping[str, int]],
        *,
        decided: Choices | None = None,
        at: int = 0,
    ) -> None:
        super().__init__(
            _("Clients, {fate}: {count}").format(
                fate=_(FATE_TITLES[fate]), count=f"{len(arrivals):,}"
            )
        )
        self._fate = fate
        self._arrivals = arrivals
        self._brings = brings
        self._decided = decided or {}
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Rows(id="arrivals", classes="first")
        yield Words(id="arrival", classes="dialog-detail")

    def on_mount(self) -> None:
        self.watch(self.rows, "cursor", self._say_one, init=False)
        self.rows.show(Lazy(len(self._arrivals), self._row), cursor=self._at)
        self.call_after_refresh(self._say_one)

    def _row(self, index: int) -> Callable[[int], Line]:
        arrival = self._arrivals[index]
        choice = self._decided.get(arrival.foreign_id)
        if choice is not None:
            about = decided_in_words(arrival, choice)
        elif arrival.pairs:
            about = fields_in_words(arrival)
        else:
            about = _(arrival.why) if arrival.why else ""

        def compose(width: int) -> Line:
            name = _NAME if width >= _ROOMY_FROM else _SHORT_NAME
            known = _IDENTIFIED if width >= _ROOMY_FROM else (width - name) // 2
            return line(
                Cell(arrival.named.name, name, "strong"),
                Cell(identified(arrival.named), known, "muted"),
                Cell(about, width - name - known - 2),
                gap=1,
            )

        return compose

    def _say_one(self) -> None:
        """What the client under the cursor brings."""
        if not self._arrivals:
            return
        arrival = self._arrivals[self.rows.cursor]
        brings = records_in_words(self._brings(arrival)) or _("no records")
        lines = [_("Brings: {records}").format(records=brings)]
        if arrival.mine and arrival.why:
            lines.append(_("Yours because: {reason}").format(reason=_(arrival.why)))
        self.query_one("#arrival", Words).update(formats.clean_lines("\n".join(lines)))

    def own_hints(self) -> list[Hint]:
        if not self._can_decide:
            return []
        does = _("Compare") if self._fate in (Fate.SAME, Fate.DIFFERS) else _("Say who it is")
        return [Hint(key_name("enter"), does, "dialog.save")]

    @property
    def _can_decide(self) -> bool:
        """Whoever is new beyond doubt, or must never come back, is not decided about."""
        return self._fate is not Fate.FORGOTTEN and bool(self._arrivals)

    def answer(self) -> int | None:
        return self.rows.cursor if self._can_decide else None


class WhoIsIt(NumberedActs[Choice]):
    """Which of one's own clients somebody is, if any."""

    def __init__(self, arrival: Arrival) -> None:
        super().__init__(
            _("Who is {name}?").format(name=arrival.named.name),
            advice=_(
                "What identifies this client fits more than one of yours, or none of them wholly."
                " Only you can say who it is."
            )
            if arrival.fate is Fate.OPEN
            else "",
        )
        self._arrival = arrival
        mine = [arrival.mine] if arrival.mine else []
        self._candidates = [*mine, *(one for one in arrival.candidates if one not in mine)]

    def acts(self, width: int) -> Sequence[Act[Choice]]:
        choices = [
            (
                _("It is your client {client}").format(client=_called(client)),
                Choice(record=client.id),
            )
            for client in self._candidates
        ]
        if self._arrival.may_be_new or not self._candidates:
            choices.append((_("It is another person: add them"), Choice(is_new=True)))
        choices.append((_("Leave this client out"), Choice(leave_out=True)))
        acts = [
            Act(numbered(number, text), choice, _("Choose"))
            for number, (text, choice) in enumerate(choices, 1)
        ]
        return [*acts, Act(blank), *(Act(Passed(row)) for row in self._table())]

    def _table(self) -> list[Callable[[int], Line]]:
        """What came and who it may be, side by side."""
        shown = self._candidates[:_MOST_SHOWN]
        named = self._arrival.named
        numbers = range(1, len(shown) + 1)
        choices = (_("Choice {number}").format(number=number) for number in numbers)
        heads = [_("In the bundle"), *choices]
        rows = [side_by_side("", heads, "heading", most=16)]
        for title, value in _KNOWN_BY:
            texts = [value(named), *(value(client) for client in shown)]
            if any(texts):
                differs = len({text for text in texts if text}) > 1
                rows.append(side_by_side(_(title), texts, "strong" if differs else "", most=16))
        return rows


class BothKnow(TwoSides[Mapping[str, Side]]):
    """One client as both books know them, field by field: mine to the left."""

    def __init__(
        self,
        arrival: Arrival,
        brings: Mapping[str, int],
        giver: str,
        *,
        decided: Choice = UNDECIDED,
    ) -> None:
        rows = [
            ChoiceRow(pair.key, pair_title(pair), *pair_values(pair), pair.sides)
            for pair in arrival.pairs
        ]
        super().__init__(
            _("{name}: yours and what comes").format(name=arrival.named.name),
            sorted(rows, key=lambda row: not row.is_open),
            {pair.key: decided.sides.get(pair.key, pair.side) for pair in arrival.pairs},
            does=_("Keep this choice"),
        )
        self._brings = brings
        self._giver = giver

    def compose_content(self) -> ComposeResult:
        lines = [
            _("Left: yours. Right: from {giver}. * holds; + on both sides keeps both.").format(
                giver=self._giver
            ),
            _("Brings: {records}").format(
                records=records_in_words(self._brings) or _("no records")
            ),
        ]
        yield Words(formats.clean_lines("\n".join(lines)), classes="dialog-detail")
        yield Rows(id="fields", classes="first")

    def answer(self) -> Mapping[str, Side]:
        return dict(self.choices)


_KNOWN_BY: Sequence[tuple[str, Callable[[Named | Client], str]]] = (
    (N_("Name"), lambda one: one.name),
    (N_("Client number"), lambda one: one.number),
    (N_("ID number"), lambda one: formats.identity(one.id_number) if one.id_number else ""),
    (N_("Mobile"), lambda one: formats.phone(one.mobile) if one.mobile else ""),
)


def _called(client: Client) -> str:
    return " ".join(filter(None, (client.name, client.number)))
