"""Work on a review: begun, typed, added to, closed, thrown away."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import vocabulary
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.closing import Closed, Said, assets_when_closed, close
from rmdesk.desk.reviewing.sheet import ReviewSheet, proposed_next
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId, ReviewId, ReviewLineId
from rmdesk.domain.reviews.entry import LineEntry, entry_of, read_amount
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.close_review import CloseReviewForm, Closing
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.text_editor import TextEditor
from rmdesk.ui.dialogs.review_line import ReviewLineForm, TypedEntry, texts_of
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import TEXT_PROMPTS, TEXT_TITLES


async def start(host: Host, client_id: ClientId) -> None:
    """Begin a review, or go on with the one that is open. May raise ClientGone."""
    now = host.access.now()
    await host.access.ask(lambda desk: drafting.begin(desk, client_id, now=now))
    await host.read_again()
    host.tell(_("Begun with what was known: type only what changed. u takes it back."))


async def keep_amount(host: Host, line: ReviewLine, text: str) -> None:
    """Make the amount of a line what was typed, as of today; raises ValueRefused."""
    amount = read_amount(text)
    if isinstance(amount, Wrong):
        raise ValueRefused(amount)
    if amount == line.amount:
        return
    now = host.access.now()
    as_of = None if amount is None else now.date()
    entry = replace(entry_of(line), amount=amount, as_of=as_of)
    await host.access.ask(lambda desk: drafting.change_line(desk, line.id, entry, now=now))


async def keep_text(host: Host, review_id: ReviewId, field: str, text: str) -> None:
    """Keep what was said, by the name of a text of `Review`."""
    now = host.access.now()
    await host.access.ask(lambda desk: drafting.write(desk, review_id, field, text, now=now))


async def change_text(host: Host, review: Review, field: str) -> None:
    """Have one of the texts written at length."""
    title = _(TEXT_TITLES[field])
    was: str = getattr(review, field)
    text = await take_answer(
        host,
        lambda text, refusal: TextEditor(
            title,
            was if text is None else text,
            before=was,
            placeholder=_(TEXT_PROMPTS[field]),
            refusal=refusal,
        ),
        lambda desk, text, now: drafting.write(desk, review.id, field, text, now=now),
    )
    if text is not None:
        host.tell(_("{title}: kept.").format(title=title))


async def add(host: Host, client: Client, review_id: ReviewId) -> ReviewLineId | None:
    """Have a line typed and add it; None where none was."""
    words = await host.access.ask(vocabulary)
    added: list[ReviewLineId] = []
    typed = await take_answer(
        host,
        lambda draft, refusal: ReviewLineForm(
            _("New line: {name}").format(name=client.name),
            words,
            draft or TypedEntry(LineEntry(holding_class=None), {}),
            today=host.access.today,
            in_one=True,
            refusal=refusal,
        ),
        lambda desk, typed, now: added.append(
            drafting.add_line(desk, review_id, typed.entry, now=now)
        ),
    )
    if typed is None:
        return None
    host.tell(_("Added: {line}.").format(line=_called(typed.entry)))
    return added[-1]


async def change(host: Host, client: Client, line: ReviewLine) -> None:
    """Have all fields of a line typed."""
    words = await host.access.ask(vocabulary)
    entry = entry_of(line)
    typed = await take_answer(
        host,
        lambda draft, refusal: ReviewLineForm(
            _("A line of the review: {name}").format(name=client.name),
            words,
            draft or TypedEntry(entry, texts_of(entry)),
            today=host.access.today,
            in_one=False,
            refusal=refusal,
        ),
        lambda desk, typed, now: drafting.change_line(desk, line.id, typed.entry, now=now),
    )
    if typed is not None:
        host.tell(_("Saved: {line}.").format(line=_called(typed.entry)))


async def take_out(host: Host, line_id: ReviewLineId) -> None:
    """Take a line out of the review; the ledger keeps its own."""
    now = host.access.now()
    await host.access.ask(lambda desk: drafting.remove_line(desk, line_id, now=now))
    await host.read_again()
    host.tell(_("Taken out; u or Ctrl+Z brings it back."))


async def finish(host: Host, sheet: ReviewSheet) -> None:
    """Ask what is agreed, tie out, and freeze the review."""
    review = sheet.review
    if review is None:
        return
    today = host.access.today
    proposed, days, assets = await host.access.ask(
        lambda desk: (
            proposed_next(desk, sheet.client.id, today=today),
            desk.days,
            assets_when_closed(desk, review.id),
        )
    )
    closed: list[Closed] = []
    answer = await take_answer(
        host,
        lambda draft, refusal: CloseReviewForm(
            _("Close the review: {name}").format(name=sheet.client.name),
            assets,
            today,
            proposed,
            days,
            draft or Closing(way=review.way, stated=review.stated, next_on=review.next_on),
            refusal=refusal,
        ),
        lambda desk, answer, now: closed.append(_close(desk, review.id, answer, now)),
    )
    if answer is not None:
        host.tell(_closed_words(closed[-1], proposed))


def _close(desk: Desk, review_id: ReviewId, answer: Closing, now: datetime) -> Closed:
    said = Said(way=answer.way, stated=answer.stated)
    return close(desk, review_id, next_on=answer.next_on, at=answer.at, said=said, now=now)


def _closed_words(closed: Closed, proposed: date) -> str:
    parts = [_("Closed and frozen.")]
    if closed.caught_up:
        learnt = _("Taken over from the ledger first: {count}.")
        parts.append(learnt.format(count=closed.caught_up))
    if figures := closed.written + closed.brought:
        parts.append(_("Newer figures in the ledger: {count}.").format(count=figures))
    if closed.next_on is not None:
        parts.append(_("Next review on {day}.").format(day=formats.day(closed.next_on)))
    else:
        parts.append(_("Next review due on {day}.").format(day=formats.day(proposed)))
    return " ".join(parts)


async def discard(host: Host, sheet: ReviewSheet) -> None:
    """Throw a draft away, once that is confirmed."""
    review = sheet.review
    if review is None:
        return
    question = _("The draft of {day} with {count} lines is thrown away. u brings it back.").format(
        day=review.on.isoformat(), count=len(sheet.lines)
    )
    if not await ask(host.app, Confirm(_("Throw the draft away?"), question, _("Throw it away"))):
        return
    now = host.access.now()
    await host.access.ask(partial(drafting.discard, review_id=review.id, now=now))
    await host.read_again()
    host.tell(_("The draft is gone; u or Ctrl+Z brings it back."))


def _called(entry: LineEntry) -> str:
    parts = [label(entry.holding_class), entry.item]
    if entry.amount is not None:
        parts.append(_("{amount} 万").format(amount=formats.money_wan(entry.amount)))
    return " ".join(formats.clean(part) for part in parts if part)
