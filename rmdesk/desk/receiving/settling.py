"""A record that both books have: the same, or said differently, and whose word holds."""

from collections.abc import Mapping
from typing import Any, Final

from rmdesk.desk.receiving.arrivals import Counts, Pair
from rmdesk.desk.receiving.choices import UNDECIDED, Choices
from rmdesk.desk.receiving.lines import PAIRED, differing, proposed
from rmdesk.desk.receiving.writing import Writing
from rmdesk.domain.kin.ties import Sharing, stricter
from rmdesk.domain.likeness.merging import Side
from rmdesk.store.handover.handed_over import Handed
from rmdesk.store.rows.values import Image

_BLANK: Final = (None, "")


class Settling:
    """Settles one record after the other.

    `met` are the clients of the book that arrive again, with their ids over there; `is_later` says
    that the bundle is newer than all that came from its book.
    """

    def __init__(
        self,
        writing: Writing,
        counts: Counts,
        *,
        met: Mapping[int, int],
        choices: Choices,
        is_later: bool,
    ) -> None:
        self.pairs: dict[int, list[Pair]] = {}
        """By the client's id over there."""
        self._writing = writing
        self._counts = counts
        self._met = met
        self._choices = choices
        self._is_later = is_later

    def came_again(self, handed: Handed, mine: Image, theirs: Image, *, is_touched: bool) -> None:
        """A record that came before: what was changed over there since is taken where nobody has
        changed it here."""
        if handed.name == "ties":
            self._tie(handed, mine, theirs)
            return
        changes = differing(handed.name, mine, theirs, with_blanks=True)
        is_newer = self._is_later and not is_touched
        if handed.name == "consents" and not theirs["is_given"] and theirs["on"] >= mine["on"]:
            is_newer = True  # a refusal that is as new holds, whoever has touched the row
        self._settle(handed, mine, theirs, changes, is_newer=is_newer)

    def alike(self, handed: Handed, mine: Image, theirs: Image) -> None:
        """A line that both have: what mine leaves blank is filled, the rest is for a choice."""
        changes = differing(handed.name, mine, theirs, with_blanks=False)
        if handed.name == "ties":
            self._tie(handed, mine, theirs)
        elif handed.name in PAIRED and all(mine[name] in _BLANK for name in changes):
            self._settle(handed, mine, theirs, changes, is_newer=True, asked=False)
        else:
            self._settle(handed, mine, theirs, changes, is_newer=False)

    def gone(self, handed: Handed, mine: Image) -> None:
        """A record that came before and is no longer there: it stays unless somebody says no."""
        told = {name: value for name, value in mine.items() if name not in ("id", "client_id")}
        said = {name: value for name, value in told.items() if value not in _BLANK}
        pair = self._paired(handed, mine, said, {}, Side.LEFT)
        if pair.side is Side.RIGHT:
            self._writing.remove(handed, mine["id"])
            self._count(self._counts.changed, handed)
        else:
            self._count(self._counts.kept, handed)

    def same(self, handed: Handed) -> None:
        """Nothing differs."""
        self._count(self._counts.same, handed)

    def _settle(
        self,
        handed: Handed,
        mine: Image,
        theirs: Image,
        changes: Mapping[str, Any],
        *,
        is_newer: bool,
        asked: bool = True,
    ) -> None:
        if not changes:
            self.same(handed)
            return
        side = Side.RIGHT if is_newer else Side.LEFT
        if asked and handed.name in PAIRED:
            first = proposed(handed.name, mine, theirs, is_newer=is_newer)
            ours = {name: mine[name] for name in changes}
            side = self._paired(handed, mine, ours, changes, first).side
        if side is Side.RIGHT:
            self._writing.change(handed, mine["id"], changes)
            self._count(self._counts.changed, handed)
        else:
            self._count(self._counts.kept, handed)

    def _paired(
        self,
        handed: Handed,
        mine: Image,
        ours: Mapping[str, Any],
        theirs: Mapping[str, Any],
        first: Side,
    ) -> Pair:
        fields = handed.table._meta.fields
        there = self._met.get(mine["client_id"], 0)
        key = f"{handed.name}:{mine['id']}"
        side = self._choices.get(there, UNDECIDED).sides.get(key, first)
        pair = Pair(
            field=handed.name,
            mine={name: fields[name].python_value(value) for name, value in ours.items()},
            theirs={name: fields[name].python_value(value) for name, value in theirs.items()},
            sides=(Side.LEFT, Side.RIGHT),
            side=side if side is Side.RIGHT else Side.LEFT,
            table=handed.name,
            record=mine["id"],
        )
        self.pairs.setdefault(there, []).append(pair)
        return pair

    def _tie(self, handed: Handed, mine: Image, theirs: Image) -> None:
        """Who would share less is believed: a wall never falls by being received."""
        ours, told = Sharing(mine["sharing"]), Sharing(theirs["sharing"])
        if told is not ours and stricter(ours, told) is told:
            asked = {"sharing": theirs["sharing"], "asked_on": theirs["asked_on"]}
            self._writing.change(handed, mine["id"], asked)
            self._count(self._counts.changed, handed)
        elif told is not ours:
            self._count(self._counts.kept, handed)
        else:
            self.same(handed)

    def _count(self, counts: dict[str, int], handed: Handed) -> None:
        counts[handed.name] = counts.get(handed.name, 0) + 1
