"""The shelf of products that the bank sells, and what they were worth from day to day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from rmdesk.domain.classes.tags import read_tags, wrong_with_tags
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import NetValueId, ProductId
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_CODE = N_("A product needs the bank's code; type it as it stands in the list.")
CODE_TAKEN = N_("Another product already has the code {code}; open that one, or correct the code.")
NO_PRODUCT_NAME = N_("A product needs a name.")
NO_KIND = N_("What kind of product is it? Type 理财, lc or bond fund.")
DEBT_ON_SHELF = N_("A debt is no product of the shelf; type 理财, a kind of fund or a deposit.")
NO_RISK = N_("A product's risk is R1 to R5.")
NEGATIVE_TERM = N_("A term is at least one day; type it like 90天, or leave it empty.")
CLOSES_BEFORE_OPENS = N_(
    "The window closes on {closes}, before it opens on {opens}; correct one of them."
)
NO_NET_VALUE = N_("This is no net value; type it like 1.0342, above zero.")
NET_VALUE_TO_COME = N_("{day} is still to come; a net value is of today or an earlier day.")
OLDER_NET_VALUE = N_(
    "The shelf already has the net value of {newest}; one of {day} is older and was not taken."
)

_RISK: Final = re.compile(r"R[1-5]")


DEPOSITS: Final = frozenset(
    {
        HoldingClass.CASH,
        HoldingClass.DEMAND_DEPOSIT,
        HoldingClass.TIME_DEPOSIT,
        HoldingClass.CERTIFICATE,
    }
)
"""What bears no risk to be graded, whatever a list writes beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product: the bank's own or, with `is_ours` false, one it sells as an agent.

    `risk` is R1 to R5, `term_days` the days it runs, None when open-ended; it can be bought from
    `opens_on` to `closes_on`. `gone_on` is the day it left the shelf, `on_shelf_since`
    the day it came to it; by its `tags`, written in one line, it finds clients.
    """

    id: ProductId
    code: str
    name: str
    kind: HoldingClass
    risk: str = ""
    is_ours: bool = True
    issuer: str = ""
    term_days: int | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    note: str = ""
    gone_on: date | None = None
    tags: str = ""
    on_shelf_since: date | None = None

    @property
    def is_graded(self) -> bool:
        """Whether suitability has to be judged before it is put to anybody: not that of deposits,
        and of insurance only where it carries a rating."""
        if self.kind is HoldingClass.INSURANCE_VALUE:
            return bool(self.risk.strip())
        return self.kind not in DEPOSITS

    def is_open(self, today: date) -> bool:
        """Whether it can be bought on `today`; without a window it can, as long as it is there."""
        return (
            self.gone_on is None
            and (self.opens_on is None or self.opens_on <= today)
            and (self.closes_on is None or today <= self.closes_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NetValue:
    """The net value of a unit on a day, in 1/10,000 yuan as banks publish it."""

    id: NetValueId
    product_id: ProductId
    on: date
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductLine:
    """What is given of a product, by the names of `Product`."""

    code: str = ""
    name: str = ""
    kind: HoldingClass | None = None
    risk: str = ""
    is_ours: bool = True
    issuer: str = ""
    term_days: int | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    note: str = ""
    tags: str = ""


def product_line(product: Product) -> ProductLine:
    """The product as it stands, to be changed."""
    names = ProductLine.__dataclass_fields__
    return ProductLine(**{name: getattr(product, name) for name in names})


def wrong_with_product(line: ProductLine) -> Wrong | None:
    """The first thing that keeps a product off the shelf; None when it is right."""
    return next(chain(_in_what(line), _in_days(line), _in_tags(line)), None)


def _in_what(line: ProductLine) -> Iterator[Wrong]:
    if not line.code.strip():
        yield Wrong("code", NO_CODE)
    if not line.name.strip():
        yield Wrong("name", NO_PRODUCT_NAME)
    if line.kind is None:
        yield Wrong("kind", NO_KIND)
    elif line.kind.is_liability:
        yield Wrong("kind", DEBT_ON_SHELF)
    if line.risk and not _RISK.fullmatch(line.risk):
        yield Wrong("risk", NO_RISK)


def _in_days(line: ProductLine) -> Iterator[Wrong]:
    if line.term_days is not None and line.term_days < 1:
        yield Wrong("term_days", NEGATIVE_TERM)
    if line.opens_on and line.closes_on and line.closes_on < line.opens_on:
        window = {"closes": line.closes_on.isoformat(), "opens": line.opens_on.isoformat()}
        yield Wrong("closes_on", CLOSES_BEFORE_OPENS, window)


def _in_tags(line: ProductLine) -> Iterator[Wrong]:
    if wrong := wrong_with_tags(read_tags(line.tags)):
        yield wrong


def wrong_with_net_value(
    value: int, on: date, *, newest: NetValue | None, today: date
) -> Wrong | None:
    """Why a net value is not taken; that of the newest day may be corrected."""
    if value <= 0:
        return Wrong("value", NO_NET_VALUE)
    if on > today:
        return Wrong("on", NET_VALUE_TO_COME, {"day": on.isoformat()})
    if newest is not None and on < newest.on:
        days = {"newest": newest.on.isoformat(), "day": on.isoformat()}
        return Wrong("on", OLDER_NET_VALUE, days)
    return None
