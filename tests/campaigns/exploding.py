"""Runs the program and makes one function of it raise, with secrets in message, cause and locals.

Started with another command line of Python behind its own: what follows ``rmdesk`` there is the
program's. `EXPLODES` names the function, ``module:qualified.name``.
"""

import os
import sys
import threading
from types import FrameType

_MODULE, _, _NAME = os.environ.get("EXPLODES", "").partition(":")
_SECRET = os.environ.get("EXPLODES_WITH", "")


class Explosion(Exception):
    """Nothing in the program knows of it."""


def _trace(frame: FrameType, event: str, _argument: object) -> None:
    code = frame.f_code
    if event == "call" and code.co_qualname == _NAME and frame.f_globals["__name__"] == _MODULE:
        client_name, passphrase = _SECRET, f"{_SECRET} passphrase"
        try:
            raise KeyError(client_name)
        except KeyError as cause:
            error = Explosion(f"{client_name} has the passphrase {passphrase}")
            error.add_note(client_name)
            raise error from cause


def main() -> int:
    words = sys.argv[sys.argv.index("rmdesk") + 1 :]
    threading.settrace(_trace)
    sys.settrace(_trace)
    from rmdesk.__main__ import main as run

    is_command = "--passphrase-file" in words
    return run(words if is_command else ["--desk-process", *words])


if __name__ == "__main__":
    sys.exit(main())
