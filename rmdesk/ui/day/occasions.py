"""The lists of events, greetings and news, by the word that the palette's commands carry."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final

from rmdesk.ui.day.events import show_events
from rmdesk.ui.day.greetings import choose_greetings
from rmdesk.ui.day.news import show_news
from rmdesk.ui.host import Host

LISTS: Final[Mapping[str, Callable[[Host], Coroutine[Any, Any, None]]]] = {
    "events": show_events,
    "greetings": choose_greetings,
    "news": show_news,
}
