"""What the list asks about in dialogs: its menu, and everything the menu leads to.

This module and the dialogs are loaded at the first question, not when the desk starts.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any, Final

from rmdesk.desk.client_lists import missing
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.text import both, printed
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.view_changes import with_columns
from rmdesk.domain.views import Rule
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.dialogs.columns import ChooseColumns
from rmdesk.ui.dialogs.missing import WhatIsMissing
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.rules import EditRule, RuleList, RuleWish, Verb
from rmdesk.ui.filing.tags import tag_many
from rmdesk.ui.host import WantsHost
from rmdesk.ui.views.clients.bulk import change_many
from rmdesk.ui.views.clients.list import ListedClients
from rmdesk.ui.views.clients.saving import manage_views, save_view
from rmdesk.ui.widgets.client_cells import heading

_READY_MADE: Final = (
    "超期",
    "30天内到期",
    "14天内生日",
    "风险评估过期",
    "从未联系",
    "60天未联系",
    "免打扰",
    "态度=抗拒",
    "手工设定",
)
"""Printed in the language in force before they are shown or used."""

_MENU: Final = (
    *("filters", "columns", "group", "rules", "views", "bulk", "missing", "invert"),
    "tags",
)


async def _menu(clients: ListedClients) -> None:
    commands = [BY_ID[f"clients.{name}"] for name in _MENU]
    lines = [
        _("{title}: {help}").format(title=_(command.title), help=_(command.help))
        for command in commands
    ]
    chosen = await ask(clients.app, Pick(_("List menu"), lines))
    if chosen is not None:
        await clients.run_action(commands[chosen].action)


async def _filters(clients: ListedClients) -> None:
    today = clients.access.today
    texts = [printed(parse(text, today=today)) for text in _READY_MADE]
    before = clients.condition_shown
    question = _("On top of the filter: {condition}").format(condition=before) if before else ""
    chosen = await ask(clients.app, Pick(_("Ready-made filters"), texts, question=question))
    if chosen is not None:
        await clients.filter(both(before, texts[chosen]))


async def _missing(clients: ListedClients) -> None:
    field = await ask(clients.app, WhatIsMissing(await clients.access.ask(missing.counts)))
    if field is not None:
        await clients.show_view(replace(clients.state.view, group=""))
        await clients.filter(printed(missing.condition(field)))
        clients.take_focus()


async def _columns(clients: ListedClients) -> None:
    view = clients.state.view
    columns = await ask(clients.app, ChooseColumns(view.columns, at=clients.table.column))
    if columns is not None:
        await clients.show_view(with_columns(view, columns))


async def _group(clients: ListedClients) -> None:
    """By a column of the view first, then by any other."""
    view = clients.state.view
    shown = [column.field for column in view.columns[1:]]
    fields = [*shown, *(name for name in FIELDS if name not in shown)]
    lines = [heading(FIELDS[name]) for name in fields]
    at = max(0, clients.table.column - 1)
    if view.group:
        fields, lines = ["", *fields], [_("No groups: the clients themselves"), *lines]
        at = fields.index(view.group)
    chosen = await ask(clients.app, Pick(_("Group and count by"), lines, at=at))
    if chosen is not None:
        await clients.show_view(replace(view, group=fields[chosen]))
        clients.take_focus()


async def _rules(clients: ListedClients) -> None:
    at = 0
    while wish := await ask(clients.app, RuleList(clients.state.view.rules, at=at)):
        at = wish.place
        rules = list(clients.state.view.rules)
        await _change(clients, rules, wish)
        if wish.verb is Verb.EARLIER:
            at = max(0, at - 1)
        await clients.show_view(replace(clients.state.view, rules=tuple(rules)))


async def _change(clients: ListedClients, rules: list[Rule], wish: RuleWish) -> None:
    """Do to `rules` what was wished."""
    at = wish.place
    match wish.verb:
        case Verb.REMOVE:
            del rules[at]
        case Verb.EARLIER:
            rules.insert(max(0, at - 1), rules.pop(at))
        case Verb.EDIT:
            rule = rules[at] if at < len(rules) else Rule("")
            typed = await ask(clients.app, EditRule(rule, clients.access.today))
            if typed is not None:
                rules[at : at + 1] = [typed]


async def _tags(clients: ListedClients) -> None:
    """Of the marked, else of the one under the cursor: nobody is tagged by a list unseen."""
    ids = [ClientId(one) for one in sorted(clients.table.marks)]
    if not ids and clients.selected is not None:
        ids = [clients.selected]
    clients.post_message(WantsHost(lambda host: tag_many(host, ids)))


QUESTIONS: Final[Mapping[str, Callable[[ListedClients], Coroutine[Any, Any, None]]]] = {
    "menu": _menu,
    "filters": _filters,
    "columns": _columns,
    "group": _group,
    "rules": _rules,
    "missing": _missing,
    "views": manage_views,
    "save_view": save_view,
    "bulk": change_many,
    "tags": _tags,
}
