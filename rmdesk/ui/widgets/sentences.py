"""Sentences in few lines: what does not fit is counted."""

from rmdesk.language import _
from rmdesk.ui.widgets.plain_words import Words


class Sentences(Words):
    """Words of which each line is a sentence, shown whole in at most `most` lines.

    When more are there than fit, the last line says how many: none is cut without a word.
    """

    def __init__(self, *, most: int, id: str | None = None) -> None:
        super().__init__(id=id)
        self._most = most

    def lines_for(self, width: int) -> list[str]:
        lines = super().lines_for(width)
        if len(lines) <= self._most:
            return lines
        sentences = [self.wrapped(one, width) for one in self.paragraphs]
        shown: list[str] = []
        count = 0
        for sentence in sentences:
            if shown and len(shown) + len(sentence) >= self._most:
                break
            shown += sentence
            count += 1
        if left := len(sentences) - count:
            shown[self._most - 1 :] = [_("({count} more)").format(count=left)]
        return shown[: self._most]
