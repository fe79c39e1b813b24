"""How long a review takes to leave: one client's in every kind, many clients', and ending them.

    python -m tests.bench.bench_review_out [clients]

One client's file is timed from the first reading to the file in its place, the writing process
started with it, as the median and the slowest of ten; the target is 1 s, behind a password as well.
Then so many clients' (500) workbooks into a folder, and the same ended after a tenth of them: the
time from Ctrl+C to the report.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.papers import export_paper
from rmdesk.desk.review_out.export import Manner, ReviewExport
from rmdesk.desk.review_out.many import ManyReviews, export_reviews
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.ui.words.review_paper import WORDING
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.books.reviewed_book import NOW, add_reviewed

_TIMES = 10
_ONE = ClientId(1)
_PASSWORD = "correct horse battery"


def one(desk: Desk, folder: Path, form: Form) -> float:
    """Seconds for one client's file."""
    path = folder / f"{os.urandom(4).hex()}{form.kind.suffix}"
    began = time.perf_counter()
    task = ReviewExport(_ONE, None, path, Manner(form=form, wording=WORDING))
    export_paper(desk, task, form, now=NOW)
    return time.perf_counter() - began


def many(desk: Desk, folder: Path, form: Form, *, end_after: int = 0) -> tuple[float, float, int]:
    """Seconds in all and from the end that was asked for, and how many files there are."""
    manner = Manner(form=form, wording=WORDING)
    ids = [ClientId(number) for number in desk.clients.ids()]
    ended = 0.0

    def progress(count: int) -> None:
        nonlocal ended
        if count == end_after:
            ended = time.perf_counter()
            raise KeyboardInterrupt

    began = time.perf_counter()
    task = ManyReviews(ids, folder, manner, today=TODAY)
    left = export_reviews(desk, task, manner, now=NOW, progress=progress)
    done = time.perf_counter()
    return done - began, done - (ended or done), len(left.written)


def _in_folder(work: Callable[[Path], tuple[float, float, int]]) -> tuple[float, float, int]:
    with tempfile.TemporaryDirectory() as folder:
        return work(Path(folder))


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with an_empty_desk() as desk, tempfile.TemporaryDirectory() as folder:
        for number in range(1, clients + 1):
            add_reviewed(desk, number)
        release.allow_files(desk, now=NOW)
        forms = {kind.value: Form(kind=kind) for kind in PaperKind}
        forms["xlsx, sealed"] = Form(kind=PaperKind.WORKBOOK, password=_PASSWORD)
        for name, form in forms.items():
            taken = [one(desk, Path(folder), form) for _ in range(_TIMES)]
            median, worst = statistics.median(taken) * 1000, max(taken) * 1000
            print(f"one, {name:14} median {median:6.1f} ms   slowest {worst:6.1f} ms")
        for name, form in forms.items():
            whole, _ended, count = _in_folder(partial(many, desk, form=form))
            print(f"{count} of {name:14} {whole:6.1f} s   {whole / count * 1000:6.1f} ms each")
        form = forms[PaperKind.WORKBOOK.value]
        ending = partial(many, desk, form=form, end_after=clients // 10)
        _whole, ended, count = _in_folder(ending)
        print(f"ended after {count}: report after {ended * 1000:.1f} ms")


if __name__ == "__main__":
    main()
