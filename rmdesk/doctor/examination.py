"""All checks, in the order in which they are told."""

from collections.abc import Callable, Iterable
from typing import Final

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.clock import check_clock
from rmdesk.doctor.engine import check_engine
from rmdesk.doctor.files import check_files
from rmdesk.doctor.finding import Finding
from rmdesk.doctor.locale import check_locale
from rmdesk.doctor.machine import check_machine
from rmdesk.doctor.program import check_program
from rmdesk.doctor.terminal import check_terminal

_CHECKS: Final[tuple[Callable[[Circumstances], Iterable[Finding]], ...]] = (
    check_terminal,
    check_locale,
    check_program,
    check_engine,
    check_files,
    check_clock,
    check_machine,
)


def examine(seen: Circumstances) -> list[Finding]:
    """What every check found; takes a tenth of a second or two, and leaves nothing behind."""
    return [finding for check in _CHECKS for finding in check(seen)]
