"""`today`: everything that is due, with its reasons."""

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.day.records import today_records
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.exporting.release import as_cell, released
from rmdesk.desk.record.plain import Record
from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR
from rmdesk.domain.masks import masked_text
from rmdesk.domain.today import Row
from rmdesk.language import _
from rmdesk.ui.words.reasons import group_word, reason_words


def list_today(session: Session) -> Exit:
    """Print the list, the highest score first; an empty one is no failure."""
    arguments = session.arguments
    with session.open() as desk:
        records = released(
            desk, today_records(desk), what="today", now=session.now, reason=arguments.reason
        )
        ids = today(desk).ids
        rows = in_order(page(desk, ids), ids)
        unknown = desk.days.unknown_years(desk.today, desk.today)
    if arguments.as_json:
        print_json(records)
    elif records:
        _print(rows, records, whole=arguments.reason is not None)
    for year in unknown:
        say(_(UNKNOWN_YEAR).format(year=year))
    if not records:
        say(_("Nothing is due today."))
    return Exit.DONE


def _print(rows: list[Row], records: list[Record], *, whole: bool) -> None:
    lines = [
        (
            str(row.score.points),
            group_word(row.group),
            as_cell(record["name"] or ""),
            f"+{row.carried}" if row.carried else "",
            record["at"] or "",
            as_cell(_duties(row, whole=whole)),
        )
        for row, record in zip(rows, records, strict=True)
    ]
    headings = [_("Score"), _("Group"), _("Name"), _("Carried over"), _("Time"), _("What is due")]
    print_table(headings, lines, ["right", "left", "left", "right", "left", "left"])


def _duties(row: Row, *, whole: bool) -> str:
    """Every duty of the row; a number in a note is masked like everywhere."""
    reasons = row.score.reasons[: len(row.duties)]
    said = _("; ").join(reason_words(reason) for reason in reasons)
    return said if whole else masked_text(said)
