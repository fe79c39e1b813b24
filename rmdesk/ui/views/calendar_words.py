"""What the calendar says of itself: its title, its help, and an empty list."""

from rmdesk.language import _
from rmdesk.ui.widgets.grid_cells import legend
from rmdesk.ui.widgets.grid_days import GridLayout


def title(shown: GridLayout, clients: int) -> tuple[str, str]:
    """What the title bar says."""
    count = _("clients: {count}").format(count=f"{clients:,}")
    return _("Calendar"), f"{shown.first.isoformat()} - {shown.last.isoformat()}   {count}"


def no_holidays(year: int) -> str:
    """That a year's days off are a guess, and what to do."""
    return _("{year}: no holiday table, weekends only; Ctrl+P, Public holidays imports one").format(
        year=year
    )


def nobody() -> str:
    """In place of the grid, when there are no rows."""
    return _(
        "There is nobody in the list this calendar stands on.\n\n"
        "Press F3 for the list: there i (or Ctrl+U) imports, n (or Ctrl+N) starts a client,"
        " and Esc ends finding."
    )


def explanation() -> str:
    """What help says of this view."""
    return "\n".join(
        (
            _(
                "The listed clients against the days. Cells up to today hold contacts, cells to"
                " come what is due. At the right: days since the last contact and to the next;"
                " below: contacts of each day, telephone ones against the day's aim."
            ),
            _(
                "What was agreed stays on its day until it is settled: Enter on it says what"
                " became of it, or moves it."
            ),
            _(
                "Planned duties stand on the working day on which they are to be done; the day"
                " itself has the birthday or the maturity again. In the heading Ho is a public"
                " holiday, Wk a weekend worked instead, Lv leave, Of a day off and Sh a shift of"
                " your own; on tall screens lunar days stand below. Days off are dotted."
            ),
            legend(),
        )
    )
