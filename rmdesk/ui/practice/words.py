"""What the practice says around the call and the score sheet. Pure, without Textual."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from rmdesk.domain.practice import BEST, Case, Item, Part, Score
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.wrapping import wrap

PROMPT: Final = 3
"""Lines of the colleague's part of the screen."""

PARTS: Final[Mapping[Part, str]] = {
    Part.STEPS: N_("Steps"),
    Part.VOICE: N_("Voice"),
    Part.QUESTIONS: N_("Questions"),
    Part.OBJECTIONS: N_("Objections"),
    Part.CLOSE: N_("Winning"),
    Part.CARE: N_("Ground rules"),
}


def part_words(part: Part) -> str:
    """A part of the score sheet by its name."""
    return _(PARTS[part])


def percent(score: Score) -> str:
    """``72 %``; nothing scored is no zero."""
    share = score.percent
    return formats.unknown() if share is None else f"{share} %"


def said_by_client(case: Case, place: int) -> Callable[[int], Sequence[Line]]:
    """Composes the two lines from which the colleague reads: first whom to play, then one thing
    after another."""

    def compose(width: int) -> Sequence[Line]:
        if place < 0:
            text = _("Colleague, only for you: {who}").format(who=case.who)
            return _lines(text, width, "muted")
        text = _("Client {place}/{count}: {words}").format(
            place=place + 1, count=len(case.says), words=case.says[place]
        )
        return _lines(text, width, "accent")

    return compose


def watched(case: Case) -> Callable[[int], Sequence[Line]]:
    """Composes what the observer looks at above all."""

    def compose(width: int) -> Sequence[Line]:
        text = _("Watch: {what}").format(what=_("; ").join(case.watch))
        return _lines(text, width, "accent")

    return compose


def _lines(text: str, width: int, style: str) -> list[Line]:
    return [
        line(Cell("", 1), Cell(part, width - 1, style)) for part in wrap(text, width - 2, PROMPT)
    ]


def item_line(
    item: Item, points: int | None, *, is_first: bool, has_comment: bool, width: int
) -> Line:
    """An item of the score sheet: its part where that begins, what is scored, the points."""
    part, sign, score = max(map(formats.cells, map(part_words, Part))) + 2, 3, 6
    said = formats.unknown() if points is None else f"{points} / {BEST}"
    return line(
        Cell(part_words(item.part) if is_first else "", part, "heading"),
        Cell(item.text, width - part - sign - score, "" if points is None else "strong"),
        Cell(" c" if has_comment else "", sign, "accent"),
        Cell(said, score, "muted" if points is None else "strong", "right"),
    )


def item_in_full(item: Item, comment: str) -> str:
    """The item under the cursor with what the colleague wrote about it."""
    return f"{item.text}   {comment}" if comment else item.text


def explanation() -> str:
    """What help says of the practice."""
    return _(
        "Two at one screen: you call the fictional client as you would in a session; card, script,"
        " objections and outcomes are the real ones. The colleague reads what the client says (F2"
        " the next sentence, F3 the one before), listens for what stands under Watch, and gives"
        " the points: F4 goes to the score sheet and back, an outcome leads there as well. 1 is"
        " missing, 5 very good, 0 takes the points away: what was not scored counts nowhere. Enter"
        " writes a comment. F5 shows the result, the weakest item and what to train. Nothing"
        " enters the book, and nothing of the practice is kept."
    )
