"""What stands of oneself in messages: how one signs, the telephone, where one meets clients."""

from dataclasses import asdict, dataclass, fields
from typing import Final

from rmdesk.desk.book import Desk

_KEY: Final = "own_details"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDetails:
    """Empty where nothing was said yet; `bank` is left out where a client wants no sign of it."""

    me: str = ""
    bank: str = ""
    my_phone: str = ""
    place: str = ""


def own_details(desk: Desk) -> OwnDetails:
    """What was said of oneself."""
    kept = desk.state.get(_KEY)
    known = kept if isinstance(kept, dict) else {}
    names = [field.name for field in fields(OwnDetails)]
    return OwnDetails(**{name: known[name] for name in names if isinstance(known.get(name), str)})


def change_own_details(desk: Desk, details: OwnDetails) -> None:
    """Say it otherwise."""
    desk.state.put(_KEY, {name: value.strip() for name, value in asdict(details).items()})
