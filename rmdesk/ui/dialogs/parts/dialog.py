"""What every dialog has: a title, its content, a line for what is wrong, hints, a typed result."""

from typing import Any, Generic, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.discretion.for_client import desk_is_back
from rmdesk.ui.formats import clean, clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint, HintBar
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words

T = TypeVar("T")


class Dialog(ModalScreen[T], Generic[T], inherit_bindings=False):
    """Answers with a `T`, or None when it was cancelled.

    `refusal` is what the desk said about the same answer a moment ago: the dialog opens again
    with everything as it was typed.
    """

    BINDINGS = bindings(Scope.DIALOG)
    AUTO_FOCUS = ".first"
    keeps_draft = True
    """Whether what is half typed in it may be kept over a lock: never where it is a secret."""

    class Opened(Message):
        """A dialog lies on the screen, composed."""

        def __init__(self, dialog: "Dialog[Any]") -> None:
            super().__init__()
            self.dialog = dialog

    closing = N_("Cancel")

    def __init__(self, title: str, *, refusal: RmdeskError | None = None) -> None:
        super().__init__()
        self._heading = title
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Words(clean(self._heading), id="dialog-title")
            yield from self.compose_content()
            yield Words(id="dialog-wrong")
            yield HintBar()

    def compose_content(self) -> ComposeResult:
        """The widgets between title and hints; the one with class `first` gets the focus."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_hints())
        self._show_hints()
        if self._refusal:
            self.complain(_in_words(self._refusal))
        self.post_message(self.Opened(self))

    @property
    def heading(self) -> str:
        """The title it was opened with."""
        return self._heading

    def own_kept(self) -> object:
        """What it holds beyond its fields and rows, for a draft: anything JSON can hold."""
        return None

    def return_own(self, kept: object) -> None:
        """Hold again what `own_kept` said."""

    def stop_work(self) -> None:
        """The desk is being left: what runs behind the dialog ends."""

    def answer(self) -> T | None:
        """The validated answer; None after `complain` when something is wrong or missing."""
        return None

    def complain(self, sentence: str, at: Widget | None = None) -> None:
        """Say what is wrong, and put the caret where it can be mended; what was typed stays."""
        wrong = self.query_one("#dialog-wrong", Words)
        wrong.update(clean_lines(sentence))
        wrong.set_class(bool(sentence), "-shown")
        if at is not None:
            at.focus()

    def is_in_order(self) -> None:
        """Nothing is wrong (any more)."""
        self.complain("")

    def rename(self, title: str) -> None:
        """Another title, and the hints with it."""
        self.query_one("#dialog-title", Words).update(clean(title))
        self._show_hints()

    def action_dialog_save(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.dismiss(answer)

    def action_dialog_cancel(self) -> None:
        self.dismiss(None)

    def action_dialog_next(self) -> None:
        self.focus_next()

    def action_dialog_previous(self) -> None:
        self.focus_previous()

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        self.action_dialog_save()

    @on(Choice.Submitted)
    def _entered_choice(self, event: Choice.Submitted) -> None:
        event.stop()
        self.action_dialog_save()

    @on(HintBar.Clicked)
    async def _hint_clicked(self, event: HintBar.Clicked) -> None:
        event.stop()
        await self.run_action(BY_ID[event.action].action)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings)

    def own_hints(self) -> list[Hint]:
        """The keys that work here, besides the one that leaves."""
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
        ]

    def _show_hints(self) -> None:
        leave = Hint(key_name("escape"), _(self.closing), "dialog.cancel")
        self.query_one(HintBar).show([*self.own_hints(), leave])


async def ask(app: App[Any], dialog: Dialog[T]) -> T | None:
    """Open `dialog` and wait for its answer; None when it was cancelled.

    While a client is shown something it waits: nothing of the desk comes over that.
    """
    await desk_is_back(app)
    answer: T | None = await app.push_screen_wait(dialog)
    return answer


def translated(active: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """`active` with descriptions in the language in force: declarations hold message ids."""
    return {
        key: bound._replace(binding=_translated(bound.binding)) for key, bound in active.items()
    }


def _translated(binding: Binding) -> Binding:
    if not binding.description:
        return binding
    return Binding(
        binding.key,
        binding.action,
        _(binding.description),
        show=binding.show,
        priority=binding.priority,
        id=binding.id,
    )


def _in_words(refusal: RmdeskError) -> str:
    return "\n".join(filter(None, (refusal.sentence(), refusal.advice())))
