"""A product of the shelf as it is said: by its code or its name."""

from collections.abc import Iterable

from rmdesk.domain.products import Product
from rmdesk.domain.spoken.figures import plain


def named_in_full(products: Iterable[Product], text: str) -> Product | None:
    """The only one of this code or name, however wide or large it is typed."""
    said = plain(text)
    meant = [one for one in products if said and said in (plain(one.code), plain(one.name))]
    return meant[0] if len(meant) == 1 else None
