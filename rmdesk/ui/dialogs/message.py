"""A message to a client, large enough to be typed off, and the others one might write instead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.filter import LineFilter

from rmdesk.desk.messaging.drafting import Draft, Letter
from rmdesk.domain.messages.template import gap
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.discretion.veil import without_numbers_veil
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words import messages as message_words

_DIGITS = 9


class Act(Enum):
    """What is to be done with the message that is shown."""

    SEND = auto()
    SKIP = auto()
    EDIT = auto()
    COPY = auto()
    OWN_DETAILS = auto()


@dataclass(frozen=True, slots=True)
class Chosen:
    """An act, the message it is about, and its text as it stands."""

    act: Act
    draft: Draft
    text: str


class SpacedWords(Words):
    """An empty line between two: the eye finds its place again while the hand types off.

    Nothing is masked in it: a message names no number but one's own.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        return without_numbers_veil(super().get_line_filters())

    def lines_for(self, width: int) -> list[str]:
        lines = super().lines_for(width)
        return list(chain.from_iterable((one, "") for one in lines))[:-1]


class MessageSheet(RowsDialog[Chosen]):
    """Enter says that the message went out. `edited` are texts that were changed, by template;
    `place` says how far a round is, and there is somebody to pass over."""

    BINDINGS = bindings(Scope.MESSAGE)
    closing = N_("Close")

    def __init__(
        self,
        letter: Letter,
        *,
        template: str = "",
        edited: Mapping[str, str],
        place: str = "",
        news: str = "",
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Message to {name}").format(name=letter.name)
        super().__init__(f"{title}   {place}".rstrip(), refusal=refusal)
        self._letter = letter
        self._edited = edited
        self._is_round = bool(place)
        self._news = news
        keys = [draft.template.key for draft in letter.drafts]
        self._at = keys.index(template) if template in keys else 0

    def compose_content(self) -> ComposeResult:
        yield Words(message_words.addressed(self._letter), id="message-to")
        with Horizontal(id="message-body"):
            yield Rows(id="message-choices", classes="first")
            with Vertical(id="message-sheet"):
                yield SpacedWords(id="message-text")
        yield Words(id="message-cautions")
        yield Words(id="message-news")

    def on_mount(self) -> None:
        rows = [_row(place, draft) for place, draft in enumerate(self._letter.drafts)]
        self.rows.show(rows, cursor=self._at)
        self.watch(self.rows, "cursor", self._show)
        self._say_news(self._news)

    def own_hints(self) -> list[Hint]:
        names = ("copy", "edit", *(("skip",) if self._is_round else ()), "own")
        own = [BY_ID[f"message.{name}"] for name in names]
        return [
            Hint(key_name("enter"), _("Sent"), "dialog.save"),
            *(
                Hint(first_key(command, typing=True), _(command.footer), command.id)
                for command in own
            ),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "message_skip" or self._is_round

    @property
    def _draft(self) -> Draft:
        return self._letter.drafts[self.rows.cursor]

    @property
    def _text(self) -> str:
        return self._edited.get(self._draft.template.key, self._draft.text)

    def _show(self) -> None:
        """The message under the cursor, as it would be sent."""
        draft, text = self._draft, self._text
        self.query_one("#message-text", Words).update(formats.clean_lines(text))
        missing = [field for field in draft.missing if gap(field) in text]
        is_signed = self._letter.is_signed
        cautions = message_words.cautions(draft, missing=missing, is_signed=is_signed)
        shown = self.query_one("#message-cautions", Words)
        shown.update(formats.clean_lines(cautions))
        shown.set_class(bool(cautions), "-shown")
        self._say_news("")

    def _say_news(self, news: str) -> None:
        words = self.query_one("#message-news", Words)
        words.update(formats.clean_lines(news))
        words.set_class(bool(news), "-shown")

    # --- acts ---

    def answer(self) -> Chosen:
        return self._with(Act.SEND)

    def action_message_take(self, digit: str) -> None:
        if int(digit) <= len(self._letter.drafts):
            self.rows.move_to(int(digit) - 1)

    def action_message_skip(self) -> None:
        self.dismiss(self._with(Act.SKIP))

    def action_message_edit(self) -> None:
        self.dismiss(self._with(Act.EDIT))

    def action_message_copy(self) -> None:
        self.dismiss(self._with(Act.COPY))

    def action_message_own(self) -> None:
        self.dismiss(self._with(Act.OWN_DETAILS))

    def _with(self, act: Act) -> Chosen:
        return Chosen(act, self._draft, self._text)


def _row(place: int, draft: Draft) -> Callable[[int], Line]:
    """What something calls for stands out by a sign."""
    digit = str(place + 1) if place < _DIGITS else ""
    sign, style = ("*", "strong") if draft.about is not None else ("", "muted")
    return lambda width: line(
        Cell(digit, 2, "heading"),
        Cell(sign, 2, "accent"),
        Cell(draft.template.title, width - 4, style),
    )
