"""age files (age-encryption.org/v1) to post-quantum recipients, written and read as streams.

Any age tool that knows `mlkem768x25519` opens what is written here, also when this program is
gone. Nothing is ever held but one chunk.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from rmdesk.crypto.age_header import FileKey, header_for, read_header
from rmdesk.crypto.age_stream import CHUNK_BYTES, AgeReader, AgeWriter
from rmdesk.crypto.recipients import Identity, Recipient


@contextmanager
def encrypting(target: BinaryIO, recipients: Sequence[Recipient]) -> Iterator[AgeWriter]:
    """A file to `recipients` in `target`, whole once the block ends without an error.

    `file_key` of what is yielded outlives the block, for reading back, until its `close`. Raises
    MalformedKey, OSError, and ValueError where there is no recipient.
    """
    key = FileKey.generate()
    target.write(header_for(recipients, key))
    writer = AgeWriter(target, key)
    try:
        yield writer
        writer.finish()
    except BaseException:
        writer.close()
        raise


def opened(source: BinaryIO, identity: Identity) -> io.BufferedReader:
    """The content of the age file at `source`, verified chunk by chunk as it is read.

    Raises NotAge, NotForThisIdentity, MixedRecipients and DamagedAge, the last one while reading,
    too: what was read counts only once the end was reached.
    """
    return _content(source, read_header(source).file_key(identity))


def opened_with(source: BinaryIO, file_key: FileKey) -> io.BufferedReader:
    """The same for whoever wrote the file and still has its key; raises NotAge, DamagedAge."""
    header = read_header(source)
    header.require(file_key)
    return _content(source, file_key)


def _content(source: BinaryIO, key: FileKey) -> io.BufferedReader:
    return io.BufferedReader(AgeReader(source, key), CHUNK_BYTES)
