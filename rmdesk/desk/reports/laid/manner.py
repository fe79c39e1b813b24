"""How a report tells what it tells: masked as it may leave, in which words, with notes or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.reports.told import ReportWords
from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.own_metrics import name_in


@dataclass(frozen=True, slots=True)
class Manner:
    """How deals are told: masked as they may leave, in which words, with notes where asked for."""

    outgoing: Outgoing
    words: ReportWords
    metrics: Sequence[Metric]
    with_notes: bool = False

    def metric(self, code: str) -> str:
        """What a deal counts towards; of a metric that was taken out, what its code says."""
        known = (one for one in self.metrics if one.code == code)
        return self.words.metric(next(known, Metric(code, name_in(code))))

    def client(self, name: str, number: str = "") -> str:
        """Who it is; the number tells namesakes apart."""
        shown = str(self.outgoing.value("name", name))
        return f"{shown} {number}".strip()

    def text(self, said: str) -> str:
        """A text of one's own."""
        return str(self.outgoing.value("note", said))
