"""Every command with its keys, in both languages."""

from rmdesk.language import Language, speak
from rmdesk.ui.commands.catalogue import key_table
from tests.tools.readme.tables import table


def keys_table() -> str:
    """Where, keys, and in each language what the command is called and does."""
    speak(Language.CHINESE)
    chinese = key_table()
    speak(Language.ENGLISH)
    rows = [
        (f"{where} {there}", keys, title, called, text, told)
        for (where, keys, title, text), (there, _keys, called, told) in zip(
            key_table(), chinese, strict=True
        )
    ]
    head = ("where / 哪里", "keys / 按键", "command", "命令", "what it does", "作用")
    return table(head, rows)
