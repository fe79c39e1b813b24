"""The client's wishes about contact in words: for the page, the card and every dialog."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rmdesk.domain.clients import Client
from rmdesk.domain.file.hours import are_in
from rmdesk.domain.file.respect import Heed, Respect
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.item_texts import typed

_HEEDS = {
    Heed.DO_NOT_CALL: N_("Do not call this client."),
    Heed.NO_OPEN_LINE: N_("Every number on file is closed to calls."),
    Heed.BAD_HOURS: N_("No calls now: bad hours are {hours}."),
    Heed.NOT_GOOD_HOURS: N_("Better hours: {hours}."),
    Heed.ANOTHER_WAY: N_("Likes {way} better than a call."),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish: the item of the file it comes from, its title, the words, and their style."""

    field_id: str
    title: str
    words: str
    style: str = ""


def wishes_in_words(respect: Respect, now: datetime) -> Sequence[Wish]:
    """All the client wished, what forbids a call first."""
    sign = formats.alarm_sign()
    is_bad = are_in(respect.bad_hours, now)
    is_good = not respect.good_hours or are_in(respect.good_hours, now)
    bad = typed(tuple(respect.bad_hours))
    wishes = [
        Wish(
            "do_not_call",
            _("Calls"),
            f"{sign} {_('Do not call')}" if respect.do_not_call else "",
            "error",
        ),
        Wish("instruction", _("Instruction"), respect.instruction, "strong"),
        Wish(
            "bad_hours",
            _("Bad hours"),
            f"{sign} {bad}  {_('now')}" if is_bad else bad,
            "error" if is_bad else "warning",
        ),
        Wish(
            "good_hours",
            _("Good hours"),
            typed(tuple(respect.good_hours)),
            "good" if is_good else "",
        ),
        Wish("taboos", _("Avoid"), respect.taboos, "warning"),
        Wish("avoid_at_work", _("Avoid at work"), respect.avoid_at_work, "warning"),
        Wish("avoid_at_home", _("Avoid at home"), respect.avoid_at_home, "warning"),
        Wish(
            "closed_lines",
            _("Numbers not to call"),
            typed(tuple(respect.closed_lines)),
            "warning",
        ),
        Wish(
            "neutral_envelope",
            _("Letters"),
            _("neutral envelope, no bank sign") if respect.neutral_envelope else "",
            "warning",
        ),
        Wish(
            "wished_days",
            _("Wishes"),
            _("a contact every {days} days").format(days=respect.wished_days)
            if respect.wished_days
            else "",
        ),
        Wish("liked_way", _("Likes best"), typed(respect.liked_way)),
        Wish("liked_line", _("Number to call"), typed(respect.liked_line)),
    ]
    return [wish for wish in wishes if wish.words]


def heed_in_words(heed: Heed, respect: Respect) -> str:
    """What speaks against calling now, as a sentence."""
    hours = respect.bad_hours if heed is Heed.BAD_HOURS else respect.good_hours
    return _(_HEEDS[heed]).format(
        hours=typed(tuple(hours)), way=typed(respect.liked_way) if respect.liked_way else ""
    )


def with_reason(gist: str, reason: str) -> str:
    """`gist` with the reason why the client was called against their wish, if there was one."""
    if not reason:
        return gist
    return "  ".join(filter(None, (gist, _("called all the same: {reason}").format(reason=reason))))


def heed_line(respect: Respect, client: Client, now: datetime) -> str:
    """What to heed before a call now, and the client's instruction, in one line; may be empty."""
    parts = [heed_in_words(heed, respect) for heed in respect.heeds(now, client)]
    return "  ".join(filter(None, [*parts, respect.instruction]))


def avoid_line(respect: Respect) -> str:
    """What not to bring up, and where; may be empty."""
    parts = [respect.taboos]
    if respect.avoid_at_work:
        parts.append(_("at work: {what}").format(what=respect.avoid_at_work))
    if respect.avoid_at_home:
        parts.append(_("at home: {what}").format(what=respect.avoid_at_home))
    return "  ".join(filter(None, parts))


def warning_of(respect: Respect, client: Client, now: datetime) -> str:
    """Everything in one line, for where there is only one; empty where nothing was wished."""
    parts = [heed_line(respect, client, now)]
    if respect.neutral_envelope:
        parts.append(_("Letters in a neutral envelope."))
    if avoid := avoid_line(respect):
        parts.append(_("Avoid: {what}").format(what=avoid))
    words = "  ".join(filter(None, parts))
    return f"{formats.alarm_sign()} {words}" if words else ""
