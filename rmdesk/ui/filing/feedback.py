"""Feedback and complaints: written down, answered, promised for another day."""

from functools import partial

from rmdesk.desk.heard import feedback as heard_feedback
from rmdesk.desk.heard.feedback import FeedbackHeard
from rmdesk.domain.file_records import Feedback
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.feedback import AnswerForm, FeedbackForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def add_feedback(host: Host, client_id: ClientId) -> None:
    """Write feedback down; raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    heard = await take_answer(
        host,
        lambda before, refusal: FeedbackForm(name, today, before, refusal=refusal),
        lambda desk, heard, now: heard_feedback.hear_feedback(desk, client_id, heard, now=now),
    )
    if heard is None:
        return
    if heard.promised_on is None:
        host.tell(_("Feedback from {name} noted.").format(name=name))
    else:
        news = _("Feedback from {name} noted; an answer is promised for {day}.")
        host.tell(news.format(name=name, day=formats.day(heard.promised_on)))


async def open_feedback(host: Host, client_id: ClientId, feedback: Feedback) -> None:
    """Answer it, promise another day, change it or take it out."""
    name = await name_of(host, client_id)
    if feedback.is_open:
        first = Act(_("Answered"), partial(_answer, host, feedback, name))
    else:
        first = Act(_("Open again: the answer did not do"), partial(_reopen, host, feedback))
    acts = [
        first,
        Act(_("Change, or promise another day"), partial(_change, host, feedback, name)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, feedback)),
    ]
    about = feedback.what
    if feedback.answer:
        about += "\n" + _("Answer: {text}").format(text=feedback.answer)
    await choose_act(host, _("Feedback: {name}").format(name=name), acts, about=about)


async def _answer(host: Host, feedback: Feedback, name: str) -> None:
    today = host.access.today
    answered = await take_answer(
        host,
        lambda before, refusal: AnswerForm(name, today, feedback, before, refusal=refusal),
        lambda desk, answered, now: heard_feedback.answer_feedback(
            desk, feedback.id, answered, now=now
        ),
    )
    if answered is not None:
        host.tell(_("Answered: {name}. Nothing is owed any more.").format(name=name))


async def _reopen(host: Host, feedback: Feedback) -> None:
    news = _("The answer is owed again.")
    await written(
        host, lambda desk, now: heard_feedback.reopen_feedback(desk, feedback.id, now=now), news
    )


async def _remove(host: Host, feedback: Feedback) -> None:
    news = _("The feedback was taken out of the file.")
    await written(
        host, lambda desk, now: heard_feedback.remove_feedback(desk, feedback.id, now=now), news
    )


async def _change(host: Host, feedback: Feedback, name: str) -> None:
    today = host.access.today
    changed = await take_answer(
        host,
        lambda before, refusal: FeedbackForm(name, today, before, kept=feedback, refusal=refusal),
        lambda desk, heard, now: heard_feedback.change_feedback(desk, feedback.id, heard, now=now),
        before=FeedbackHeard(
            what=feedback.what,
            is_complaint=feedback.is_complaint,
            owner=feedback.owner,
            on=feedback.on,
            promised_on=feedback.promised_on,
        ),
    )
    if changed is not None:
        host.tell(_("The feedback was changed."))
