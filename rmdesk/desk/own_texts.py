"""Texts of one's own in the book: saved in versions, taken away, brought back.

Whether a text may be said is checked by whoever knows its sort, before it comes here.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import TextId
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.errors import Refused
from rmdesk.language import N_, Language
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.texts import TextTable


class NoTextTitle(Refused):
    message = N_("A text needs a title.")
    hint = N_("Type a short one, such as First call after the holidays.")


class TextGone(Refused):
    message = N_("This text was taken away meanwhile.")
    hint = N_("Undo may bring it back, or one of its versions.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a new version is to say."""

    sort: TextSort
    language: Language
    key: str
    title: str
    body: str
    based_on: str = ""


def listed(desk: Desk, sort: TextSort, language: Language) -> list[OwnText]:
    """The newest version of every text, those that were taken away among them."""
    return desk.texts.latest(sort, language)


def save(desk: Desk, wording: Wording, *, now: datetime, over: TextId | None = None) -> OwnText:
    """Keep a text; what it said before stays readable as a version.

    `over` is the version that the same sitting saved a moment ago: while it is still the newest,
    it is written over instead. Raises NoTextTitle.
    """
    with desk.store.action("text.save", {"title": wording.title.strip()}, at=now) as action:
        return _written(desk, action, wording, now=now, over=over)


def save_all(desk: Desk, wordings: Sequence[Wording], *, now: datetime) -> list[OwnText]:
    """Keep several texts in one action; raises NoTextTitle."""
    with desk.store.action("text.import", {"count": len(wordings)}, at=now) as action:
        return [_written(desk, action, wording, now=now) for wording in wordings]


def take_away(desk: Desk, text: OwnText, *, now: datetime) -> None:
    """Let an own text hold no more; where one was shipped under its key, that holds again.

    Raises TextGone.
    """
    newest = _newest(desk, text.sort, text.language, text.key)
    if newest is None or newest.is_gone:
        raise TextGone
    with desk.store.action("text.remove", {"title": newest.title}, at=now) as action:
        gone = replace(newest, version=newest.version + 1, saved_at=now, is_gone=True)
        action.insert(TextTable, _values(gone))


def hold_again(desk: Desk, text: OwnText, *, now: datetime) -> OwnText:
    """Make an older version hold: a new one that says the same."""
    wording = Wording(
        sort=text.sort,
        language=text.language,
        key=text.key,
        title=text.title,
        body=text.body,
        based_on=text.based_on,
    )
    with desk.store.action("text.back", {"title": text.title}, at=now) as action:
        return _written(desk, action, wording, now=now)


def _written(
    desk: Desk, action: Action, wording: Wording, *, now: datetime, over: TextId | None = None
) -> OwnText:
    if not (title := wording.title.strip()):
        raise NoTextTitle
    newest = _newest(desk, wording.sort, wording.language, wording.key)
    is_last_of_sitting = newest is not None and newest.id == over and not newest.is_gone
    before = newest.version if newest else 0
    text = OwnText(
        id=newest.id if newest else TextId(0),
        sort=wording.sort,
        language=wording.language,
        key=wording.key,
        version=before if is_last_of_sitting else before + 1,
        title=title,
        body=wording.body,
        saved_at=now,
        based_on=wording.based_on,
    )
    if is_last_of_sitting:
        action.update(TextTable, text.id, _values(text))
        return text
    return replace(text, id=TextId(action.insert(TextTable, _values(text))))


def _newest(desk: Desk, sort: TextSort, language: Language, key: str) -> OwnText | None:
    versions = desk.texts.versions(sort, language, key)
    return versions[-1] if versions else None


def _values(text: OwnText) -> dict[str, object]:
    values = asdict(text)
    del values["id"]
    return values
