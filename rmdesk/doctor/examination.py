"""All checks, in the order in which they are told."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.clock import check_clock
from rmdesk.doctor.engine import check_engine
from rmdesk.doctor.files import check_files
from rmdesk.doctor.finding import Finding, bad
from rmdesk.doctor.locale import check_locale
from rmdesk.doctor.machine import check_machine
from rmdesk.doctor.program import check_program
from rmdesk.doctor.terminal import check_terminal
from rmdesk.isolation import place
from rmdesk.language import _

_Check = Callable[[Circumstances], Iterable[Finding]]

_CHECKS: Final[tuple[tuple[str, _Check], ...]] = (
    ("terminal", check_terminal),
    ("locale", check_locale),
    ("program", check_program),
    ("engine", check_engine),
    ("files", check_files),
    ("clock", check_clock),
    ("machine", check_machine),
)


def examine(seen: Circumstances) -> list[Finding]:
    """What every check found; takes a tenth of a second or two, and leaves nothing behind."""
    return [finding for name, check in _CHECKS for finding in _found(name, check, seen)]


def _found(name: str, check: _Check, seen: Circumstances) -> Iterator[Finding]:
    """What it found as far as it came: one that fails keeps none of the others from being told."""
    try:
        yield from check(seen)
    except Exception as error:  # noqa: BLE001 -- whatever a strange PC makes of it is a finding
        yield bad(
            f"{name}.failed",
            _("A check that failed"),
            _("{check}: {error} at {place}").format(
                check=name, error=type(error).__name__, place=place(error.__traceback__)
            ),
            _("Tell this line to whoever looks after the program; the other checks count."),
        )
