"""All declarations together, and what is made of them: bindings and the README's key table."""

from collections.abc import Sequence

from textual.binding import Binding, BindingType

from rmdesk.language import _
from rmdesk.ui.commands.calendar import CALENDAR_COMMANDS, GRID_COMMANDS, LINE_COMMANDS
from rmdesk.ui.commands.calendar_days import DAYS_COMMANDS
from rmdesk.ui.commands.calls import CALL_COMMANDS, CALL_ENTRY_COMMANDS
from rmdesk.ui.commands.classes import BOX_COMMANDS, CLASS_COMMANDS
from rmdesk.ui.commands.client_list import CLIENT_LIST_COMMANDS
from rmdesk.ui.commands.client_page import CLIENT_PAGE_COMMANDS
from rmdesk.ui.commands.command import SCOPE_TITLES, Command, Scope
from rmdesk.ui.commands.day import AGENDA_COMMANDS, CLOSE_OUT_COMMANDS, DAY_COMMANDS
from rmdesk.ui.commands.deals import BOARD_COMMANDS, DEAL_COMMANDS, PIPELINE_COMMANDS
from rmdesk.ui.commands.desk import ANYWHERE_COMMANDS, DIALOG_COMMANDS, DRAFT_COMMANDS
from rmdesk.ui.commands.desk import COMMANDS as DESK_COMMANDS
from rmdesk.ui.commands.duplicates import DUPLICATE_COMMANDS, NUMBER_COMMANDS
from rmdesk.ui.commands.exports import EXPORT_COMMANDS
from rmdesk.ui.commands.figures import FIGURES_COMMANDS, OPENING_FIGURES_COMMANDS
from rmdesk.ui.commands.heard import HEARD_COMMANDS
from rmdesk.ui.commands.home import HOME_COMMANDS, OPENING_HOME_COMMANDS, STANDING_COMMANDS
from rmdesk.ui.commands.household import HOUSEHOLD_COMMANDS
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.commands.ladder import LADDER_COMMANDS
from rmdesk.ui.commands.learning import LEARNING_COMMANDS
from rmdesk.ui.commands.lists import FIND_COMMANDS, LIST_COMMANDS
from rmdesk.ui.commands.meetings import MEETING_COMMANDS
from rmdesk.ui.commands.messages import MESSAGE_COMMANDS, MESSAGE_SHEET_COMMANDS
from rmdesk.ui.commands.occasions import OCCASION_COMMANDS
from rmdesk.ui.commands.people import PEOPLE_COMMANDS
from rmdesk.ui.commands.practice import PRACTICE_COMMANDS, SCORE_COMMANDS
from rmdesk.ui.commands.presenting import PRESENT_COMMANDS
from rmdesk.ui.commands.queueing import CALL_QUEUE_COMMANDS, CALL_RULE_COMMANDS
from rmdesk.ui.commands.receiving import RECEIVING_COMMANDS
from rmdesk.ui.commands.review import (
    OPENING_REVIEW_COMMANDS,
    REVIEW_COMMANDS,
    REVIEWS_COMMANDS,
    ROWS_COMMANDS,
    SHEET_LINE_COMMANDS,
    SHEET_LINES_COMMANDS,
)
from rmdesk.ui.commands.safety import SAFETY_COMMANDS
from rmdesk.ui.commands.scripts import SCRIPT_COMMANDS
from rmdesk.ui.commands.settings import SETTING_COMMANDS, SETTINGS_COMMANDS
from rmdesk.ui.commands.sheets import SHEET_COMMANDS, TEXT_COMMANDS
from rmdesk.ui.commands.tables import OPENING_COMMANDS, TABLE_COMMANDS
from rmdesk.ui.commands.targets import RHYTHM_COMMANDS, TARGET_COMMANDS
from rmdesk.ui.commands.today import TODAY_COMMANDS
from rmdesk.ui.keymap import shown_keys

