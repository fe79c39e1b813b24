"""Commands declared several at a time: what they have in common is said once."""

from collections.abc import Iterable
from dataclasses import dataclass

from rmdesk.ui.commands.command import Command, Scope


@dataclass(frozen=True, slots=True)
class Family:
    """The commands `name.…` of one scope; `about` is the help of each of its moves."""

    name: str
    scope: Scope
    about: str = ""
    in_palette: bool = True

    def command(
        self, name: str, title: str, help: str, *keys: str, footer: str = "", rank: int = 50
    ) -> Command:
        """One of them; without keys the palette or a menu leads there."""
        return Command(
            id=f"{self.name}.{name}",
            scope=self.scope,
            title=title,
            help=help,
            keys=keys,
            footer=footer,
            rank=rank,
            in_palette=self.in_palette,
        )

    def move(self, name: str, title: str, *keys: str) -> Command:
        """A move of the cursor: never in the palette."""
        return Command(
            id=f"{self.name}.{name}",
            scope=self.scope,
            title=title,
            help=self.about,
            keys=keys,
            in_palette=False,
        )


def by_argument(
    name: str, scope: Scope, told: Iterable[tuple[str, str, str]]
) -> tuple[Command, ...]:
    """A command for each argument, title and help: in the palette, without keys."""
    return tuple(
        Command(
            id=f"{name}#{argument}",
            scope=scope,
            title=title,
            help=said,
            keys=(),
            argument=argument,
        )
        for argument, title, said in told
    )


def by_digit(
    name: str, scope: Scope, title: str, help: str, digits: Iterable[int]
) -> tuple[Command, ...]:
    """A command for each of these digits, which is its key and its argument."""
    return tuple(
        Command(
            id=f"{name}#{digit}",
            scope=scope,
            title=title,
            help=help,
            keys=(str(digit),),
            argument=str(digit),
            in_palette=False,
        )
        for digit in digits
    )
