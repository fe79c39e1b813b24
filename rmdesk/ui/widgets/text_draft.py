"""A text of several lines while it is written: where the caret stands and what a key changes;
pure, the lines as they are laid out at the moment are given."""

from collections.abc import Sequence

from rmdesk.ui.widgets.text_lines import Stretch, caret_at, cell_of, line_of

_MOST_STEPS_BACK = 200


class TextDraft:
    """A text and the caret in it; every change but a typed character more is a step back.

    `before` is what it was in an earlier sitting: the first step back leads there.
    """

    def __init__(self, text: str, before: str | None = None) -> None:
        self.text = text
        self.caret = len(text)
        self._wish: int | None = None
        """The cell that the caret keeps to while it goes up and down."""
        self._steps: list[tuple[str, int]] = []
        if before is not None and before != text:
            self._steps.append((before, len(before)))
        self._is_typing = False

    # --- moving ---

    def go(self, caret: int) -> None:
        """Put the caret before the character `caret`, or the nearest there is."""
        self.caret = max(0, min(caret, len(self.text)))
        self._wish = None
        self._is_typing = False

    def climb(self, lines: Sequence[Stretch], steps: int) -> bool:
        """So many lines down; False where there is none."""
        here = line_of(lines, self.caret)
        if not 0 <= here + steps < len(lines):
            return False
        wish = cell_of(self.text, lines[here], self.caret) if self._wish is None else self._wish
        place = caret_at(self.text, lines[here + steps], wish)
        self.go(min(place, self._last_place(lines, here + steps)))
        self._wish = wish
        return True

    def to_line_start(self, lines: Sequence[Stretch]) -> None:
        self.go(lines[line_of(lines, self.caret)].start)

    def to_line_end(self, lines: Sequence[Stretch]) -> None:
        self.go(self._last_place(lines, line_of(lines, self.caret)))

    def _last_place(self, lines: Sequence[Stretch], number: int) -> int:
        """Behind a wrapped line's last character is before the first of the next line."""
        if number + 1 == len(lines):
            return lines[number].end
        return max(lines[number].start, lines[number + 1].start - 1)

    # --- changing ---

    def replace(self, text: str) -> None:
        """Put `text` in the place of everything."""
        self._change(0, len(self.text), text)

    def insert(self, text: str) -> None:
        """Put `text` before the caret, but for what could break the terminal."""
        is_one_more = len(text) == 1 and text != "\n"
        self._change(self.caret, self.caret, text, goes_on=is_one_more and self._is_typing)
        self._is_typing = is_one_more

    def delete_left(self) -> None:
        self._change(max(0, self.caret - 1), self.caret)

    def delete_right(self) -> None:
        self._change(self.caret, min(len(self.text), self.caret + 1))

    def delete_word(self) -> None:
        """Back to the blank before the caret."""
        head = self.text[: self.caret].rstrip()
        while head and not head[-1].isspace():
            head = head[:-1]
        self._change(len(head), self.caret)

    def delete_to_start(self, lines: Sequence[Stretch]) -> None:
        self._change(lines[line_of(lines, self.caret)].start, self.caret)

    def delete_to_end(self, lines: Sequence[Stretch]) -> None:
        self._change(self.caret, lines[line_of(lines, self.caret)].end)

    def take_back(self) -> None:
        """Undo the last change."""
        if self._steps:
            self.text, caret = self._steps.pop()
            self.go(caret)

    def _change(self, start: int, end: int, text: str = "", *, goes_on: bool = False) -> None:
        text = "".join(sign for sign in text if sign == "\n" or _can_stand(sign))
        if start == end and not text:
            return
        if not goes_on:
            del self._steps[: -_MOST_STEPS_BACK + 1]
            self._steps.append((self.text, self.caret))
        self.text = self.text[:start] + text + self.text[end:]
        self.go(start + len(text))


def _can_stand(sign: str) -> bool:
    """Neither a control character nor a lone surrogate, which could break the terminal."""
    return sign.isprintable() and not "\ud800" <= sign <= "\udfff"
