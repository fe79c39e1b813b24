"""The report of a month, laid out."""

from collections.abc import Iterator

from rmdesk.desk.reports.laid import deals
from rmdesk.desk.reports.laid.calls import calls
from rmdesk.desk.reports.laid.manner import Manner
from rmdesk.desk.reports.laid.shares import rate_share
from rmdesk.desk.reports.laid.targets import done_without_target, progress
from rmdesk.desk.reports.laid.upkeep import upkeep_effect, upkeep_progress
from rmdesk.desk.reports.laid.wishes import wishes
from rmdesk.desk.reports.month import MonthReport
from rmdesk.desk.reports.told import Figures, Leads, Part, Report, Told, remarks, sentences
from rmdesk.desk.rhythm.standing import MonthCurves
from rmdesk.domain.call_figures import Rate
from rmdesk.domain.deals.conversion import Step, Steps
from rmdesk.domain.metrics import FedBy
from rmdesk.domain.rhythm.activity import Done
from rmdesk.domain.rhythm.plan import value_on
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper import Chart, ChartKind, Words
from rmdesk.language import _


def month_in_words(month: MonthReport, manner: Manner) -> Report:
    """The report in words and tables."""
    words = manner.words
    return Report(
        title=_("Report of the month"),
        about=tuple(_about(month)),
        parts=(
            Part(_("Targets"), tuple(_targets(month, manner))),
            Part(_("Week by week"), tuple(_by_weeks(month, manner))),
            Part(
                _("Deals"),
                (
                    deals.pipeline(month.board, words),
                    deals.closed_deals(month.closed, manner),
                    deals.lost_deals(month.reasons, words),
                ),
            ),
            Part(_("Activity"), tuple(_activity(month, manner))),
            Part(
                _("Upkeep"),
                (
                    upkeep_progress(month.upkeep, words),
                    upkeep_effect(month.upkeep, month.left, words),
                    calls(month.calls),
                ),
            ),
            Part(_("Unmet wishes"), (wishes(month.demands, manner.outgoing),)),
        ),
    )


def _about(month: MonthReport) -> Iterator[tuple[str, str]]:
    yield _("Month"), f"{month.month:%Y-%m}"
    yield _("As of"), month.today.isoformat()
    rate = month.activity.rate
    yield (
        _("Clients with a deal"),
        _("{part} of {whole} in care; {of_book} of {book} in the book").format(
            part=f"{rate.in_care.part:,}",
            whole=f"{rate.in_care.base:,}",
            of_book=f"{rate.of_book.part:,}",
            book=f"{rate.of_book.base:,}",
        ),
    )
    if coming := month.standing.next_month:
        yield (
            _("Stocked for {month}").format(month=f"{coming.month:%Y-%m}"),
            _("{names} clients, {deals} deals").format(names=coming.names, deals=coming.deals),
        )


def _targets(month: MonthReport, manner: Manner) -> Iterator[Figures | Words]:
    forgotten = _(
        "Clients deleted since {day}: {count}. What they had bought is in no figure here."
    )
    said = remarks(
        sentences(month.standing.notes, manner.words),
        forgotten.format(day=month.standing.plan.span[0].isoformat(), count=month.forgotten)
        if month.forgotten
        else "",
    )
    if said:
        yield Words(name=_("To be known"), text=said)
    yield from progress(month.standing, manner.words)
    if rest := done_without_target(month.standing, manner.words):
        yield rest


def _by_weeks(month: MonthReport, manner: Manner) -> Iterator[Figures]:
    """The metrics with a target that follow the rhythm: calls and meetings are for every day."""
    for curves in month.curves:
        if curves.metric.fed_by is FedBy.DEALS:
            yield _by_week(month, curves, manner)


