"""Care shown, and referrals from both sides."""

from datetime import date

from rmdesk.desk.heard.bonds import Bond
from rmdesk.domain.file_records import Care, ReferralAsk
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.heard import said_of_asking
from rmdesk.ui.words.labels import label

_DAY = 10


def _care_items(file: OpenFile, width: int) -> list[Item]:
    return [Row([_care(care, width)], care) for care in file.dossier.care]


def _care(care: Care, width: int) -> Line:
    kind, whom = 8, min(16, width // 4)
    return line(
        Cell(care.on.isoformat(), _DAY, "muted"),
        Cell(label(care.kind), kind, "strong"),
        Cell(care.what, width - _DAY - kind - whom - 3),
        Cell(_("for {name}").format(name=care.to_whom) if care.to_whom else "", whom, "muted"),
        gap=1,
    )


async def _open_care(host: Host, client_id: ClientId, care: Care) -> None:
    from rmdesk.ui.filing.care import open_care

    await open_care(host, client_id, care)


CARE = Part(
    title=N_("Care shown"),
    compose=_care_items,
    detail=lambda file: count(file.dossier.care),
    is_shown=lambda file: bool(file.dossier.care),
    open=_open_care,
)


def _bond_items(file: OpenFile, width: int) -> list[Item]:
    referrals = file.dossier.referrals
    items: list[Item] = [Row([_bond(bond, width)], bond) for bond in referrals.bonds]
    return items + [Row([_ask(ask, width)], ask) for ask in referrals.asks[:1]]


def _bond(bond: Bond, width: int) -> Line:
    how = _("brought by") if bond.is_bringer else _("brought")
    return _three(how, bond.name, bond.note, bond.referral.on, width)


def _ask(ask: ReferralAsk, width: int) -> Line:
    return _three(_("asked"), "", ask.note, ask.on, width)


def _three(how: str, name: str, note: str, on: date, width: int) -> Line:
    kind, who = 10, min(16, width // 3) if name else 0
    rest = width - kind - _DAY - who - (3 if who else 2)
    return line(
        Cell(how, kind, "muted"),
        Cell(name, who, "strong"),
        Cell(note, rest),
        Cell(on.isoformat(), _DAY, "muted"),
        gap=1,
    )


def _asked(file: OpenFile) -> str:
    return formats.clean(said_of_asking(file.dossier.referrals.last_asked, file.today))


def _has_referrals(file: OpenFile) -> bool:
    return bool(file.dossier.referrals.bonds or file.dossier.referrals.asks)


async def _open_referral(host: Host, client_id: ClientId, record: Bond | ReferralAsk) -> None:
    from rmdesk.ui.filing.referrals import open_referral

    await open_referral(host, client_id, record)


REFERRALS = Part(
    title=N_("Referrals"),
    compose=_bond_items,
    detail=_asked,
    is_shown=_has_referrals,
    open=_open_referral,
)
