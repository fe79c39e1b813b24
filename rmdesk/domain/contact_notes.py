"""A contact in the words of one note, as a cell of the contact calendar [S] has it.

The gist stands first, as the RM's own sheet has it; topics and what was promised follow on lines
of their own that begin with a word in brackets. In this form a contact leaves for a workbook, is
read back, and is compared with what is on file: nothing of it is lost on the way.
"""

import re
from typing import Final, NamedTuple

from rmdesk.domain.masks import is_masked_form
from rmdesk.language import Language, spoken

_TOPICS: Final = "[话题] "
_PROMISE: Final = "[承诺] "
_ENGLISH: Final = {_TOPICS: "[topics] ", _PROMISE: "[promise] "}
_HEADS: Final = {said: head for head, said in _ENGLISH.items()}
_ENGLISH_HEAD: Final = re.compile(r"^(?:\[topics\] |\[promise\] )", re.MULTILINE)
_HEAD: Final = re.compile(r"^(?:\[话题\] |\[承诺\] )", re.MULTILINE)


class NoteParts(NamedTuple):
    """What a note says, part by part."""

    gist: str
    topics: str = ""
    promise: str = ""


def note_of(gist: str, topics: str = "", promise: str = "") -> str:
    """The note of a contact, whatever language the desk speaks."""
    if not topics and not promise and "[" not in gist:
        return gist
    lines = [in_one_form(gist)]
    if topics.strip():
        lines.append(_TOPICS + " ".join(topics.split()))
    if promise.strip():
        lines.append(_PROMISE + promise.strip())
    return "\n".join(filter(None, lines))


def in_one_form(note: str) -> str:
    """A note read from a file, as `note_of` writes it."""
    return _ENGLISH_HEAD.sub(lambda head: _HEADS[head[0]], note) if "[" in note else note


def in_words(note: str) -> str:
    """A note of `note_of` in the language in force."""
    if "[" not in note or spoken() is Language.CHINESE:
        return note
    return _HEAD.sub(lambda head: _ENGLISH[head[0]], note)


def parts_of(note: str) -> NoteParts:
    """What a note of `note_of` was made of."""
    if "[" not in note:
        return NoteParts(note)
    head, promise = _cut(note, _PROMISE)
    gist, topics = _cut(head, _TOPICS)
    if "\n" in topics:  # topics are one line: this is no line of ours
        gist, topics = head, ""
    return NoteParts(gist, topics, promise)


def tells_nothing_new(note: str, known: str) -> bool:
    """Whether `note` says no more than the `known` one: nothing, the same, the same masked, or its
    gist alone, as an export had it before topics were added."""
    if not note or note == known or is_masked_form(note, known):
        return True
    gist = parts_of(known).gist
    return gist != known and (note == gist or is_masked_form(note, gist))


def _cut(note: str, head: str) -> tuple[str, str]:
    """What stands before the line that begins with `head`, and what after that word."""
    at = 0 if note.startswith(head) else note.find("\n" + head)
    if at < 0:
        return note, ""
    begins = at + len(head) + (note[at] == "\n")
    return note[:at], note[begins:]
