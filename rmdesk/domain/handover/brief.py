"""The page on a client for whoever takes over: promises, sensitivities, the next step, a beginning.

It is drafted from the file in the language in force. What is dropped is in no draft; what is
summarised gets its sentence here instead of its records.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.consents import ConsentChannel, Permissions
from rmdesk.domain.contacts import Contact
from rmdesk.domain.duties import Duty
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.file.hours import Hours, clock
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.file_records import Feedback, Need
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.promised import open_promises
from rmdesk.language import N_, _

Treatments = Mapping[FieldClass, Treatment]
"""What becomes of each class; one that is not named goes along whole."""

_STEPS: Final = (
    OccasionKind.MEETING,
    OccasionKind.CALL_BACK,
    OccasionKind.VISIT,
    OccasionKind.FOLLOW_UP,
)
"""Dates that somebody agreed on; what is owed and to be done stands among the promises."""

_IN_SHORT: Final = N_("In short")

_MOST: Final = 6
"""Lines of one kind: a page is read before a call."""

_CHANNELS: Final = {
    ConsentChannel.CALL: N_("calls"),
    ConsentChannel.TEXT: N_("text messages"),
    ConsentChannel.MESSENGER: N_("messenger"),
    ConsentChannel.EMAIL: N_("e-mail"),
    ConsentChannel.POST: N_("post"),
    ConsentChannel.VISIT: N_("visits"),
}
_LINES: Final = {
    PhoneLine.MOBILE: N_("mobile"),
    PhoneLine.HOME: N_("home"),
    PhoneLine.WORK: N_("work"),
}
_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A page on a client. `is_kept` where it stands in the RM's own words, else it is a draft.

    `handover_id` says with which handover it came, None for one's own.
    """

    client_id: ClientId
    on: date
    words: str
    handover_id: int | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a draft is made of; `contacts` are the newest ones, `summary` ready sentences."""

    client: Client
    respect: Respect
    permissions: Permissions
    contacts: Sequence[Contact] = ()
    duties: Sequence[Duty] = ()
    feedback: Sequence[Feedback] = ()
    needs: Sequence[Need] = ()
    next_due: date | None = None
    summary: Sequence[str] = ()


def drafted(sources: Sources, treatments: Treatments) -> str:
    """The page, a heading over each part that has something to say."""

    def goes(field_class: FieldClass) -> bool:
        return treatments.get(field_class) is not Treatment.DROP

    def whole(field_class: FieldClass) -> bool:
        return treatments.get(field_class, Treatment.WHOLE) is Treatment.WHOLE

    parts = (
        (N_("Promised and still open"), _promises(sources, goes)),
        (N_("To be heeded"), _sensitivities(sources, goes)),
        (N_("Next step"), _next(sources, whole)),
        (N_("How to begin"), _beginning(sources, whole)),
        (_IN_SHORT, iter(sources.summary)),
    )
    made = [part for title, lines in parts if (part := _part(title, lines))]
    return "\n\n".join(made) or _("The file says nothing more than what is on it.")


def with_summary(words: str, summary: Iterable[str]) -> str:
    """A page in somebody's own words, with the sentences in place of records that it does not
    have yet."""
    part = _part(_IN_SHORT, (said for said in summary if said not in words))
    return f"{words}\n\n{part}" if part else words


def _part(title: str, lines: Iterable[str]) -> str:
    """A heading over its lines; empty without any."""
    told = [f"- {line}" for line in lines]
    return "\n".join([_(title), *told]) if told else ""


def _promises(sources: Sources, goes: Callable[[FieldClass], bool]) -> Iterator[str]:
    contacts = sources.contacts if goes(FieldClass.CONTACTS) else ()
    duties = [one for one in sources.duties if goes(_CLASS_OF.get(one.kind, FieldClass.PLANS))]
    for promise in open_promises(contacts, duties)[:_MOST]:
        if promise.on is None:
            yield promise.what
        else:
            yield _("by {day}: {what}").format(day=promise.on, what=promise.what)


def _sensitivities(sources: Sources, goes: Callable[[FieldClass], bool]) -> Iterator[str]:
    yield from _wishes(sources.respect, sources.permissions)
    yield from _taboos(sources.respect)
    if goes(FieldClass.HEARD):
        yield from _complaints([one for one in sources.feedback if one.is_complaint])


def _wishes(respect: Respect, permissions: Permissions) -> Iterator[str]:
    """What always goes along, as taboos do: without it one would do wrong without knowing."""
    refused = [_(_CHANNELS[one]) for one in permissions.refused]
    closed = [_(_LINES[line]) for line in respect.closed_lines]
    said = {
        N_("Does not want: {what}."): _(", ").join(refused),
        N_("Do not dial: {what}."): _(", ").join(closed),
        N_("No calls: {what}."): _hours(respect.bad_hours),
        N_("Calls are welcome: {what}."): _hours(respect.good_hours),
        N_("Asked for: {what}"): respect.instruction,
    }
    if respect.do_not_call:
        yield _("Do not call.")
    yield from (_(title).format(what=what) for title, what in said.items() if what)
    if respect.neutral_envelope:
        yield _("Letters only in a neutral envelope.")


def _taboos(respect: Respect) -> Iterator[str]:
    said = {
        N_("Do not bring up: {what}"): respect.taboos,
        N_("Not at work: {what}"): respect.avoid_at_work,
        N_("Not at home: {what}"): respect.avoid_at_home,
    }
    yield from (_(title).format(what=what) for title, what in said.items() if what)


def _complaints(complaints: Sequence[Feedback]) -> Iterator[str]:
    """The open ones, and the newest that was answered: it had better not happen again."""
    unsettled = [one for one in complaints if one.is_open]
    for one in unsettled[:_MOST]:
        yield _("Complaint of {day}, still open: {what}").format(day=one.on, what=one.what)
    answered = next((one for one in complaints if not one.is_open), None)
    if answered is not None:
        said = _("Complaint of {day}, answered: {what}")
        yield said.format(day=answered.on, what=answered.what)


def _next(sources: Sources, whole: Callable[[FieldClass], bool]) -> Iterator[str]:
    if whole(FieldClass.PLANS):
        agreed = [one for one in sources.duties if one.is_open and one.kind in _STEPS]
        for duty in sorted(agreed, key=lambda one: one.about)[:_MOST]:
            yield duty.reason.said()
    if sources.next_due is not None:
        yield _("Due to hear from us on {day}.").format(day=sources.next_due)
    if whole(FieldClass.HEARD):
        for need in [one for one in sources.needs if one.is_open][:_MOST]:
            yield _("Need heard on {day}: {what}").format(day=need.on, what=need.words)


def _beginning(sources: Sources, whole: Callable[[FieldClass], bool]) -> Iterator[str]:
    client = sources.client
    if client.salutation:
        yield _("Address as {words}.").format(words=client.salutation)
    if whole(FieldClass.CONTACTS):
        last = next((one for one in sources.contacts if one.gist), None)
        if last is not None:
            yield _("The last talk was on {day}: {gist}").format(day=last.on, gist=last.gist)
    if client.hobbies and whole(FieldClass.PERSON):
        yield _("Likes to speak of: {what}").format(what=client.hobbies)


def _hours(hours: Iterable[Hours]) -> str:
    return _("; ").join(map(_span, hours))


def _span(hours: Hours) -> str:
    first, last = _(_DAYS[hours.first - 1]), _(_DAYS[hours.last - 1])
    days = first if first == last else f"{first}-{last}"
    span = f"{clock(hours.start)}-{clock(hours.end)}"
    return span if (hours.first, hours.last) == (1, 7) else f"{days} {span}"


_CLASS_OF: Final = {OccasionKind.ANSWER_OWED: FieldClass.HEARD}
"""By which class a duty goes that is no plan."""
