"""Erasing from the desk: what is missing, the certificate, a way in shown, a word; no way back.

What follows the last word happens while the book is closing, and on the plain screen after it.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.beginning import begin, proposed_certificate, require_certificate
from rmdesk.desk.erasing.permit import Override, permit_of, require_permit
from rmdesk.errors import RmdeskError
from rmdesk.ui.dialogs.erase import (
    Answered,
    CertificateFile,
    EraseStand,
    LastWord,
    OverrideForm,
    Wish,
)
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.drafts.half_typed import half_typed
from rmdesk.ui.host import Host
from rmdesk.ui.safety.showing_way_in import somebody_shown


class _Closing(Protocol):
    """The app, as far as work needs it that closes the book."""

    async def close_with(self, work: Callable[[Desk], None]) -> None: ...


async def erase_book(host: Host) -> None:
    """Say what is missing, and erase when that is meant; left at any question, nothing happens."""
    waiting = half_typed(host)
    permit = await host.access.ask(lambda desk: permit_of(desk, half_typed=waiting))
    wish = await ask(host.app, EraseStand([one.sentence() for one in permit.reasons]))
    if wish is None:
        return
    override: Override | None = None
    if wish is Wish.OVERRIDE:
        override = await _answered_for(host)
        if override is None:
            return
    book = await host.access.ask(lambda desk: desk.vault.path)
    path, refusal = proposed_certificate(book, now=host.access.now()), None
    while True:
        chosen = await ask(host.app, CertificateFile(path, refusal=refusal))
        if chosen is None:
            return
        path = chosen
        try:
            await asyncio.to_thread(require_certificate, book, path)
        except RmdeskError as refused:
            refusal = refused
        else:
            break
    if await somebody_shown(host) is None or not await ask(host.app, LastWord(book.name)):
        return
    now, waiting = host.access.now(), half_typed(host)
    await cast(_Closing, host.app).close_with(
        lambda desk: begin(desk, certificate=path, override=override, half_typed=waiting, now=now)
    )


async def _answered_for(host: Host) -> Override | None:
    """Who answers for what did not arrive, and why; None when nobody does."""
    typed, refusal = Answered("", ""), None
    while True:
        answer = await ask(host.app, OverrideForm(typed, refusal=refusal))
        if answer is None:
            return None
        typed, override = answer, Override(answer.witness, answer.reason)
        try:
            await host.access.ask(partial(require_permit, override=override))
        except RmdeskError as refused:
            refusal = refused
        else:
            return override
