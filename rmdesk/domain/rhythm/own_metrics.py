"""Metrics of the book's own: what they may be called, and the code that each keeps for good.

A code is made of the name that a metric was begun with, so that a bundle or a file of settings
says by it what is meant; and it stays the code of that one metric in the book, whatever is renamed
or taken out since: targets and deals name metrics by their codes alone.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Final

from rmdesk.domain.metric_words import words_of
from rmdesk.domain.metrics import METRICS, Metric
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MOST_OWN_METRICS: Final = 12
MOST_LETTERS: Final = 24
OWN_PREFIX: Final = "own_"

NO_METRIC_NAME: Final = N_("A metric needs a name.")
LONG_METRIC_NAME: Final = N_("The name of a metric has at most {most} characters.")
METRIC_TWICE: Final = N_("There is already a metric called {name}.")
METRIC_OF_THE_DESK: Final = N_(
    "{name} is a word for a metric that the desk brings: call yours otherwise."
)
TOO_MANY_METRICS: Final = N_("There is room for {most} metrics of your own.")

_BROUGHT: Final = frozenset(word for metric in METRICS for word in words_of(metric))
_NUMBERED: Final = re.compile(r"#\d+$")


def folded(name: str) -> str:
    """A name by which two metrics are the same one: width, case and blanks tell nothing."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def is_own(code: str) -> bool:
    """Whether a code is that of a book's own metric, in force or not."""
    return all(metric.code != code for metric in METRICS)


def name_in(code: str) -> str:
    """What a metric was called when its code was made; all that is known of one taken out."""
    return _NUMBERED.sub("", code.removeprefix(OWN_PREFIX)) or code


def code_of(name: str, known: Mapping[str, str]) -> str:
    """The code of the metric of this name: the one it has among the `known` names by code, first
    match first, else one that none of them has."""
    wanted = folded(name)
    for code, called in known.items():
        if folded(called) == wanted:
            return code
    first = OWN_PREFIX + " ".join(name.split())
    if first not in known:
        return first
    return next(code for at in count(2) if (code := f"{first}#{at}") not in known)


def sent_as(code: str, names: Mapping[str, str]) -> str:
    """The code that another book is told: made of what the metric is called here now."""
    return OWN_PREFIX + names.get(code, name_in(code)) if is_own(code) else code


def wrong_with_own_metrics(metrics: Sequence[Metric]) -> Wrong | None:
    """What keeps metrics of the book's own from being taken."""
    if len(metrics) > MOST_OWN_METRICS:
        return Wrong("own_metrics", TOO_MANY_METRICS, {"most": MOST_OWN_METRICS})
    codes = {metric.code for metric in METRICS}
    names: set[str] = set()
    for metric in metrics:
        name = folded(metric.name)
        if not name or not metric.code:
            return Wrong("own_metrics", NO_METRIC_NAME)
        if len(name) > MOST_LETTERS:
            return Wrong("own_metrics", LONG_METRIC_NAME, {"most": MOST_LETTERS})
        if name in _BROUGHT:
            return Wrong("own_metrics", METRIC_OF_THE_DESK, {"name": metric.name.strip()})
        if name in names or metric.code in codes:
            return Wrong("own_metrics", METRIC_TWICE, {"name": metric.name.strip()})
        names.add(name)
        codes.add(metric.code)
    return None
