"""Folding the groups of Today."""

from rmdesk.domain.today import Group
from rmdesk.ui.views.today.outline import Outline
from rmdesk.ui.views.today.shown import ShownDay


class FoldedDay(ShownDay):
    """A folded group shows its heading with the count, and nothing else."""

    def fold(self) -> None:
        """Fold the group of the cursor, and stand on its heading."""
        group = self.lines.group
        if group is not None:
            self._fold_to(self._folds | {group}, group)

    async def show_group(self, group: Group) -> None:
        """Stand on the heading of a group, its rows shown, once the day is read."""
        if self._is_outdated:
            await self.load()
        if self.lines.outline.top(group) is not None:
            self._fold_to(self._folds - {group}, group)

    def unfold(self) -> None:
        """Show the rows of the group under the cursor."""
        group = self.lines.group
        if group is not None and group in self._folds:
            self._fold_to(self._folds - {group}, group)

    def turn_fold(self) -> None:
        """Fold the group under the cursor, or unfold it."""
        group = self.lines.group
        if group is not None:
            self._fold_to(self._folds ^ {group}, group)

    def fold_all(self) -> None:
        """Fold every group, or unfold them all where they are folded."""
        group = self.lines.group
        if self.day is None or group is None:
            return
        groups = {section.group for section in self.day.sections}
        self._fold_to(set() if groups <= self._folds else groups, group)

    @property
    def _folds(self) -> set[Group]:
        return self.folded or set()

    def _fold_to(self, folded: set[Group], group: Group) -> None:
        """Fold these groups from now on, the cursor on the heading of `group`."""
        if self.day is None:
            return
        self.folded = folded
        outline = Outline(self.day.sections, folded)
        self.lines.show(outline, cursor=outline.top(group) or 0)
        self.cursor_moved()
