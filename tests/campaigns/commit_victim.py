"""The victim of `test_tampering.py`: commits to a book and acknowledges each commit.

python -m tests.campaigns.commit_victim BOOK KEY_HEX VAULT_ID_HEX
"""

import sys
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.store.vault.opened import open_vault

NOW = datetime(2026, 11, 20, 9, 30)


def main(book: str, key: str, vault_id: str) -> None:
    vault = open_vault(Path(book), DataKey(bytes.fromhex(key)), vault_id=bytes.fromhex(vault_id))
    while True:
        vault.audit.note("check", at=NOW, object=f"{vault.audit.tip()[0] + 1} rows")
        print(vault.audit.tip()[0], flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
