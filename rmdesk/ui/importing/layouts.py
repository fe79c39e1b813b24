"""What the user says about one sheet: its kind, the row of its headings, what a column means."""

from datetime import date
from typing import Any

from textual.app import App

from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.corrections.laying import lay_out, suggest
from rmdesk.exchange.layouts import How, Layout, Look
from rmdesk.language import _
from rmdesk.ui.dialogs.importing.columns import ChooseHeader, ChooseMeaning
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.words.import_texts import KIND_TITLES


async def ask_kind(app: App[Any], one: Look, layout: Layout | None, today: date) -> Layout | None:
    """The sheet as the kind chosen, None when it is not to be read; `layout` when left."""
    kinds = list(SheetKind)
    names = [*(_(KIND_TITLES[kind]) for kind in kinds), _("do not read this sheet")]
    at = kinds.index(layout.kind) if layout else len(kinds)
    chosen = await ask(app, Pick(_("What is in this sheet?"), names, at=at))
    if chosen is None:
        return layout
    if chosen == len(kinds):
        return None
    guess = layout or suggest(one, today=today)
    header = guess.header if guess else 1
    return lay_out(one, header=header, kind=kinds[chosen], today=today) or layout


async def ask_header(app: App[Any], one: Look, layout: Layout | None, today: date) -> Layout | None:
    """The sheet with its headings in the row chosen; `layout` when left."""
    header = await ask(app, ChooseHeader(one, layout))
    if header is None:
        return layout
    return lay_out(one, header=header, today=today) or layout


async def ask_meaning(app: App[Any], one: Look, layout: Layout, index: int, today: date) -> Layout:
    """The sheet with the meaning chosen for the column at `index`; `layout` when left."""
    column = next(column for column in layout.columns if column.index == index)
    field = await ask(app, ChooseMeaning(column.heading, layout.kind, layout, column.field))
    if field is None:
        return layout
    said = {c.index: c.field for c in layout.columns if c.how is How.HAND}
    fields: dict[int, str | None] = {**said, index: field or None}
    found = lay_out(one, header=layout.header, kind=layout.kind, fields=fields, today=today)
    return found or layout
