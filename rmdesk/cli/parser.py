"""argparse with our words and exit code."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from rmdesk.cli.exits import Exit
from rmdesk.cli.remarks import in_our_words
from rmdesk.language import _

AddCommand = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command of that name, described so."""


class Parser(argparse.ArgumentParser):
    """Of a command, or of the whole line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")

    def parse_known_args(
        self, args: Iterable[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Nothing may be left over: who knows the usage, the subcommand, complains."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        remark = in_our_words(message)
        words = _("The command line was not understood: {remark}").format(remark=remark)
        self.exit(Exit.USAGE, f"{self.format_usage()}{words}\n")
