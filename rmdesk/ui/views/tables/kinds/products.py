"""The product shelf: what can be bought until when, its risk, its net value, who holds it."""

from datetime import date

from rmdesk.desk.shelf.products import Shelved, shelf
from rmdesk.domain.ids import ClientId
from rmdesk.domain.valuation import parts_text
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.filing.products import new_product, open_product
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.labels import label

_SOON_DAYS = 7


def _window(row: Shelved, today: date) -> str:
    product = row.product
    if product.gone_on is not None:
        return _("off the shelf")
    if product.opens_on is not None and product.opens_on > today:
        return _("from {day}").format(day=product.opens_on.isoformat())
    if product.closes_on is None:
        return _("on sale")
    if product.closes_on < today:
        return _("closed")
    sign = formats.alarm_sign() if _closes_soon(row, today) else " "
    return f"{sign} {product.closes_on.isoformat()}"


def _closes_soon(row: Shelved, today: date) -> bool:
    closes = row.product.closes_on
    return closes is not None and 0 <= (closes - today).days <= _SOON_DAYS


def _window_style(row: Shelved, today: date) -> str:
    if not row.product.is_open(today):
        return "muted"
    return "warning" if _closes_soon(row, today) else ""


def _term(row: Shelved, _today: date) -> str:
    days = row.product.term_days
    return _("{days} d").format(days=days) if days else _("open")


def _value(row: Shelved, _today: date) -> str:
    return parts_text(row.newest.value, least=4) if row.newest else ""


def _name_style(row: Shelved, _today: date) -> str:
    return "muted" if row.product.gone_on else "strong"


def _detail(row: Shelved, today: date) -> str:
    product = row.product
    parts = [formats.clean(f"{product.code}  {product.name}"), label(product.kind), product.risk]
    parts.append(_("own") if product.is_ours else _("agency"))
    if row.newest:
        value = parts_text(row.newest.value, least=4)
        parts.append(_("{value} of {day}").format(value=value, day=row.newest.on.isoformat()))
    if row.held:
        held = _("held by {clients} clients: {amount} 万").format(
            clients=row.held.clients, amount=formats.money_wan(row.held.amount)
        )
        parts.append(held)
        if row.held.without_units:
            parts.append(_("lines without units: {count}").format(count=row.held.without_units))
    return "   ".join(filter(None, parts))


def _nobody(_row: Shelved) -> tuple[ClientId, ...]:
    return ()


PRODUCTS: BookTable[Shelved] = BookTable(
    digit=4,
    title=N_("Products"),
    explains=N_(
        "The product shelf: typed in with a, or brought in with i from the bank's list. Enter notes"
        " a net value, calls those who hold the product, or those whose grade allows it and whose"
        " money comes free while it is on sale."
    ),
    empty=N_("The shelf is empty. a adds a product; i imports the bank's list."),
    read=shelf,
    columns=(
        Column(title=N_("Code"), text=lambda row, today: row.product.code, width=9),
        Column(
            title=N_("Product"),
            text=lambda row, today: row.product.name,
            width=15,
            style=_name_style,
            grows=True,
        ),
        Column(
            title=N_("Kind"),
            text=lambda row, today: label(row.product.kind),
            width=14,
            least=108,
        ),
        Column(title=N_("Risk R"), text=lambda row, today: row.product.risk, width=6),
        Column(
            title=N_("Origin"),
            text=lambda row, today: _("own") if row.product.is_ours else _("agency"),
            width=8,
            least=126,
        ),
        Column(
            title=N_("Term"),
            text=_term,
            key=lambda row: row.product.term_days,
            width=6,
            align="right",
        ),
        Column(
            title=N_("On sale until"),
            text=_window,
            style=_window_style,
            key=lambda row: row.product.closes_on,
            width=15,
        ),
        Column(
            title=N_("Net value"),
            text=_value,
            key=lambda row: row.newest.value if row.newest else None,
            width=9,
            align="right",
        ),
        Column(
            title=N_("as of"),
            text=lambda row, today: row.newest.on.isoformat() if row.newest else "",
            width=10,
            least=92,
        ),
        Column(
            title=N_("Held 万"),
            text=lambda row, today: formats.money_wan(row.held.amount) if row.held else "",
            key=lambda row: row.held.amount.fen if row.held else None,
            width=10,
            align="right",
        ),
        Column(
            title=N_("Holders"),
            text=lambda row, today: str(row.held.clients) if row.held else "",
            key=lambda row: row.held.clients if row.held else None,
            width=7,
            align="right",
            least=116,
        ),
    ),
    clients=_nobody,
    detail=_detail,
    open=open_product,
    add=new_product,
)
