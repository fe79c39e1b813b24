"""Small text files that pass from book to book: read whole, whoever wrote them, or written."""

from pathlib import Path

from rmdesk.errors import InputError
from rmdesk.exchange.writers.placing import check_target, put


def read_text_file(
    path: Path,
    *,
    most_bytes: int,
    unreadable: type[InputError],
    no_text: type[InputError],
    too_large: type[InputError],
) -> str:
    """The text in UTF-8; raises the error that is given for each reason, with `file` and, where it
    is `unreadable`, `reason`."""
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise no_text(file=path.name)
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
        if len(content) > most_bytes:
            raise too_large(file=path.name)
        return content.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unreadable(file=path.name, reason=reason) from None
    except UnicodeDecodeError:
        raise no_text(file=path.name) from None


def write_text_file(path: Path, content: str, *, may_replace: bool) -> None:
    """Put `content` in UTF-8 at `path`, in one moment; raises what `check_target` and `put` do."""
    check_target(path, may_replace=may_replace)
    put(path, content.encode(), may_replace=may_replace)
