"""The commands of the command line with all their options, from its grammar, in both languages."""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from rmdesk.cli.grammar import parser
from rmdesk.language import Language, speak
from tests.tools.readme.tables import table

Told = Mapping[str, str]
"""What is said of each line, by what is typed; in the order of the help."""
_GLOBAL = {"book", "language", "today", "passphrase_file", "as_json", "help", "version"}


def options_table() -> str:
    """What every command takes, then each command with what it takes besides."""
    speak(Language.CHINESE)
    chinese = [text for _line, text in _told()]
    speak(Language.ENGLISH)
    english = _told()
    rows = [(line, text, there) for (line, text), there in zip(english, chinese, strict=True)]
    return table(("typed", "what it does", "说明"), rows)


def _told() -> Sequence[tuple[str, str]]:
    """What is typed, and what it does."""
    whole = parser()
    lines = [("**`rmdesk`**", whole.description or "")]
    lines += [_option(one) for one in whole._actions if one.dest in _GLOBAL - {"help"}]
    return [*lines, *_commands_of(whole, "rmdesk")]


def _commands_of(whole: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, str]]:
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                yield f"**`{name} {word}`**", command.description or ""
                for one in command._actions:
                    if one.dest not in _GLOBAL and one.help:
                        yield _option(one)
                yield from _commands_of(command, f"{name} {word}")


def _option(action: argparse.Action) -> tuple[str, str]:
    takes = action.metavar if isinstance(action.metavar, str) else ""
    if not action.option_strings:
        repeated = "…" if action.nargs in {"+", "*"} else ""
        return f"`{takes}{repeated}`", action.help or ""
    line = " ".join(filter(None, (", ".join(action.option_strings), takes)))
    return f"`{line}`", action.help or ""
