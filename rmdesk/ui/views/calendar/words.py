"""What the calendar says of itself: its title, its help, and an empty list."""

from rmdesk.language import _
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.list_wish import ListedAs
from rmdesk.ui.widgets.grid_cells import legend
from rmdesk.ui.widgets.grid_days import GridLayout


def title(shown: GridLayout, clients: int, listed: ListedAs, marked: int) -> tuple[str, str]:
    """What the title bar says: whose rows, how many and in which order; marks; the days last,
    which the columns say as well."""
    parts = [listed.name, _("clients: {count}").format(count=f"{clients:,}")]
    if marked:
        parts.insert(0, _("marked: {count}").format(count=marked))
    if listed.order:
        sign = glyphs().descending if listed.is_descending else glyphs().ascending
        parts.append(_("by {column}").format(column=f"{listed.order} {sign}"))
    parts.append(f"{shown.first.isoformat()} - {shown.last.isoformat()}")
    return _("Calendar"), "   ".join(filter(None, parts))


def no_holidays(year: int) -> str:
    """That a year's days off are a guess, and what to do."""
    return _("{year}: no holiday table, weekends only; Ctrl+P, Public holidays imports one").format(
        year=year
    )


def nobody(*, is_filtered: bool) -> str:
    """In place of the grid, when there are no rows."""
    if is_filtered:
        return _("Nobody fits. Press / to type something else, or 8 and 0 for everybody.")
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
                "The rows are those of the client list: / finds and filters, 7 orders, 8 opens a"
                " saved view, and the list shows the same. Tab marks rows: the next letter is then"
                " written for all of them at once; Ctrl+A proposes a family or the guests of an"
                " event. 9 takes a contact up, to be put into another cell."
                " Ctrl+W lists the day under the cursor."
            ),
            _(
                "0 shows a quarter, a day being one sign: + says that there are several, the foot"
                " sums weeks, and over the days h is a public holiday, w a weekend worked instead,"
                " l leave, f a day off and s a shift of your own. What is agreed on leave has a !"
                " before it."
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
