"""Changing the ways into the book from the desk: each asks for a way in first."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from rmdesk.crypto.fingerprints import Question
from rmdesk.crypto.recovery_code import drawn
from rmdesk.crypto.slots import Kind
from rmdesk.desk.book import Desk
from rmdesk.desk.ways_in import changing
from rmdesk.desk.ways_in.changing import KeyChange
from rmdesk.desk.ways_in.listed import Way, ways_of
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.desk.ways_in.showing import Holder, just_opened
from rmdesk.desk.ways_in.writing import carry_out
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.backups.folder import Why
from rmdesk.store.unlocking.key_pairs import recipient_in
from rmdesk.ui.dialogs.fingerprints import FingerprintTyped
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.ways_in import (
    CodeBack,
    EscrowPath,
    KeysOfBook,
    NewPassphrase,
    ShownCode,
    Wish,
    Wished,
)
from rmdesk.ui.host import Host
from rmdesk.ui.safety.backing_up import back_up_first
from rmdesk.ui.safety.showing_way_in import somebody_shown


class _Closing(Protocol):
    """The app, as far as work needs it that closes the book."""

    async def close_with(self, work: Callable[[Desk], None]) -> None: ...


async def keep_keys(host: Host) -> None:
    """Show the ways in and change them, until it is left."""
    while True:
        ways = await host.access.ask(ways_of)
        wished = await ask(host.app, KeysOfBook(ways))
        if wished is None:
            return
        holder = await somebody_shown(host)
        if holder is not None:
            await _do(host, wished, holder)


async def _do(host: Host, wished: Wished, holder: Holder) -> None:
    match wished.what:
        case Wish.RENEW:
            await _change_passphrase(host, holder)
        case Wish.RECOVERY:
            await _draw_code(host, holder)
        case Wish.ESCROW:
            await _install_escrow(host, holder)
        case Wish.REMOVE:
            if wished.way is not None:
                await _remove(host, holder, wished.way)
        case Wish.ROTATE:
            await _rotate(host)


async def _change_passphrase(host: Host, holder: Holder) -> None:
    new = await ask(host.app, NewPassphrase())
    if new is None:
        return
    change = await asyncio.to_thread(changing.with_passphrase, holder, new)
    await _carry_out(host, change)
    host.tell(_("The new passphrase holds from now on; the old one opens nothing any more."))


async def _draw_code(host: Host, holder: Holder) -> None:
    code, refusal = drawn(), None
    if not await ask(host.app, ShownCode(code)):
        host.tell(_("No code was drawn: what was shown opens nothing."))
        return
    while True:
        typed = await ask(host.app, CodeBack(refusal=refusal))
        if typed is None:
            host.tell(_("No code was drawn: what was shown opens nothing."))
            return
        try:
            change = changing.with_recovery(holder, code, typed)
            break
        except changing.CodeDiffers as refused:
            refusal = refused
    await _carry_out(host, change)
    host.tell(_("The recovery code opens the book from now on; an earlier one no longer does."))


async def _install_escrow(host: Host, holder: Holder) -> None:
    typed, refusal = "", None
    while True:
        path = await ask(host.app, EscrowPath(typed, refusal=refusal))
        if path is None:
            return
        try:
            change = await _compared(host, holder, path)
        except RmdeskError as refused:
            typed, refusal = str(path), refused
            continue
        if change is None:
            return
        await _carry_out(host, change)
        host.tell(_("The branch's key opens this book from now on."))
        return


async def _compared(host: Host, holder: Holder, path: Path) -> KeyChange | None:
    """The key in `path` installed, once its fingerprint was typed from the paper."""
    recipient = await asyncio.to_thread(recipient_in, path)
    asked = Question.drawn(recipient.fingerprint, draw=secrets.randbelow)
    refusal: RmdeskError | None = None
    while True:
        typed = await ask(host.app, FingerprintTyped(asked, refusal=refusal))
        if typed is None:
            return None
        try:
            return changing.with_escrow(holder, recipient, typed, asked=asked)
        except changing.FingerprintDiffers as refused:
            refusal = refused


async def _remove(host: Host, holder: Holder, way: Way) -> None:
    if way.kind is Kind.RECOVERY:
        question = _("The recovery code on paper will open nothing any more.")
    else:
        question = _("The escrow key {fingerprint} will open nothing any more.").format(
            fingerprint=way.fingerprint
        )
    sure = Confirm(_("Take this way in away?"), question, _("Take this way in away"))
    if await ask(host.app, sure):
        await _carry_out(host, changing.without(holder, way.number))
        host.tell(_("That way in is gone."))


async def _rotate(host: Host) -> None:
    says = _(
        "The whole book is written anew under another data key. Then the desk closes and asks for"
        " the new passphrase. The recovery code and escrow keys stay as they are; copies and"
        " backups of before still open with what was seen: gather them in."
    )
    new = await ask(host.app, NewPassphrase(says=says))
    if new is None:
        return
    if not await back_up_first(host, Why.KEYS):
        return
    holder = await host.access.ask(just_opened)  # the backup may have added a key of its own
    rotation = await asyncio.to_thread(new_key, holder, new)
    now = host.access.now()

    def change(desk: Desk) -> None:
        rotate(desk, rotation, now=now)

    await cast(_Closing, host.app).close_with(change)


async def _carry_out(host: Host, change: KeyChange) -> None:
    now = host.access.now()
    await host.access.ask(lambda desk: carry_out(desk, change, now=now))