COMMANDS: tuple[Command, ...] = (
    *DESK_COMMANDS,
    *DAY_COMMANDS,
    *OPENING_HOME_COMMANDS,
    *OPENING_COMMANDS,
    *OPENING_FIGURES_COMMANDS,
    *OPENING_REVIEW_COMMANDS,
    *DEAL_COMMANDS,
    *OCCASION_COMMANDS,
    *SCRIPT_COMMANDS,
    *MEETING_COMMANDS,
    *MESSAGE_COMMANDS,
    *DUPLICATE_COMMANDS,
    *EXPORT_COMMANDS,
    *SAFETY_COMMANDS,
    *LEARNING_COMMANDS,
    *RECEIVING_COMMANDS,
    *DAYS_COMMANDS,
    *CALL_RULE_COMMANDS,
    *SETTINGS_COMMANDS,
    *TODAY_COMMANDS,
    *HOME_COMMANDS,
    *STANDING_COMMANDS,
    *TARGET_COMMANDS,
    *RHYTHM_COMMANDS,
    *LIST_COMMANDS,
    *CLIENT_LIST_COMMANDS,
    *FIND_COMMANDS,
    *CLIENT_PAGE_COMMANDS,
    *HOUSEHOLD_COMMANDS,
    *HEARD_COMMANDS,
    *TABLE_COMMANDS,
    *LADDER_COMMANDS,
    *REVIEW_COMMANDS,
    *ROWS_COMMANDS,
    *REVIEWS_COMMANDS,
    *SHEET_LINES_COMMANDS,
    *SHEET_LINE_COMMANDS,
    *CLASS_COMMANDS,
    *BOX_COMMANDS,
    *BOARD_COMMANDS,
    *PIPELINE_COMMANDS,
    *FIGURES_COMMANDS,
    *SETTING_COMMANDS,
    *PRACTICE_COMMANDS,
    *SCORE_COMMANDS,
    *PRESENT_COMMANDS,
    *GRID_COMMANDS,
    *CALENDAR_COMMANDS,
    *LINE_COMMANDS,
    *CALL_COMMANDS,
    *CALL_QUEUE_COMMANDS,
    *CALL_ENTRY_COMMANDS,
    *AGENDA_COMMANDS,
    *CLOSE_OUT_COMMANDS,
    *PEOPLE_COMMANDS,
    *MESSAGE_SHEET_COMMANDS,
    *DIALOG_COMMANDS,
    *SHEET_COMMANDS,
    *TEXT_COMMANDS,
    *NUMBER_COMMANDS,
    *ANYWHERE_COMMANDS,
    *DRAFT_COMMANDS,
)
BY_ID = {command.id: command for command in COMMANDS}


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of the widget that carries `scopes`; descriptions are message ids.

    What works anywhere goes before whatever has the focus, dialogs included. A command without
    keys is bound to one that no terminal sends, so that the palette finds it where it works.
    """
    return [
        Binding(
            ",".join(command.keys) or f"palette:{command.id}",
            command.action,
            command.title,
            id=command.id,
            priority=command.scope is Scope.ANYWHERE,
        )
        for command in COMMANDS
        if command.scope in scopes
    ]


def explained(scope: Scope) -> list[tuple[tuple[str, ...], str, str]]:
    """Keys, title and help of the scope's commands; several that read alike are one line."""
    lines: list[tuple[tuple[str, ...], str, str]] = []
    for command in COMMANDS:
        if command.scope is not scope:
            continue
        before = lines[-1] if lines else None
        if before and before[1:] == (command.title, command.help):
            lines[-1] = (before[0] + keys_of(command), command.title, command.help)
        else:
            lines.append((keys_of(command), command.title, command.help))
    return lines


def key_table() -> Sequence[tuple[str, str, str, str]]:
    """Scope, keys, title and help of every command, in the language in force: help and README."""
    return [
        (_(SCOPE_TITLES[scope]), shown_keys(keys), _(title), _(text) if text else "")
        for scope in dict.fromkeys(command.scope for command in COMMANDS)
        for keys, title, text in explained(scope)
    ]


def key_table_markdown() -> str:
    """The README's key table."""
    rows = [
        f"| {scope} | {keys.replace('|', chr(92) + '|')} | {title} | {text} |"
        for scope, keys, title, text in key_table()
    ]
    head = [
        f"| {_('Where')} | {_('Keys')} | {_('Command')} | {_('What it does')} |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *rows]) + "\n"
