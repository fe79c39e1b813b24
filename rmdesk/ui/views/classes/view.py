"""The classifications: boxes of the book, the clients of the box, and moving them by hand."""

from collections.abc import Sequence
from typing import Final

from textual import on

from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.classing.moving import Move, choose_box, give_back, move_clients
from rmdesk.ui.classing.why import explain
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import OpenClient, Shown, Told
from rmdesk.ui.views.classes import around
from rmdesk.ui.views.classes.looks import Digit, look_of
from rmdesk.ui.views.classes.shown import ShownClasses
from rmdesk.ui.views.classes.tiles import Tiles
from rmdesk.ui.views.classes.why import facets_of
from rmdesk.ui.widgets.line_list import LineList

_STEPS: Final = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
"""Rows down and columns right."""


class ClassesView(ShownClasses):
    """A digit chooses the classification; arrows choose a box, Tab goes down its clients."""

    BINDINGS = bindings(Scope.CLASSES)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        match action:
            case "classes_hand" | "classes_move":
                return bool(self.look.codes and self._meant)
            case "classes_rule":
                return bool(self._grids and self._meant)
            case "classes_why":
                return self.selected is not None
            case "classes_curve":
                return self.has_curve
            case "classes_mark":
                return self.is_among_clients and self.look.digit is not Digit.DRIFT
            case _:
                return True

    # --- choosing ---

    def action_classes_show(self, digit: str) -> None:
        look = look_of(int(digit))
        if look is not None and look is not self.look:
            self.show(look)

    def action_classes_box_left(self) -> None:
        self._step("left")

    def action_classes_box_right(self) -> None:
        self._step("right")

    def _step(self, direction: str) -> None:
        if (key := self._beside(direction)) is not None:
            self.choose(key)

    def _beside(self, direction: str) -> str | None:
        if self.look.arrangement is None:
            return None
        return self.look.arrangement.neighbour(self.key, *_STEPS[direction])

    def action_classes_clients(self) -> None:
        if self.is_among_clients:
            self.boxes.focus()
        elif self.rows.row_count():
            self.rows.focus()
        else:
            self.post_message(Told(around.nobody_words()))

    def action_classes_curve(self) -> None:
        self.is_turned = not self.is_turned
        self._say()

    @on(Tiles.Entered)
    def _entered(self, event: Tiles.Entered) -> None:
        event.stop()
        self.action_classes_clients()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.source is self.bars:
            self.action_classes_clients()
        elif (client_id := self.under_cursor) is not None:
            self.post_message(OpenClient(client_id))

    # --- marks ---

    def action_classes_mark(self) -> None:
        self.clients.toggle_mark()
        self.post_message(Shown())

    def action_classes_mark_all(self) -> None:
        marks, every = self.clients.marks, set(self.clients.ids)
        self.clients.marks = set() if marks >= every else every
        self.clients.rows_changed()
        self.refresh_bindings()
        self.post_message(Shown())

    @property
    def _meant(self) -> Sequence[ClientId]:
        """Whom a move is about: the marked clients, else the one under the cursor."""
        marks = self.clients.marks
        if marks and self.look.digit is not Digit.DRIFT:
            return [ClientId(one) for one in self.clients.ids if one in marks]
        return [self.selected] if self.selected is not None else []

    # --- by hand ---

    def action_classes_hand(self, direction: str) -> None:
        key = self._beside(direction)
        if key is None:
            self.post_message(Told(_("There is no box on that side.")))
            return
        now, then = self.look.places(self.key), self.look.places(key)
        wanted = [(grid, code) for grid, code in then.items() if now.get(grid) is not code]
        if not wanted:
            self.post_message(Told(_("Nobody is set to not known; = lets the rule decide again.")))
            return
        (grid, code), *_others = wanted
        move = Move(self._meant, grid, code)
        self.post_message(WantsHost(lambda host: self._moving(host, move)))

    async def _moving(self, host: Host, move: Move) -> None:
        self._moved.update(move.client_ids)
        await move_clients(host, move, lambda: self._go_along(move.client_ids))

    def action_classes_move(self) -> None:
        meant, look, now = self._meant, self.look, self.look.places(self.key)
        self._moved.update(meant)
        self.post_message(
            WantsHost(
                lambda host: choose_box(host, meant, look.codes, now, lambda: self._go_along(meant))
            )
        )

    def action_classes_rule(self) -> None:
        meant, grids = self._meant, self._grids
        self._moved.update(meant)
        self.post_message(
            WantsHost(lambda host: give_back(host, meant, grids, lambda: self._go_along(meant)))
        )

    @property
    def _grids(self) -> Sequence[Grid]:
        """In which grids a hand is taken back."""
        if self.look.digit is Digit.DRIFT:
            return [self.drift.row.grid] if self.drift.row is not None else []
        return list(self.look.codes)

    async def _go_along(self, client_ids: Sequence[ClientId]) -> None:
        """The boxes anew, the cursor with the client that was moved."""
        self.clients.marks.clear()
        await self.load(follow=client_ids[0])

    def action_classes_why(self) -> None:
        if (client_id := self.selected) is not None:
            facets = facets_of(self.look)
            self.post_message(WantsHost(lambda host: explain(host, client_id, facets)))
