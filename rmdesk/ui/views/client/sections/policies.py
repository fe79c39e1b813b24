"""The policies: what is insured, with whom, and when a premium falls due."""

from datetime import date
from typing import Any

from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Matrix, Risk, matrix
from rmdesk.domain.policies.policy import Policy
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.insurance import count_text
from rmdesk.ui.words.labels import label, own_word

_SOON_DAYS = 30
_HOUSEHOLD = "household"
"""What the row of the whole household stands for: Enter on it shows everybody's insurance."""


def _items(file: OpenFile, width: int) -> list[Item]:
    """The household against every risk in one line, then the policies that still insure first."""
    ordered = sorted(file.dossier.policies, key=lambda policy: policy.gone_on is not None)
    rows = [Row([_policy(policy, width, file.today)], policy) for policy in ordered]
    return [Row([_household(_matrix(file), width)], _HOUSEHOLD), *rows]


def _matrix(file: OpenFile) -> Matrix:
    dossier = file.dossier
    return matrix(
        dossier.client.name,
        dossier.household,
        dossier.policies,
        dossier.cover_answers,
        today=file.today,
    )


def _household(insured: Matrix, width: int) -> Line:
    """``critical illness 1/3?  life ?  …``: as many risks as there is room for."""
    spans: list[Span] = []
    room = width
    for risk in Risk:
        one = insured.count(risk)
        text = count_text(one)
        title = f"{label(risk)} "
        taken = formats.cells(title) + formats.cells(text) + 2
        if taken > room + 2:
            break
        style = "good" if one.yes == one.persons else "warning" if not one.yes else ""
        has_gap = taken <= room
        spans += line(
            Cell(title, formats.cells(title), "muted"),
            Cell(text, formats.cells(text), style),
            Cell("", 2 * has_gap),
        )
        room -= taken if has_gap else taken - 2
    return [*spans, Span(" " * room)]


def _policy(policy: Policy, width: int, today: date) -> Line:
    amount = 10
    premium_on = 12 if width >= 60 else 0
    kind = min(14, max(8, (width - amount - premium_on) // 3))
    rest = width - kind - amount - 2 - (premium_on + 1 if premium_on else 0)
    insured = "  ".join(filter(None, (policy.insurer, policy.insured)))
    style = "muted" if policy.gone_on else ""
    cells = [
        Cell(own_word(policy.called, policy.kind), kind, style or "strong"),
        Cell(insured, rest, "muted"),
        Cell(formats.money_wan(policy.sum_insured), amount, style, "right"),
    ]
    if premium_on:
        cells.append(Cell(*_premium(policy, premium_on, today)))
    return line(*cells, gap=1)


def _premium(policy: Policy, width: int, today: date) -> tuple[str, int, str]:
    """When the next premium falls due; a sign and a colour when that is within a month."""
    on = policy.next_premium_on
    if policy.gone_on is not None:
        return _("ended"), width, "muted"
    if on is None:
        return "", width, "muted"
    is_near = (on - today).days <= _SOON_DAYS
    sign = formats.alarm_sign() if is_near else " "
    return f"{sign} {on.isoformat()}", width, "warning" if is_near else "muted"


async def _open(host: Host, client_id: ClientId, record: Any) -> None:
    if isinstance(record, Policy):
        from rmdesk.ui.filing.policies import open_policy

        await open_policy(host, client_id, record)
    else:
        from rmdesk.ui.filing.insurance import look_at_insurance

        await look_at_insurance(host, client_id)


POLICIES = Part(
    title=N_("Policies"),
    compose=_items,
    detail=lambda file: count(file.dossier.policies),
    least=2,
    open=_open,
)
