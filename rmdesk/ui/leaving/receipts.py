"""Receipts: read aloud over there, typed in here, compared; then a bundle counts as arrived."""

from datetime import datetime
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.device import own_fingerprint
from rmdesk.desk.handover.receipts import Bundle, bundle_for, bundles_of, confirm, moment
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.bundles import BundleDone, BundleLine, Bundles, ReceiptForm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def take_receipts(host: Host) -> None:
    """Show the bundles that were written and take their receipts, until it is left."""
    fingerprint = await host.access.ask(own_fingerprint)
    advice = _(
        "Until the receipt is here, nobody knows whether a bundle arrived whole. Whoever opens it"
        " asks you for the fingerprint of your book:\n{fingerprint}"
    ).format(fingerprint=fingerprint)
    at = 0
    while True:
        bundles = await host.access.ask(_written)
        if not bundles:
            none = _("No bundle was written yet. Write one first: the receipt comes from there.")
            await ask(host.app, BundleDone(_("Receipts"), none))
            return
        lines = [_line(one) for one in bundles]
        chosen = await ask(host.app, Bundles(_("Receipts"), advice, lines, at=at))
        if chosen is None:
            return
        at = next(n for n, one in enumerate(lines) if one.id == chosen.id)
        await _take(host, bundles[at])


def _written(desk: Desk) -> list[Bundle]:
    """What was written for good, those without a receipt first, the newest of them on top."""
    bundles = [one for one in bundles_of(desk) if one.kind is BundleKind.HANDOVER]
    bundles.sort(key=lambda one: one.at, reverse=True)
    bundles.sort(key=lambda one: one.confirmed_at is not None)
    return bundles


def _line(bundle: Bundle) -> BundleLine:
    name = bundle.receiver
    if bundle.confirmed_at is None:
        says = _("written {when}; no receipt yet").format(when=moment(bundle.at))
        return BundleLine(
            bundle.bundle, name, bundle.clients, says, "accent", _("Type the receipt")
        )
    says = _("arrived: receipt of {when}").format(when=moment(bundle.confirmed_at))
    return BundleLine(bundle.bundle, name, bundle.clients, says, "good")


async def _take(host: Host, bundle: Bundle) -> None:
    """The receipt of a bundle; that of another one is noted for the one that it belongs to."""
    typed, refusal = "", None
    while True:
        form = ReceiptForm(bundle.receiver, typed=typed, refusal=refusal)
        answer = await ask(host.app, form)
        if answer is None:
            return
        typed, now = answer, host.access.now()
        try:
            came = await host.access.ask(partial(_noted, typed=typed, now=now))
        except RmdeskError as refused:
            refusal = refused
            continue
        await ask(host.app, BundleDone(_("Arrived"), arrived_words(came, bundle)))
        return


def _noted(desk: Desk, typed: str, now: datetime) -> Bundle:
    return confirm(desk, bundle_for(desk, typed).bundle, typed, now=now)


def arrived_words(came: Bundle, asked: Bundle) -> str:
    """Which bundle arrived, and that the one asked about has not, where it is another."""
    if came.bundle == asked.bundle:
        said = _("The receipt is right. Clients that are with {name} now: {count}.")
        return said.format(count=f"{came.clients:,}", name=came.receiver)
    said = _(
        "This receipt is that of the bundle for {name} of {when}, and was noted for it. The"
        " receipt of the bundle for {other} of {other_when} is still missing."
    )
    return said.format(
        name=came.receiver,
        when=moment(came.at),
        other=asked.receiver,
        other_when=moment(asked.at),
    )
