"""Good news of a client: congratulate, and tell the head ([N] in domain.md)."""

from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.heard.entries import Kind, require_past, require_words
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.promises import GoodNews
from rmdesk.language import _
from rmdesk.store.tables.day import GoodNewsTable, ToDoTable

_NEWS: Kind[GoodNews] = Kind(
    "good_news", GoodNewsTable, lambda desk: desk.day.good_news, OccasionKind.GOOD_NEWS
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsHeard:
    """What is written down of good news; `tells_head` makes telling the head a to-do of today:
    the congratulation alone would settle the rest."""

    what: str
    on: date
    tells_head: bool = False

    def values(self, today: date) -> dict[str, object]:
        """As it is stored; raises NothingWritten or DayToCome."""
        require_past(self.on, today)
        return {"words": require_words(self.what), "on": self.on}


def hear_good_news(desk: Desk, client_id: ClientId, heard: NewsHeard, *, now: datetime) -> int:
    """Write good news down; raises EntryRefused or ClientGone."""
    values, name = heard.values(now.date()), client_of(desk, client_id).name
    with desk.store.action("good_news.add", {"name": name}, at=now) as action:
        if heard.tells_head:
            what = _("tell the head: {words}").format(words=values["words"])
            to_do = {"client_id": client_id, "on": now.date(), "what": what}
            action.insert(ToDoTable, to_do)
        return action.insert(GoodNewsTable, {"client_id": client_id, **values})


def change_good_news(desk: Desk, news_id: int, heard: NewsHeard, *, now: datetime) -> None:
    """Write it down otherwise; raises EntryRefused or EntryGone."""
    _NEWS.change(desk, news_id, heard.values(now.date()), now=now)


def remove_good_news(desk: Desk, news_id: int, *, now: datetime) -> None:
    """It was written down by mistake: there is nothing to congratulate on."""
    _NEWS.remove(desk, news_id, now=now)
