"""A count that goes along with long work: on a terminal only, a script's log stays clean."""

import sys

from rmdesk.desk.exporting.writing import Progress
from rmdesk.language import _


def written_along() -> Progress | None:
    """Says how much is written by now; None where nobody looks on."""
    return _count if sys.stderr.isatty() else None


def _count(rows: int) -> None:
    words = _("Written: {rows}").format(rows=f"{rows:,}")
    print(f"\r{words}", end="", file=sys.stderr, flush=True)
