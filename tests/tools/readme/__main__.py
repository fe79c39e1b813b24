"""Writes every made part of the README anew: python -m tests.tools.readme"""

from pathlib import Path

from tests.tools.readme.parts import with_made_parts

README = Path(__file__).parents[3] / "README.md"

if __name__ == "__main__":
    text = with_made_parts(README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8", newline="\n")
