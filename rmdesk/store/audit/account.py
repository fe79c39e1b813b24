"""Who uses this computer, for the audit chain."""

import os
import sys


def account() -> str:
    """The name of the account and, where the system has one, its number.

    Never asked of the system's name service: that may be a server in the network.
    """
    names = (os.environ.get(name) for name in ("LOGNAME", "USER", "LNAME", "USERNAME"))
    name = next(filter(None, names), "")
    # In an encoding other than the system's it has surrogates, which no database takes.
    name = name.encode("utf-8", "replace").decode()
    if sys.platform == "win32":
        number = ""
    else:
        number = f" (uid {os.getuid()})"  # a name there may be anybody's
    return f"{name}{number}".strip()
