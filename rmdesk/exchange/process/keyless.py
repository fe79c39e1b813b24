"""Another interpreter that holds no key: nothing of this process's memory reaches it."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, cast

_START = (
    "import sys, json; request = json.loads(sys.stdin.buffer.readline());"
    "sys.path[:] = request.pop('path');"
    "from rmdesk.isolation import isolate; isolate();"
    "from {module} import serve; serve(request)"
)
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows does not start without


def started(module: str, request: Mapping[str, object]) -> "subprocess.Popen[bytes]":
    """A process in which `serve` of `module` has `request`; its pipes are open both ways."""
    # Isolated, and without `site`: nothing in the user's folders or environment runs in there.
    process = subprocess.Popen(  # noqa: S603 - this interpreter, fixed arguments
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START.format(module=module)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a trace could hold a client's data
        env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        close_fds=True,
    )
    path = [str(Path(entry).absolute()) for entry in sys.path]
    with contextlib.suppress(OSError):  # it ended at once; what does not come from it will tell
        cast(BinaryIO, process.stdin).write(json.dumps({**request, "path": path}).encode() + b"\n")
    return process
