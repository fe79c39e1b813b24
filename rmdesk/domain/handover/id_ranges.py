"""Many ids in few words: "1-40 42 44-100"."""

from collections.abc import Iterable


def packed(ids: Iterable[int]) -> str:
    """The ids in order, each once."""
    parts: list[str] = []
    first = last = None
    for one in sorted(set(ids)):
        if last is not None and one == last + 1:
            last = one
            continue
        parts += _part(first, last)
        first = last = one
    return " ".join([*parts, *_part(first, last)])


def unpacked(text: str) -> set[int]:
    """The ids again; raises ValueError for a text that is none of ours."""
    ids: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        ids.update(range(int(first), int(last or first) + 1))
    return ids


def _part(first: int | None, last: int | None) -> list[str]:
    if first is None:
        return []
    return [str(first) if first == last else f"{first}-{last}"]
