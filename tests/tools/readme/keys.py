"""Every command with its keys, a table for each place where keys work."""

from itertools import groupby

from rmdesk.language import Language, speak
from rmdesk.ui.commands.catalogue import key_table
from tests.tools.readme.tables import table

_HEAD = {
    Language.ENGLISH: ("keys", "command", "what it does"),
    Language.CHINESE: ("按键", "命令", "作用"),
}


def keys_table(language: Language) -> str:
    """Keys, and what the command is called and does; without a key the palette finds it."""
    speak(language)
    return "\n".join(
        f"**{where}**\n\n"
        + table(_HEAD[language], [(_ticked(keys), title, text) for _w, keys, title, text in rows])
        for where, rows in groupby(key_table(), key=lambda row: row[0])
    )


def _ticked(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())
