"""Work on the product shelf: a product added, changed, valued, and who holds or could hold it."""

from collections.abc import Sequence

from rmdesk.desk.shelf.products import (
    Shelved,
    add_product,
    edit_product,
    product_of,
    record_net_value,
    remove_product,
    shelve,
    suited,
)
from rmdesk.domain.ids import ClientId
from rmdesk.domain.products import Product
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.net_value import NetValueForm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.product import ProductForm, product_texts
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.messages import CallClients

_NET_VALUE = N_("Net value")
_HOLDERS = N_("Call those who hold it")
_SUITED = N_("Call those it suits with money coming free")
_CHANGE = N_("Change the product")
_GONE = N_("Take it off the shelf")
_BACK = N_("Put it back on the shelf")
_REMOVE = N_("Take it out of the book: it was never right")


async def new_product(host: Host) -> None:
    """Have a product typed and put it on the shelf."""
    answer = await take_answer(
        host,
        lambda draft, refusal: ProductForm(
            _("New product"), today=host.access.today, draft=draft, refusal=refusal
        ),
        lambda desk, typed, now: add_product(desk, typed.line, now=now),
    )
    if answer is not None:
        host.tell(_("On the shelf: {name}.").format(name=answer.line.name))


async def open_product(host: Host, shelved: Shelved) -> None:
    """Say what is to be done with a product, and do it. May raise ProductGone."""
    product_id = shelved.product.id
    product = await host.access.ask(lambda desk: product_of(desk, product_id))
    shelf = _GONE if product.gone_on is None else _BACK
    choices = [_NET_VALUE, _HOLDERS, _SUITED, _CHANGE, shelf, _REMOVE]
    title = f"{product.code}  {product.name}"
    chosen = await ask(host.app, Pick(title, [_(choice) for choice in choices]))
    match chosen:
        case 0:
            await _value(host, product)
        case 1:
            holders = await host.access.ask(lambda desk: desk.products.holders(product_id))
            _call(host, holders, _("Nobody holds this product."))
        case 2:
            fitting = await host.access.ask(lambda desk: suited(desk, product_id))
            nobody = _("Nobody with a valid grade that allows it has money coming free in time.")
            _call(host, [one.client_id for one in fitting], nobody)
        case 3:
            await _change(host, product)
        case 4:
            now = host.access.now()
            gone_on = host.access.today if product.gone_on is None else None
            await host.access.ask(lambda desk: shelve(desk, product_id, gone_on=gone_on, now=now))
            await host.read_again()
        case 5:
            now = host.access.now()
            await host.access.ask(lambda desk: remove_product(desk, product_id, now=now))
            await host.read_again()
            host.tell(_("Taken out; u or Ctrl+Z brings it back."))


def _call(host: Host, ids: Sequence[int], nobody: str) -> None:
    if ids:
        host.app.screen.post_message(CallClients([ClientId(one) for one in ids]))
    else:
        host.tell(nobody, alarm=True)


async def _value(host: Host, product: Product) -> None:
    newest = await host.access.ask(lambda desk: desk.products.newest_value(product.id))
    moved: list[int] = []
    answer = await take_answer(
        host,
        lambda draft, refusal: NetValueForm(
            product, newest, today=host.access.today, draft=draft, refusal=refusal
        ),
        lambda desk, typed, now: moved.append(
            record_net_value(desk, product.id, typed.value, typed.on, now=now)
        ),
    )
    if answer is not None:
        lines = moved[-1]
        held = await host.access.ask(lambda desk: desk.products.held().get(product.id))
        told = _("Net value noted; lines valued: {lines}.").format(lines=lines)
        if held is not None and held.without_units:
            without = _("Without units, and not valued: {count}.").format(count=held.without_units)
            told = f"{told} {without}"
        host.tell(told)


async def _change(host: Host, product: Product) -> None:
    answer = await take_answer(
        host,
        lambda draft, refusal: ProductForm(
            _("A product of the shelf"),
            today=host.access.today,
            draft=draft or product_texts(product),
            refusal=refusal,
        ),
        lambda desk, typed, now: edit_product(desk, product.id, typed.line, now=now),
    )
    if answer is not None:
        host.tell(_("Saved: {line}.").format(line=answer.line.name))
