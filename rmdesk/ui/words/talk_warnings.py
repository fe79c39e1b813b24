"""What must not be said or done while a client is spoken with: on top of the forms about talks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.guards import guards_of
from rmdesk.desk.client_file.consents import permissions_of
from rmdesk.desk.client_file.respect import client_and_respect
from rmdesk.desk.client_file.walls import relatives
from rmdesk.domain.guards import GuardKind
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.guards import in_words
from rmdesk.ui.words.kin import warnings_in_words
from rmdesk.ui.words.respect import avoid_line, heed_line
from rmdesk.ui.words.wrapping import wrap

_WIDTH = 76
"""Cells inside a dialog: Textual breaks Chinese at blanks only."""


def warnings_of(
    desk: Desk, client_id: ClientId, now: datetime, *, of_calling: bool = True
) -> list[str]:
    """The walls of the household, what was refused, what to heed and what to avoid, a sentence
    each; the limit of calls is only said `of_calling`. Raises ClientGone."""
    around, held = relatives(desk, client_id), permissions_of(desk, client_id)
    client, respect = client_and_respect(desk, client_id)
    # The others of the guards are said by the lines around, or are no matter once one has talked.
    guards = guards_of(desk, client_id, now) if of_calling else ()
    heed = heed_line(replace(respect, do_not_call=False), client, now)
    avoid = avoid_line(respect)
    return [
        *warnings_in_words(around, held),
        *in_words(one for one in guards if one.kind is GuardKind.MONTHLY_LIMIT),
        *filter(None, (heed, _("Avoid: {what}").format(what=avoid) if avoid else "")),
    ]


def warning_text(warnings: Sequence[str]) -> str:
    """The sentences as they stand in a dialog, each after the sign of an alarm."""
    sign = formats.alarm_sign()
    lines = [line for one in warnings for line in wrap(f"{sign} {one}", _WIDTH)]
    return formats.clean_lines("\n".join(lines))
