"""The commands of the command line with all their options, from its grammar."""

import argparse
from collections.abc import Iterator, Sequence, Set

from rmdesk.cli.grammar import parser
from rmdesk.language import Language, speak
from tests.tools.readme.tables import table

_HEAD = {Language.ENGLISH: ("typed", "what it does"), Language.CHINESE: ("写法", "作用")}


def options_table(language: Language) -> str:
    """What every command takes, then each command with what it takes besides."""
    speak(language)
    return table(_HEAD[language], _told())


def _told() -> Sequence[tuple[str, str]]:
    """What is typed, and what it does; what every command takes is said once, at the top."""
    whole = parser()
    shared = [one for one in whole._actions if one.option_strings and one.help]
    known = {tuple(one.option_strings) for one in whole._actions if one.option_strings}
    lines = [("**`rmdesk`**", whole.description or "")]
    lines += [_option(one) for one in shared if one.dest != "help"]
    return [*lines, *_commands_of(whole, "rmdesk", known)]


def _commands_of(
    whole: argparse.ArgumentParser, name: str, known: Set[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                yield f"**`{name} {word}`**", command.description or ""
                for one in command._actions:
                    if one.help and tuple(one.option_strings) not in known:
                        yield _option(one)
                yield from _commands_of(command, f"{name} {word}", known)


def _option(action: argparse.Action) -> tuple[str, str]:
    takes = action.metavar if isinstance(action.metavar, str) else ""
    if not action.option_strings:
        repeated = "…" if action.nargs in {"+", "*"} else ""
        return f"`{takes}{repeated}`", action.help or ""
    line = " ".join(filter(None, (", ".join(action.option_strings), takes)))
    return f"`{line}`", action.help or ""
