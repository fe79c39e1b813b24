"""Makes assets/pinyin.tsv from pypinyin: python -m tests.tools.pinyin_table

The desk reads the table instead of importing pypinyin, which would cost 0.4 s and 50 MB at
every start. One line per list of readings, without tones, the usual one first, ü as v; after
the tab all characters that have exactly these readings.

Dictionaries also list readings of old books (丁 as zheng, 董 as zhong), under which nobody looks
for a client: of a character that phrases use, only its usual reading and those of several phrases
are kept. What surnames are read as is in assets/surnames.tsv.
"""

from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

TABLE = Path(__file__).parents[2] / "assets" / "pinyin.tsv"

# The unified ideographs; those of the extension blocks are found by the character itself.
_CHARACTERS = range(0x4E00, 0xA000)
_SEVERAL = 3


def make_table() -> str:
    """The whole table as text."""
    in_use = _readings_of_phrases()
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for code in _CHARACTERS:
        character = chr(code)
        found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        readings = found[0] if found else []
        known = tuple(
            reading
            for place, reading in enumerate(dict.fromkeys(readings))
            if reading.isascii()
            and (place == 0 or character not in in_use or in_use[character][reading] >= _SEVERAL)
        )
        if known:
            groups[known].append(character)
    lines = (f"{' '.join(readings)}\t{''.join(group)}\n" for readings, group in groups.items())
    return "".join(sorted(lines))


def _readings_of_phrases() -> dict[str, Counter[str]]:
    """How many phrases read a character how."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for character, (reading, *_others) in zip(phrase, readings, strict=False):
            found[character][to_normal(reading)] += 1
    return found


if __name__ == "__main__":
    TABLE.write_text(make_table(), encoding="utf-8", newline="\n")
