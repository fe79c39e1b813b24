"""What the audit chain costs: one row within an action, and checking a row.

    python -m tests.bench.bench_audit [rows]

By the processor's time, as the median of pieces of a hundred rows. The targets are 60 µs for a row
written and 20 µs for a row checked.
"""

import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median

from rmdesk.crypto.keys import DataKey
from rmdesk.store.vault.opened import create_vault

_NOW = datetime(2026, 11, 20, 9, 30)
_PIECE = 100


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.rmdesk"
        vault = create_vault(book, DataKey.generate(), vault_id=b"0123456789abcdef")
        audit, pieces = vault.audit, []
        for _ in range(rows // _PIECE):
            with vault.database.atomic():
                start = time.process_time()
                for number in range(_PIECE):
                    audit.note(
                        "contact.log",
                        at=_NOW,
                        object=f"client {number}, action {number}",
                        fields=("+contacts: on, channel, gist, next_on",),
                    )
                pieces.append((time.process_time() - start) / _PIECE)
        print(f"a row written: {median(pieces) * 1e6:.0f} µs")
        start = time.process_time()
        verdict = audit.verify()
        each = (time.process_time() - start) / verdict.rows
        print(
            f"a row checked: {each * 1e6:.0f} µs, {verdict.rows:,} rows sound: {verdict.is_sound}"
        )
        vault.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
