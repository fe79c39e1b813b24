"""By which rules and words of the book deals are kept."""

from collections.abc import Mapping
from itertools import product

from rmdesk.desk.book import Desk, readings
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.words import ProductWords, runs_of
from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.settings import metrics_of

_MOST_SPELLINGS = 16


def metrics_in_force(desk: Desk) -> tuple[Metric, ...]:
    """Every metric that targets are set in, the book's own ones last."""
    return metrics_of(desk.rhythm_settings)


def chances_in_force(desk: Desk) -> Mapping[Stage, int]:
    """By open stage, in per cent."""
    return desk.rhythm_settings.chances


def product_words(desk: Desk) -> ProductWords:
    """The shelf as it is typed, without what left it."""
    products = [one for one in desk.products.all() if one.gone_on is None]
    return ProductWords(products, {one.id: _initials(one.name) for one in products})


def _initials(name: str) -> tuple[str, ...]:
    """The first letters of a name in every reading, its figures between them."""
    runs = [(run,) if run.isdigit() else readings().initials(run) or [run] for run in runs_of(name)]
    spelt = ("".join(one) for one in product(*runs))
    return tuple(one for one, _place in zip(spelt, range(_MOST_SPELLINGS), strict=False))