def _by_week(month: MonthReport, curves: MonthCurves, manner: Manner) -> Figures:
    """What was due and done by the end of each week of the plan; done is blank of weeks to come."""
    kind = Kind.COUNT if curves.in_pieces else Kind.WAN
    rows = []
    for part in month.standing.plan.parts:
        end = part.week.last
        has_begun = part.week.first <= month.today
        done: Value = value_on(curves.done, end) if has_begun else None
        rows.append(
            Told(
                (
                    _("{first} to {last}").format(
                        first=f"{part.week.first:%m-%d}", last=f"{end:%m-%d}"
                    ),
                    len(part.week.days),
                    value_on(curves.rhythm, end),
                    value_on(curves.even, end),
                    done,
                ),
                leads=Leads.RHYTHM,
            )
        )
    name = manner.words.metric(curves.metric)
    unit = _("pieces") if curves.in_pieces else _("万")
    heading = _("{metric} by the week, cumulated ({unit})").format(metric=name, unit=unit)
    return Figures(
        name=heading,
        columns=(
            Column(heading=_("Week"), width=16),
            Column(heading=_("Working days"), kind=Kind.COUNT, width=8),
            Column(heading=_("With rhythm"), kind=kind, width=10),
            Column(heading=_("Even spread"), kind=kind, width=10),
            Column(heading=_("Achieved"), kind=kind, width=10),
        ),
        rows=tuple(rows),
        charts=(
            Chart(kind=ChartKind.COLUMNS, name=heading, names=0, values=(2, 4), rows=len(rows)),
        ),
    )


def _activity(month: MonthReport, manner: Manner) -> Iterator[Figures]:
    found = month.activity
    lines = [
        *((manner.words.metric(one.metric), one.done) for one in found.metrics),
        (_("All together"), found.whole),
    ]
    last = len(lines) - 1
    yield Figures(
        name=_("Deals closed by the day of closing"),
        columns=(
            Column(heading=_("Metric"), width=20),
            *(
                Column(heading=heading, kind=Kind.COUNT, width=7)
                for heading in (
                    *(_("Week 1"), _("Week 2"), _("Week 3"), _("Week 4")),
                    *(_("The month"), _("Month before")),
                )
            ),
            Column(heading=_("Amount (万)"), kind=Kind.WAN, width=10),
        ),
        rows=tuple(
            Told(
                (
                    name,
                    *_pieces(done.weeks),
                    done.month.pieces,
                    done.before.pieces,
                    done.month.amount.fen,
                ),
                clients=tuple(sorted(done.month.clients)),
                is_total=at == last,
            )
            for at, (name, done) in enumerate(lines)
        ),
        remark=_("In pieces. The bank watches week 4."),
    )
    conversion = found.conversion
    by_class = [(manner.words.word(one), steps) for one, steps in conversion.by_class.items()]
    yield _steps(_("From call to deal, by class"), _("Class"), by_class, conversion.whole)
    by_script = [
        (month.scripts.get(script, script) or _("without a script"), steps)
        for script, steps in conversion.by_script.items()
    ]
    yield _steps(_("From call to deal, by script"), _("Script"), by_script, conversion.whole)


def _pieces(weeks: tuple[Done, ...]) -> tuple[int, ...]:
    return tuple(week.pieces for week in weeks)


def _steps(name: str, heading: str, lines: list[tuple[str, Steps]], whole: Steps) -> Figures:
    """Clients at each step, and how many of the called had a deal."""
    rows = [Told(_of_steps(title, steps), leads=Leads.ACTIVITY) for title, steps in lines]
    return Figures(
        name=name,
        columns=(
            Column(heading=heading, width=14),
            *(
                Column(heading=title, kind=Kind.COUNT, width=7)
                for title in (
                    _("Telephoned"),
                    _("Reached"),
                    _("Agreed to meet"),
                    _("Met"),
                    _("With a deal"),
                )
            ),
            Column(heading=_("of the called"), kind=Kind.SHARE, width=8),
        ),
        rows=(*rows, Told(_of_steps(_("All together"), whole), is_total=True)) if rows else (),
        remark=_(
            "Clients, each counted once. Each step counts clients of the one before: a deal without"
            " a call in this time, or without a meeting between them, is not among these."
        )
        if rows
        else _("Nobody was called in this time."),
    )


def _of_steps(title: str, steps: Steps) -> tuple[Value, ...]:
    share = rate_share(Rate(steps.deals, steps.calls))
    return (title, *(steps.count(step) for step in Step), share)
