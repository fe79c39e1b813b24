"""The encrypted database: a throwaway one is made, closed, opened again, and looked at outside.

Opening asserts every setting (`store.disk.connection`); what a build lacks is refused there.
"""

import secrets
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.finding import Fact, Finding, bad, look, ok
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.printable import printable
from rmdesk.store.disk.files import reason_of
from rmdesk.store.disk.refusals import NoAccess

_PLAIN: Final = b"SQLite format 3"
_VAULT_ID_BYTES: Final = 16


def check_engine(_seen: Circumstances) -> Iterator[Finding]:
    """One finding: whether an encrypted database can be made and opened."""
    check, name = "engine.cipher", _("Encrypted database")
    reinstall = _("Install rmdesk anew; no book can be opened like this.")
    try:
        with TemporaryDirectory(prefix="rmdesk-doctor-", ignore_cleanup_errors=True) as folder:
            cipher, sqlite, is_plain = _tried(Path(folder) / "trial.rmdesk")
    except OSError as error:
        yield _untried(reason_of(error))
    except NoAccess as refusal:
        yield _untried(str(refusal.parameters["reason"]))
    except RmdeskError as refusal:
        yield bad(check, name, refusal.sentence(), reinstall, works=False)
    except ImportError as error:
        yield bad(check, name, type(error).__name__, reinstall, works=False)
    else:
        facts: dict[str, Fact] = {"sqlcipher": cipher, "sqlite": sqlite, "works": not is_plain}
        if is_plain:
            yield bad(check, name, _("it writes plain text"), reinstall, **facts)
            return
        found = _("SQLCipher {cipher}, SQLite {sqlite}: made, closed, opened, all settings kept")
        yield ok(check, name, found.format(cipher=cipher, sqlite=sqlite), **facts)


def _untried(reason: str) -> Finding:
    """Nothing is known of the database: there was no place to try it in."""
    return look(
        "engine.cipher",
        _("Encrypted database"),
        _("not tried: {reason}").format(reason=reason),
        _("Make room in {folder} for it, or have the rights to it given to you.").format(
            folder=printable(_folder_for_trials())
        ),
        works=None,
    )


def _folder_for_trials() -> str:
    try:
        return gettempdir()
    except OSError:  # there is none that can be written
        return "TMPDIR"


def _tried(path: Path) -> tuple[str, str, bool]:
    """The versions of SQLCipher and SQLite, and whether the file can be read without a key.

    The newest schema is built: full-text search and JSON are used by it, hence there.
    """
    from rmdesk.crypto.keys import DataKey
    from rmdesk.store.vault.opened import create_vault, open_vault

    key, vault_id = DataKey.generate(), secrets.token_bytes(_VAULT_ID_BYTES)
    create_vault(path, key, vault_id=vault_id).close()
    vault = open_vault(path, key, vault_id=vault_id)
    try:
        asked = ("PRAGMA cipher_version", "SELECT sqlite_version()")
        cipher, sqlite = (vault.database.execute_sql(one).fetchone()[0] for one in asked)
        vault.database.execute_sql("SELECT json_extract('{}', '$.x')").fetchone()
    finally:
        vault.close()
    with path.open("rb") as file:
        return str(cipher), str(sqlite), file.read(len(_PLAIN)) == _PLAIN
