"""Proposals in words: what stood against each other, and how it stands today."""

from rmdesk.domain.proposals import ProposalRow
from rmdesk.domain.suitability import Fit, Judgement
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label


def levels(judged: Judgement) -> str:
    """``R2 / C3``; what is not known is said so."""
    product, client = judged.product_level, judged.client_level
    return "{} / {}".format(
        formats.unknown() if product is None else f"R{product}",
        formats.unknown() if client is None else f"C{client}",
    )


def why_not(refusal: Refused) -> str:
    """Why a product is not proposed, and what to do."""
    return "\n".join(filter(None, (refusal.sentence(), refusal.advice())))


def standing(row: ProposalRow) -> str:
    """How a proposal stands today."""
    if not row.proposal.is_open:
        return _("withdrawn on {day}").format(day=formats.plain_day(row.proposal.gone_on))
    if row.now.fit is Fit.FITS:
        return label(row.now.fit)
    return f"{formats.alarm_sign()} {label(row.now.fit)}"


def product_name(row: ProposalRow) -> str:
    """The product's name; one that left the book is known by its level alone."""
    if row.product is None:
        return _("a product that left the book")
    return row.product.name
