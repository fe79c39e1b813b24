"""What a process of ours says when it is asked to reach out: the task of a keyless process."""

import json
import socket


def serve(_request: object) -> None:
    """Try what code in a hostile file would try, and answer with what came of it."""
    print(json.dumps([_attempt(("127.0.0.1", 9)), _attempt(("::1", 9, 0, 0))]), flush=True)


def _attempt(address: tuple[object, ...]) -> str:
    family = socket.AF_INET if len(address) == 2 else socket.AF_INET6
    try:
        with socket.socket(family) as reaching:
            reaching.connect(address)
    except OSError as error:
        return type(error).__name__
    return "connected"
