"""What the lines around the client list say: pure, from what it shows."""

from collections.abc import Sequence
from datetime import date

from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.text import printed
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.views import View
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.clients.state import ListState
from rmdesk.ui.widgets.client_cells import in_full
from rmdesk.ui.widgets.list_rows import ListRow
from rmdesk.ui.words.receiving_hint import receiving_hint

_DIGITS = 10


def title(state: ListState, words: str, listed: int, total: int) -> tuple[str, str]:
    """The view, how many it lists, and which view each digit opens: the RM's own ones first."""
    is_everybody = not (words.strip() or state.view.condition or state.inside)
    template = _("clients: {count}") if is_everybody else _("found: {count}")
    tabs = [
        f"[{saved.place}] {saved.view.name}"
        for saved in sorted(state.saved, key=lambda one: one.is_standard)
        if saved.place < _DIGITS and saved.place != state.place
    ]
    count = template.format(count=f"{total if is_everybody else listed:,}")
    return state.title, "   ".join([count, *tabs])


def detail(row: ListRow | None, view: View, column: int, marked: int, today: date) -> str:
    """The value under the cursor in full; on the name, what stands beside it."""
    if row is None:
        return ""
    fields = [FIELDS[shown.field] for shown in view.columns]
    parts = [formats.clean(str(row.values[0]))]
    if row.is_gone:
        parts.append(_("no longer on the bank's list"))
    places: Sequence[int] = (column,) if column else range(1, min(5, len(fields)))
    for place in places:
        value = in_full(fields[place], row.values[place], today)
        parts.append(_("{title}: {value}").format(title=_(fields[place].title), value=value))
    if marked:
        parts.insert(0, _("marked: {count}").format(count=marked))
    return "   ".join(parts)


def nobody(*, is_filtered: bool, is_wrong: bool) -> str:
    """What an empty list says, and what to do about it."""
    if is_wrong:
        return _("The filter of this view is not understood. Press / to mend it.")
    if is_filtered:
        return _(
            "Nobody fits. Press / to type something else, Backspace to take the filter away,"
            " or 0 for everybody."
        )
    begin = _(
        "This book has no clients yet.\n\n"
        "Press i (or Ctrl+U) to import a workbook or an export of the core system.\n"
        "Press n (or Ctrl+N) to start with one client."
    )
    return f"{begin}\n{receiving_hint()}"


def explanation() -> str:
    """What help says of the list."""
    return _(
        "Your clients as a sheet. Digits open saved views, 0 everybody; * says a view was altered,"
        " w keeps it. Left and Right choose a column: s orders by it, = lists only this value,"
        " the lines below say the value in full and what the column comes to. / takes names and"
        " conditions alike, such as assets>50万 and overdue. Space marks; m opens everything else."
    )


def in_words(state: ListState, condition: str, today: date) -> str:
    """A condition in the language in force where it came with the desk, else as typed."""
    is_standard = any(one.is_standard and one.view.condition == condition for one in state.saved)
    return printed(parse(condition, today=today)) if condition and is_standard else condition
