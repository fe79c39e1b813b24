"""Writes the key tables of the README: python -m tests.tools.readme"""

import re
from pathlib import Path

from rmdesk.language import Language, speak, spoken
from rmdesk.ui.commands.catalogue import key_table_markdown

README = Path(__file__).parents[2] / "README.md"
_TABLE = re.compile(r"(<!-- keys (zh|en) -->\n).*?(<!-- /keys -->)", re.DOTALL)


def with_key_tables(text: str) -> str:
    """`text` with both tables as the declarations have them."""
    before = spoken()
    try:
        return _TABLE.sub(_table, text)
    finally:
        speak(before)


def _table(found: re.Match[str]) -> str:
    speak(Language(found[2]))
    return found[1] + key_table_markdown() + found[3]


if __name__ == "__main__":
    text = with_key_tables(README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8", newline="\n")
