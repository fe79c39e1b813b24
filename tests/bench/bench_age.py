"""Sealing and opening an age file, without what is in it.

    python -m tests.bench.bench_age [MiB]

CPU time and how much the process grows; the target for 100 MiB is well under a second each way,
and no more memory than some chunks.
"""

import os
import resource
import sys
import tempfile
import time
from typing import BinaryIO

from rmdesk.crypto.age import encrypting, opened
from rmdesk.crypto.recipients import Identity

_MIB = 1 << 20


def sealed(target: BinaryIO, mebibytes: int, identity: Identity) -> None:
    block = os.urandom(_MIB)
    with encrypting(target, [identity.recipient]) as out:
        for _ in range(mebibytes):
            out.write(block)


def read(source: BinaryIO, identity: Identity) -> int:
    source.seek(0)
    reader, count = opened(source, identity), 0
    while piece := reader.read1(_MIB):
        count += len(piece)
    return count


def main() -> None:
    mebibytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    identity = Identity.generate()
    identity.recipient.seal(b"", info=b"")  # the library is loaded before the clock runs
    with tempfile.TemporaryFile() as file:
        before, started = _peak(), time.process_time()
        sealed(file, mebibytes, identity)
        between = time.process_time()
        assert read(file, identity) == mebibytes * _MIB
        done = time.process_time()
    print(f"seal {mebibytes} MiB: {between - started:.2f} s of CPU")
    print(f"open {mebibytes} MiB: {done - between:.2f} s of CPU")
    print(f"memory: {_peak() - before:.0f} MiB more than before")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
