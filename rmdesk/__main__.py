"""Where `rmdesk` starts: the desk in a process of its own, or a subcommand right here.

Imports next to nothing before it has decided: the unlock prompt is on the screen before the rest
of the program has been read.
"""

import gc
import sys

from rmdesk.isolation import drop_planted_settings, forget_exported_size, isolate

TYPE_CHECKING = False  # see rmdesk.isolation
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DESK_PROCESS = "--desk-process"
_DESK_OPTIONS = ("--book", "--lang", "--today", "--folder", "--profile")


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command line; the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [_DESK_PROCESS]:
        gc.disable()
        isolate()
        from rmdesk.ui.boot import start

        return start(dict(zip(words[1::2], words[2::2], strict=True)))
    command = [word for word in words if word == "demo"]
    tour = [word for word in words if command and word == "--tour"]
    options = _options([word for word in words if word not in command + tour])
    if options is None or len(command) > 1 or (command and not _has_terminal()):
        isolate()
        from rmdesk.cli.run import run

        return run(words)

    # Imports make no garbage, and looking for it costs a tenth of the time to the prompt; the
    # desk's process inherits this, and `boot` ends it once the screens are loaded.
    gc.disable()
    drop_planted_settings()
    forget_exported_size()
    from rmdesk.supervisor import supervise, supervise_demo

    if tour:
        options["--tour"] = "yes"
    return (supervise_demo if command else supervise)(options)


def _options(words: "Sequence[str]") -> dict[str, str] | None:
    """The desk's own options; None for anything that argparse had better answer."""
    options = {}
    left = iter(words)
    for word in left:
        name, is_joined, value = word.partition("=")
        if name not in _DESK_OPTIONS:
            return None
        options[name] = value if is_joined else next(left, "")
        if not is_joined and options[name].startswith("--"):
            return None  # another option, where a value was left out
    if options.get("--lang", "en") not in {"zh", "en"} or not all(options.values()):
        return None
    is_good = _is_day(options.get("--today", "2000-01-01")) and _is_profile(options)
    return options if is_good else None


def _is_profile(options: "Mapping[str, str]") -> bool:
    if "--profile" not in options:
        return True
    from rmdesk.places import BadName, check_name

    try:
        check_name(options["--profile"])
    except BadName:
        return False
    return True


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


if __name__ == "__main__":
    sys.exit(main())
