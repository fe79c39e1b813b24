"""The consents: every channel that was asked about, with its newest answer."""

from typing import Any

from rmdesk.domain.ids import ClientId
from rmdesk.language import N_
from rmdesk.ui.dialogs.consents import Wanted, consent_line
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.views.client.sections.warnings import held
from rmdesk.ui.widgets.page import Item, Row


def _items(file: OpenFile, width: int) -> list[Item]:
    allowed = held(file)
    wanted = [Wanted(None)] if allowed.do_not_call else []
    wanted += [Wanted(channel) for channel in allowed.answers]
    return [Row([consent_line(allowed, one.channel, width)], one) for one in wanted]


def _is_shown(file: OpenFile) -> bool:
    return bool(file.dossier.consents) or file.dossier.client.do_not_call


async def _open(host: Host, client_id: ClientId, record: Any) -> None:
    from rmdesk.ui.filing.consents import keep_consents

    await keep_consents(host, client_id, record)


CONSENTS = Part(title=N_("Consents"), compose=_items, is_shown=_is_shown, open=_open)
