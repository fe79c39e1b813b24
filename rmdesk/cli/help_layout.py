"""How the help of the command line is laid out."""

import argparse
import re
from collections.abc import Iterable
from typing import Any

from rmdesk.language import _
from rmdesk.ui.formats import cells
from rmdesk.ui.words.wrapping import wrap

_WIDEST_OPTION = 30
_OPTION = re.compile(r"(?P<option> +\S.*?\S)(?P<gap> {2,})(?P<help>\S.*)")


class HelpLayout(argparse.HelpFormatter):
    """argparse's layout under our heading, in cells: a Chinese character takes two."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=_WIDEST_OPTION)

    def format_help(self) -> str:
        return "\n".join(map(_aligned, super().format_help().split("\n")))

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        if action.help is not argparse.SUPPRESS:
            taken = cells(self._format_action_invocation(action)) + self._current_indent
            self._action_max_length = max(self._action_max_length, taken)

    def _format_usage(self, *parts: Any) -> str:
        """argparse breaks lines by characters: in narrower lines until the cells fit."""
        asked = self._width
        try:
            usage = super()._format_usage(*parts)
            while max(map(cells, usage.split("\n"))) > asked and self._width > asked // 2:
                self._width -= 2
                usage = super()._format_usage(*parts)
            return usage
        finally:
            self._width = asked

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        # An empty prefix is meant: argparse makes the names of subcommands that way.
        heading = _("usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, heading)


def _aligned(line: str) -> str:
    """A line of the help whose second column starts in the same cell as in every other."""
    found = _OPTION.fullmatch(line)
    if found is None:
        return line
    option, gap = found["option"], len(found["gap"])
    return option + " " * max(2, gap + len(option) - cells(option)) + found["help"]
