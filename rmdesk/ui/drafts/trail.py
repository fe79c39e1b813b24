"""The way to the dialog on the screen, noted while it is gone: keys, and what stood where.

It can be gone again only where nothing was written on it: a key that wrote something once would
write it twice. Whether something was is told by the count of actions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from rmdesk.ui.commands.command import Command
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.drafts.kept import DialogDraft, Drafts, Root, Stroke
from rmdesk.ui.drafts.on_screen import draft_of, texts
from rmdesk.ui.typed_ahead import is_in_place
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text_box import TextBox


@dataclass(slots=True)
class Step:
    """A dialog on the way: `opened_at` and `left_at` are counts of actions written."""

    dialog: Dialog[Any]
    title: str
    before: dict[str, str]
    opened_at: int
    left_at: int = 0
    draft: DialogDraft | None = None
    """As it stood before its last key, which is its stroke."""
    by_mouse: bool = False

    def now(self, stroke: Stroke | None) -> DialogDraft:
        """As it stands, while it is on the screen."""
        return draft_of(self.dialog, self.title, self.before, stroke)


class Trail:
    """`written` says how many actions were; `stack` are the screens, the desk first."""

    def __init__(self, stack: Callable[[], Sequence[Screen[Any]]]) -> None:
        self._stack = stack
        self.written: Callable[[], int] = lambda: 0
        self._root: Root | None = None
        self._root_at = 0
        self._steps: list[Step] = []

    # --- what happens ---

    def key(self, key: events.Key | events.Paste, view: str, focused: Widget | None) -> None:
        """`key` is about to be given to what has the focus."""
        stroke = (
            Stroke(key=key.key, character=key.character) if isinstance(key, events.Key) else None
        )
        if (dialog := self.top) is None:
            in_field = isinstance(focused, Field | TextBox)
            self._steps.clear()
            self._root = Root(stroke=stroke, view=view, in_field=in_field) if stroke else None
            self._root_at = self.written()
        elif not is_in_place(key, focused):
            step = self.opened(dialog)
            self._cut_after(step)
            step.draft, step.left_at, step.by_mouse = step.now(stroke), self.written(), False

    def commanded(self, command: Command, view: str) -> None:
        """A click ran `command` on the desk: its key does the same."""
        if keys := keys_of(command):
            stroke = Stroke(key=keys[-1])
            self._root = Root(stroke=stroke, view=view, in_field=False)
            self._root_at = self.written()

    def clicked(self) -> None:
        """The mouse leads on from here: a way that no key goes again."""
        if (dialog := self.top) is None:
            self._steps.clear()
            self._root = None
        else:
            step = self.opened(dialog)
            self._cut_after(step)
            step.by_mouse = True

    def opened(self, dialog: Dialog[Any]) -> Step:
        """A dialog lies on the screen; the same is noted once."""
        for step in self._steps:
            if step.dialog is dialog:
                return step
        step = Step(dialog, dialog.heading, texts(dialog), self.written())
        self._steps.append(step)
        return step

    @property
    def top(self) -> Dialog[Any] | None:
        """The dialog on the screen."""
        dialogs = (one for one in reversed(self._stack()) if isinstance(one, Dialog))
        return next(dialogs, None)

    @property
    def newest(self) -> Dialog[Any] | None:
        """The dialog that was noted last."""
        return self._steps[-1].dialog if self._steps else None

    def _cut_after(self, step: Step) -> None:
        """What was opened from there is over: it is waiting for a key again."""
        del self._steps[self._steps.index(step) + 1 :]

    # --- what is kept ---

    def kept(self, *, is_at_work: bool) -> Drafts:
        """The way as it can be gone again; `is_at_work` where an answer is still worked on."""
        standing = self._stack()
        for dialog in standing:
            if isinstance(dialog, Dialog):
                self.opened(dialog)
        steps = [one for one in self._steps if one.dialog in standing or _was_answered(one)]
        while steps and not (steps[-1].dialog in standing or self._is_pending(steps[-1])):
            steps.pop()
        if not steps or not (self.top or is_at_work):
            return Drafts()
        steps = _once_each(_without_secrets(steps), standing)
        way = [_as_kept(step, standing) for step in steps]
        if way:
            way[-1] = replace(way[-1], stroke=None)
        return Drafts(root=self._root if self._leads(steps, way) else None, way=way)

    def _is_pending(self, step: Step) -> bool:
        """Whether it was answered with words that nothing was made of yet."""
        draft = step.draft
        has_words = draft is not None and draft.stroke is not None and bool(draft.typed)
        leaves = draft is None or draft.stroke is None or draft.stroke.leaves
        return has_words and not leaves and step.left_at == self.written()

    def _leads(self, steps: Sequence[Step], way: Sequence[DialogDraft]) -> bool:
        """Whether the same keys lead there again, and write nothing."""
        written_at = [self._root_at, *(step.left_at for step in steps[:-1])]
        return (
            all(one == step.opened_at for one, step in zip(written_at, steps, strict=True))
            and all(draft.stroke is not None for draft in way[:-1])
            and not any(step.by_mouse for step in steps[:-1])
        )


def _was_answered(step: Step) -> bool:
    """What closed by itself, as a sign of work in progress does, is passed by itself again."""
    return step.by_mouse or step.draft is not None


def _without_secrets(steps: Iterable[Step]) -> list[Step]:
    kept = []
    for step in steps:
        if not step.dialog.keeps_draft:
            break
        kept.append(step)
    return kept


def _once_each(steps: Sequence[Step], standing: Sequence[Screen[Any]]) -> list[Step]:
    """A dialog that was refused opens again as it was: only the last time counts."""
    followed = zip(steps, [*steps[1:], None], strict=True)
    return [one for one, after in followed if after is None or not _is_again(one, after, standing)]


def _is_again(one: Step, after: Step, standing: Sequence[Screen[Any]]) -> bool:
    is_alike = type(one.dialog) is type(after.dialog) and one.title == after.title
    return is_alike and one.dialog not in standing


def _as_kept(step: Step, standing: Sequence[Screen[Any]]) -> DialogDraft:
    stroke = step.draft.stroke if step.draft else None
    if step.dialog in standing:
        return step.now(stroke)
    # One that a click closed was last seen before it.
    return step.draft or DialogDraft(kind="", title=step.title)
