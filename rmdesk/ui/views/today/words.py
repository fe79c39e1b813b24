"""The sentences of Today: its counters, its title, what stands where nothing is due. Pure."""

from datetime import date

from rmdesk.desk.day.counters import DayCounters
from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.views.today.outline import Heading
from rmdesk.ui.views.today.reading import Day, DueRow
from rmdesk.ui.widgets.lines import Line, Span
from rmdesk.ui.words import backups as backup_words
from rmdesk.ui.words.labels import class_label
from rmdesk.ui.words.reasons import group_word, reason_words
from rmdesk.ui.words.receiving_hint import receiving_hint


def title(day: Day | None, marked: int) -> tuple[str, str]:
    """What the title bar says."""
    if day is None:
        return _("Today"), _("is being read")
    shown = _("due: {rows}").format(rows=f"{day.rows:,}")
    if marked:
        return _("Today"), f"{shown}   {_('marked: {count}').format(count=f'{marked:,}')}"
    return _("Today"), shown


def head(day: Day, width: int) -> Line:
    """How far the day has come, against what one aims at."""
    spans: list[Span] = []
    room = width
    for text, figure, style in _counted(day):
        taken = formats.cells(text) + formats.cells(figure) + 3
        if taken > room:
            break
        spans += [Span(f" {formats.clean(text)} ", "muted"), Span(f"{figure} ", style)]
        room -= taken
    return [*spans, Span(" " * room)]


def _counted(day: Day) -> list[tuple[str, str, str]]:
    counters = day.counters
    reached = counters.telephone >= counters.of_telephone
    parts = [
        (
            _("Telephone"),
            f"{counters.telephone}/{counters.of_telephone}",
            "good" if reached else "strong",
        ),
        (_("Minutes"), _minutes(counters), _minutes_style(counters)),
        (_("Appointments"), str(counters.meetings), "strong"),
        (_("All contacts"), str(counters.every), "strong"),
    ]
    if day.carried:
        parts.append((_("Carried over"), f"{day.carried:,}", "warning"))
    return parts


def _minutes(counters: DayCounters) -> str:
    """Unknown minutes are no zero: calls without a length are counted beside the sum."""
    if not counters.knows_minutes:
        return f"{formats.unknown()}/{counters.of_minutes}"
    shown = f"{formats.minutes(counters.seconds)}/{counters.of_minutes}"
    if counters.untimed:
        shown += " " + _("(calls without: {count})").format(count=counters.untimed)
    return shown


def _minutes_style(counters: DayCounters) -> str:
    reached = formats.minutes(counters.seconds) >= counters.of_minutes
    return "good" if reached else "strong"


def notices(day: Day) -> str:
    """What to say of the backups, and of the years whose holidays nobody told."""
    sign = formats.alarm_sign()
    said = [backup_words.sentence(*day.backups)] if day.backups else []
    said += [f"{sign} {_(UNKNOWN_YEAR).format(year=year)}" for year in day.unknown_years]
    return "\n".join(said)


def row_in_full(due: DueRow, today: date) -> str:
    """Whom the row is about: what one wants to know before turning to them."""
    client = due.client
    if client is None:
        return "   ".join(map(reason_words, due.row.score.reasons))
    amount = _("{amount} 万").format(amount=formats.money_wan(client.aum))
    parts = (
        client.name,
        class_label(client.client_class),
        _("assets {amount}").format(amount=amount),
        _("last contact {ago}").format(ago=formats.ago(client.last_contact, today)),
        formats.phone(client.mobile) if client.mobile else _("no number on file"),
    )
    return "   ".join(formats.clean(part) for part in parts)


def heading_in_full(heading: Heading) -> str:
    """What the keys do on a heading."""
    folded = (
        _("{group}: folded; Right or Enter shows the rows.")
        if heading.is_folded
        else _("{group}: Left or Enter folds the rows.")
    )
    return folded.format(group=group_word(heading.count.group))


def _key(command_id: str) -> str:
    return first_key(BY_ID[command_id])


def nothing(day: Day) -> str:
    """What stands where nothing is due: how to begin, or that all is done."""
    if not day.clients:
        begin = _(
            "This book is still empty.\n\n"
            "{new} starts a client's file, {take_in} imports a file with clients. From then on"
            " everything that is due stands here, and why: dates agreed, promises, maturities,"
            " birthdays, and whose turn it is to be called."
        ).format(new=_key("client.new"), take_in=_key("import.open"))
        return f"{begin}\n\n{receiving_hint()}"
    done = _("Everything that was due is done.")
    if day.ahead is None:
        return done
    ahead = _("{day}: {count} are planned.").format(
        day=formats.day(day.ahead.on), count=f"{day.ahead.count:,}"
    )
    more = _("{clients} lists all clients; {to_do} writes down something to do.")
    more = more.format(clients=_key("desk.clients"), to_do=_key("today.to_do"))
    return f"{done}\n{ahead}\n\n{more}"


def explanation() -> str:
    """What help says of this view."""
    return _(
        "Everything that is due today, a row for each client, the highest score first within its"
        " group. The score is the sum of the reasons, and each reason says what it adds. Nothing"
        " leaves this list but by being done, moved to another day, or dropped with a reason; what"
        " was planned for an earlier day is carried over, +1 for each working day, and from +3 on"
        " it stands out. Logging a contact settles what only asked for a talk. Enter opens the"
        " client, F6 calls down the rows, Space marks rows that are to be done together."
    )
