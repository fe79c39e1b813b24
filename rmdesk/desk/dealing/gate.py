"""Who may be sold what: the gate of suitability, as proposals stand behind it.

What carries no grade passes: a deposit, an unrated policy, a loan. An investment in free words may
be stocked, but nobody can judge it: before it is to close, its product is named from the shelf. The
same holds for a metric of the book's own that counts money.
"""

from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.proposing import CARE_MISSING, refusal_of
from rmdesk.desk.shelf.products import product_of
from rmdesk.desk.shelf.unsuited import require_suited, verdict
from rmdesk.domain.clients import Client
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.settings import metric_of
from rmdesk.domain.suitability import CARE_FROM_AGE, Judgement
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_

INVESTMENT: Final = "investment"
_UNJUDGED: Final = frozenset({"loans", "insurance_regular", "insurance_single"})
"""The metrics in money whose deals may close in free words: what they sell carries no grade."""

NAME_THE_PRODUCT: Final = N_(
    "Before an investment closes, name its product from the shelf: free words cannot be judged."
)
NAME_THE_PRODUCT_OF: Final = N_(
    "Before a deal for {metric} closes, name its product from the shelf: free words cannot be"
    " judged."
)


class ClientLeft(Refused):
    message = N_("{name} is no longer in the bank's list.")
    hint = N_("No deal goes on with somebody who left; undo or the next list brings them back.")


@dataclass(frozen=True, slots=True)
class Passed:
    """What was compared when the gate let a deal through; None where nothing carries a grade."""

    client_level: int | None = None
    product_level: int | None = None


def require_in_list(client: Client) -> None:
    """Raise ClientLeft for a client whom the bank's list no longer has."""
    if client.gone_on is not None:
        raise ClientLeft(name=client.name)


def judgement_of(desk: Desk, client_id: ClientId, product_id: ProductId | None) -> Judgement | None:
    """The verdict of today; None where nothing is to be judged.

    Raises ClientGone or ProductGone.
    """
    if product_id is None:
        return None
    product = product_of(desk, product_id)
    if not product.is_graded:
        return None
    return verdict(product, client_of(desk, client_id), desk.holdings.of(client_id), desk)


def pass_gate(
    desk: Desk,
    client: Client,
    *,
    product_id: ProductId | None,
    product: str,
    metric: str,
    stage: Stage,
    care: str,
) -> Passed:
    """Let a deal through, or raise what `propose` raises of a product that does not suit, or
    ValueRefused at ``care`` or ``product``."""
    if product_id is None:
        if product.strip():
            require_suited(desk, client, product)
        if stage in (Stage.TO_CLOSE, Stage.CLOSED):
            _require_named(metric_of(desk.rhythm_settings, metric))
        return Passed()
    judged = judgement_of(desk, client.id, product_id)
    if judged is None:
        return Passed()
    if refusal := refusal_of(judged, client):
        raise refusal
    if judged.needs_care and not care.strip():
        raise ValueRefused(Wrong("care", CARE_MISSING, {"age": CARE_FROM_AGE}))
    return Passed(judged.client_level, judged.product_level)


def _require_named(metric: Metric) -> None:
    """Raise ValueRefused for a metric in money of which nobody knows that it carries no grade: the
    investment, and whatever the book counts besides, for that may be one."""
    if metric.code in _UNJUDGED or not metric.has_amount:
        return
    if metric.code == INVESTMENT:
        raise ValueRefused(Wrong("product", NAME_THE_PRODUCT))
    raise ValueRefused(Wrong("product", NAME_THE_PRODUCT_OF, {"metric": metric.name}))
