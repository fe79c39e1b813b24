"""What the tour says next: pure, from where the desk stands.

Every sentence can be followed by somebody who knows nothing but the screen: it names one key, and
what will be seen then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.tour import ToFind
from rmdesk.language import N_, _
from rmdesk.tour_file import Task
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key

TITLES: Final[Mapping[Task, str]] = {
    Task.UNLOCK: N_("Lock and unlock"),
    Task.FIND: N_("Find a client"),
    Task.LOG: N_("Log a contact"),
    Task.CALL_BACK: N_("Call, and agree to call back"),
    Task.TODAY: N_("Settle something on Today"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the desk stands. `dialog` is the kind of the dialog on the screen, `part` what is
    typed for an outcome; `words` are those of the line for finding."""

    view: str
    dialog: str = ""
    is_on_client: bool = False
    """The client to be found is under the cursor, or on the page."""
    has_client: bool = True
    """Somebody is: no heading."""
    is_finding: bool = False
    is_marked: bool = False
    is_calling: bool = False
    part: str = ""
    has_input_method: bool = False
    """It is on, and letters do not reach the desk."""
    digit: str = ""
    """Of the outcome that the client wants to be called back."""


def next_step(task: Task | None, at: Standing, whom: ToFind) -> str:
    """What to do now; without a task the tour is over."""
    match task:
        case None:
            said = _over()
        case Task.UNLOCK:
            said = _(
                "Whoever leaves the seat locks the desk. Press {lock}. The demo, and nothing else,"
                " tells its passphrase there: type it, press Enter, and you are back."
            )
        case Task.FIND:
            said = _find(at)
        case Task.LOG:
            said = _log(at)
        case Task.CALL_BACK:
            said = _call_back(at)
        case Task.TODAY:
            said = _today(at)
    return said.format(
        name=whom.name, words=whom.words, digit=at.digit, **_keys(typing=at.has_input_method)
    )


def _keys(*, typing: bool) -> dict[str, str]:
    """The keys that the sentences name, those in force."""
    named = {
        "lock": "app.lock",
        "find": "find.open",
        "log": "contact.log",
        "call": "call.open",
        "clients": "desk.clients",
        "today": "desk.today",
        "done": "today.done",
        "undo": "desk.undo",
        "help": "help.open",
        "quit": "app.quit",
        "number": "call.number",
    }
    palette = first_key(BY_ID["palette.open"], typing=True)
    keys = {
        name: first_key(BY_ID[command], typing=typing) or f"{palette} {_(BY_ID[command].title)}"
        for name, command in named.items()
    }
    return {**keys, "palette": palette}


def _over() -> str:
    return _(
        "That was the tour. If you like, look at the month: {today} on Today opens the home page,"
        " 1-7 turn its pages. {help} explains, {palette} finds commands, {quit} ends."
    )


def _close() -> str:
    return _("Esc closes this window; then the tour goes on.")


def _find(at: Standing) -> str:
    if at.dialog == "Palette":
        return _("Here, too: type {words}, put the cursor on {name}, and press Enter.")
    if at.dialog:
        return _close()
    if at.is_on_client and at.view == "clients":
        return _("The list shows {name} now. Enter opens the page.")
    if at.is_finding:
        return _("Type {words}, the initials of {name}. The list follows every letter.")
    return _("Let us find {name}. Press {find}: a line to type in opens.")


def _log(at: Standing) -> str:
    if at.dialog == "LogContact":
        return _(
            "1 is a telephone call. Tab goes to the next field: type there what was said. Enter"
            " keeps it."
        )
    if at.dialog:
        return _close()
    if at.is_on_client:
        return _("You have just talked with {name}. Press {log} to write it down.")
    return _("Go back to {name}: press {find}, type {words}, then Enter.")


def _call_back(at: Standing) -> str:
    if at.dialog:
        return _("Enter goes on, Esc goes back.")
    if at.view == "call":
        return _in_call(at)
    if at.view != "clients":
        return _("Now call {name}. Press {clients}: that is the client list.")
    if at.is_finding:
        return _("Type {words}, then press the down arrow: that leads into the list.")
    if at.is_marked:
        return _("A mark stands before {name}. Press {call}: the marked clients are called.")
    if at.is_on_client:
        return _("The cursor is on {name}. Space marks the row: only marked clients are called.")
    return _("Put the cursor on {name}: press {find}, type {words}, then the down arrow.")


def _in_call(at: Standing) -> str:
    match at.part:
        case "when":
            return _("When shall you call back? Type it as people say it: fri 10:30. Then Enter.")
        case "gist":
            return _("What was said, in a few words; then Enter. That is all.")
        case "":
            pass
        case _:
            return _("The line asks for a few words. Type them, then Enter.")
    if at.is_calling:
        return _(
            "You are talking, and {name} says: call me back. In the row of digits that is {digit}:"
            " press it."
        )
    if not at.is_on_client:
        return _("This queue has ended for {name}. {clients} leads to the list, to begin again.")
    return _("Everything to know before the call is here. {number} shows the number: you dial.")


def _today(at: Standing) -> str:
    if at.dialog:
        return _("Enter goes on, Esc goes back.")
    if at.is_calling:
        return _("First give this call an outcome: 0 skips it, then Enter.")
    if at.view != "today":
        return _("Everything due stands on Today. Press {today}.")
    if not at.has_client:
        return _(
            "The cursor is on the heading of a group. Press the down arrow: to a client's row."
        )
    return _(
        "A row for each thing due; below stands why. Put the cursor on one with the arrows and"
        " press {done}: it is done. {undo} takes it back."
    )
