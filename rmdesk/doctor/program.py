"""Python and the libraries: the versions the desk was tested with, and whether all is compiled."""

import importlib.metadata
import importlib.util
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import rmdesk
from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.finding import Fact, Finding, bad, look, ok
from rmdesk.language import _

OLDEST: Final = (3, 11)
NEWEST: Final = (3, 14)
_PIN: Final = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)")


def check_program(_seen: Circumstances) -> Iterator[Finding]:
    """Python, compiled files, libraries."""
    yield python_finding(sys.version_info[:2], platform.python_version(), is_64=sys.maxsize > 2**32)
    package = Path(rmdesk.__file__).parent
    yield compiled_finding(package, is_writing=not sys.dont_write_bytecode)
    yield libraries_finding(pins())


def python_finding(version: tuple[int, ...], called: str, *, is_64: bool) -> Finding:
    """`version` is major and minor, `called` the whole name of it."""
    check, name = "program.python", "Python"
    bits = 64 if is_64 else 32
    found = _("{version}, {bits} bit; rmdesk {rmdesk}").format(
        version=called, bits=bits, rmdesk=rmdesk.__version__
    )
    facts: dict[str, Fact] = {"version": called, "bits": bits, "rmdesk": rmdesk.__version__}
    if not is_64:
        advice = _("Install a Python of 64 bit: the libraries exist for that only.")
        return bad(check, name, found, advice, **facts)
    if not OLDEST <= version[:2] <= NEWEST:
        advice = _("The desk was tested with Python 3.11 to 3.14: use one of these.")
        return look(check, name, found, advice, **facts)
    return ok(check, name, found, **facts)


def compiled_finding(package: Path, *, is_writing: bool) -> Finding:
    """Without compiled files every start reads and compiles the whole program: seconds."""
    check, name = "program.compiled", _("Compiled files")
    sources = list(package.rglob("*.py"))
    compiled = sum(Path(importlib.util.cache_from_source(str(one))).exists() for one in sources)
    found = _("{compiled} of {count}").format(compiled=compiled, count=len(sources))
    facts = {"compiled": compiled, "sources": len(sources)}
    # What is missing is compiled once where that can be kept, and at every start where it cannot.
    if 2 * compiled < len(sources) or (compiled < len(sources) and not is_writing):
        advice = _("Starting is slow: install anew, or run python -m compileall on the program.")
        return look(check, name, found, advice, **facts)
    return ok(check, name, found, **facts)


def pins() -> dict[str, str] | None:
    """The libraries and the versions the desk is bound to; None when it was not installed."""
    try:
        required = importlib.metadata.requires("rmdesk") or []
    except importlib.metadata.PackageNotFoundError:
        return None
    found = (_PIN.match(one) for one in required)
    return {one[1]: one[2] for one in found if one}


def libraries_finding(wanted: dict[str, str] | None) -> Finding:
    """What `pins` gave against what is installed."""
    check, name = "program.libraries", _("Libraries")
    if wanted is None:
        return look(
            check,
            name,
            _("rmdesk was not installed, but runs from a folder"),
            _("Install it as the README says: only then are the versions certain."),
            wrong=None,
        )
    wrong = list(_wrong(wanted.items()))
    if wrong:
        advice = _("Install anew from the folder: the desk was tested with its own versions only.")
        return bad(check, name, _(", ").join(wrong), advice, wrong=", ".join(wrong))
    found = _("{count}, each of the version it was tested with").format(count=len(wanted))
    return ok(check, name, found, wrong="")


def _wrong(wanted: Iterable[tuple[str, str]]) -> Iterator[str]:
    for library, version in wanted:
        try:
            installed = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            yield _("{library} is missing").format(library=library)
            continue
        if installed != version:
            yield _("{library} {installed} instead of {version}").format(
                library=library, installed=installed, version=version
            )
