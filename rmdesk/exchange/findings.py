"""Collecting the problems of one sheet while it is read."""

from collections.abc import Mapping

from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.values import Unreadable
from rmdesk.language import N_

LISTED = 2_000
MORE = N_("{count} more problems of this sheet are not listed.")


class Findings:
    """The problems of one sheet; beyond `LISTED` they are only counted."""

    def __init__(self, file: str, sheet: str) -> None:
        self._file = file
        self._sheet = sheet
        self._found: list[Problem] = []
        self._more = 0
        self.count = 0

    def add(
        self,
        message: str,
        *,
        row: int | None = None,
        column: str = "",
        weight: Weight = Weight.REFUSED,
        **parameters: object,
    ) -> None:
        """Note one problem at a place of this sheet."""
        self._keep(message, row, column, weight, parameters)

    def _keep(
        self,
        message: str,
        row: int | None,
        column: str,
        weight: Weight,
        parameters: Mapping[str, object],
        *,
        is_cell_only: bool = False,
    ) -> None:
        self.count += 1
        if len(self._found) >= LISTED:
            self._more += 1
            return
        self._found.append(
            Problem(
                message=message,
                file=self._file,
                sheet=self._sheet,
                row=row,
                column=column,
                weight=weight,
                parameters=parameters,
                is_cell_only=is_cell_only,
            )
        )

    def add_unreadable(
        self, error: Unreadable, *, row: int, column: str, is_cell_only: bool = False
    ) -> None:
        """Note a cell that cannot be read, and whether it keeps its row out."""
        self._keep(
            error.message,
            row,
            column,
            Weight.REFUSED,
            error.parameters,
            is_cell_only=is_cell_only,
        )

    def all(self) -> list[Problem]:
        """Everything noted, row by row; what is about no row comes last."""
        more = [self._more_problem()] if self._more else []
        return [*sorted(self._found, key=lambda found: (found.row is None, found.row or 0)), *more]

    def _more_problem(self) -> Problem:
        return Problem(
            message=MORE,
            file=self._file,
            sheet=self._sheet,
            weight=Weight.NOTICE,
            parameters={"count": self._more},
        )
