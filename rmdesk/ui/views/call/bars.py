"""The lines around the call card: the queue above, the counters and the outcomes below."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from rmdesk.desk.briefing import Brief, Progress
from rmdesk.domain.calling.outcomes import OutcomeKind, by_digit
from rmdesk.domain.calling.queue_orders import LISTED
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.lines import Cell, Span, line
from rmdesk.ui.words.outcomes import outcome_words, short_words
from rmdesk.ui.words.reasons import reason_words


class QueueLine(Bar):
    """Where in the queue: position, name, who comes next, how many are left."""

    def __init__(self) -> None:
        super().__init__(id="queue-line")
        self._brief: Brief | None = None

    def show(self, brief: Brief) -> None:
        self._brief = brief
        self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        brief = self._brief
        if brief is None:
            return line(Cell("", width))
        queue, position = brief.session.queue, brief.session.position
        if brief.is_done:
            return line(Cell(f" {len(queue):,} / {len(queue):,}", width, "title"))
        place = f" {position + 1:,} / {len(queue):,} "
        name = brief.card.client.name if brief.card else formats.unknown()
        right = _("left: {count} ").format(count=f"{len(queue) - position - 1:,}")
        following = _("next: {name}").format(name=brief.next_name) if brief.next_name else ""
        taken = formats.cells(place) + formats.cells(right)
        own = min(formats.cells(name) + 4, (width - taken) // 2)
        why = _why_here(brief)
        said = min(formats.cells(why) + 2, (width - taken - own) * 3 // 4) if why else 0
        return line(
            Cell(place, formats.cells(place), "title"),
            Cell(f"  {name}", own, "strong"),
            Cell(why, max(0, said - 1)),
            Cell("", min(1, said)),
            Cell(following, width - taken - own - said, "muted"),
            Cell(right, formats.cells(right), "accent"),
        )


def _why_here(brief: Brief) -> str:
    """Why the client stands in this place; the list's own order says nothing of its own."""
    place = brief.place
    return reason_words(place) if place is not None and place.message != LISTED else ""


class CounterLine(Bar):
    """The day's figures; while something is typed, how it is understood or what is wrong."""

    def __init__(self) -> None:
        super().__init__(id="counter-line")
        self._progress: Progress | None = None
        self._said = ""
        self._style = ""

    def show(self, progress: Progress) -> None:
        self._progress = progress
        self.refresh()

    def say(self, text: str, style: str = "accent") -> None:
        """Say `text` in place of the figures; an empty one brings them back."""
        if (text, style) != (self._said, self._style):
            self._said, self._style = text, style
            self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        if self._said:
            return line(Cell(f" {self._said}", width, self._style))
        if self._progress is None:
            return line(Cell("", width))
        return line(Cell(" " + counters(self._progress), width, "muted"))


def counters(progress: Progress) -> str:
    """The figures of the day against its floors ([P] in domain.md, "The people and the day")."""
    return _(
        "Today: dials {dials}  reached {reached}  appointments {appointments}"
        "  phone contacts {contacts}/{floor}  minutes {minutes}/{minutes_floor}"
    ).format(
        dials=progress.today.dials,
        reached=progress.today.reached,
        appointments=progress.today.appointments,
        contacts=progress.telephone_contacts,
        floor=progress.daily_calls,
        minutes=formats.minutes(progress.today.seconds)
        if progress.knows_minutes
        else formats.unknown(),
        minutes_floor=progress.daily_minutes,
    )


class OutcomeBar(Bar):
    """The outcome keys, always in view; the one being written stands out."""

    class Clicked(Message):
        """An outcome was clicked."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    def __init__(self) -> None:
        super().__init__(id="outcome-bar")
        self._outcomes: Sequence[OutcomeKind] = ()
        self._chosen: OutcomeKind | None = None
        self._is_off = False
        self._ends: list[tuple[int, str]] = []

    def show(
        self, outcomes: Sequence[OutcomeKind], chosen: OutcomeKind | None, *, is_off: bool = False
    ) -> None:
        """`is_off` while the digits mean something else."""
        if (outcomes, chosen, is_off) != (self._outcomes, self._chosen, self._is_off):
            self._outcomes, self._chosen, self._is_off = outcomes, chosen, is_off
            self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        kinds = by_digit(self._outcomes)
        full = {digit: outcome_words(kind) for digit, kind in kinds.items()}
        short = {digit: short_words(kind) for digit, kind in kinds.items()}
        for texts, gap in ((full, 2), (full, 1), (short, 2), (short, 1)):
            needed = sum(1 + formats.cells(text) for text in texts.values()) + gap * 9 + 2
            if needed <= width:
                break
        spans = [Span(" ")]
        self._ends = []
        taken = 1
        for digit, text in texts.items():
            is_chosen = kinds[digit] == self._chosen
            style = "title" if is_chosen else "muted" if self._is_off else ""
            key_style = style or "accent"
            own = formats.cells(text)
            spans += [Span(digit, key_style), *line(Cell(text, own, style)), Span(" " * gap)]
            taken += 1 + own + gap
            self._ends.append((taken, digit))
        # Narrower than any of it: what does not fit is cut at the edge of the strip.
        return [*spans, Span(" " * max(0, width - taken))]

    def on_click(self, event: events.Click) -> None:
        event.stop()
        hit = next((digit for end, digit in self._ends if event.x < end), None)
        if hit:
            self.post_message(self.Clicked(hit))
