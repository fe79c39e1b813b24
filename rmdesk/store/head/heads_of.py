"""What a head has to say of a database that came to its place by other means than work in it."""

from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import accessing, sync_file
from rmdesk.store.head.digest import digest_of
from rmdesk.store.head.entry import Entry
from rmdesk.store.head.standing import standing_of


def entry_for(database: Path, key: DataKey) -> Entry:
    """The entry of a closed book for a database that its caller has verified; made to last first.

    Raises DamagedDatabase and NoAccess.
    """
    opened = connect(database, key.subkey("database"))
    try:
        standing = standing_of(opened)
    finally:
        opened.close()
    with accessing(database):
        sync_file(database)
    return Entry(
        is_clean=True,
        generation=standing.generation,
        rows=standing.rows,
        tip=standing.tip,
        digest=digest_of(database),
    )
