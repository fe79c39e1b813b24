"""The plan of a day, laid out."""

from collections.abc import Iterator

from rmdesk.desk.reports.day import DayPlan, Planned
from rmdesk.desk.reports.laid.deals import expected_deals
from rmdesk.desk.reports.laid.manner import Manner
from rmdesk.desk.reports.laid.targets import progress
from rmdesk.desk.reports.told import Figures, Leads, Part, Report, Told, remarks, sentences
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper import Words
from rmdesk.language import _


def day_report(plan: DayPlan, manner: Manner) -> Report:
    """The plan in words and tables."""
    return Report(
        title=_("Plan of the day"),
        about=tuple(_about(plan, manner)),
        parts=(
            Part(_("The day"), tuple(_day(plan, manner))),
            Part(_("Targets"), tuple(_targets(plan, manner))),
        ),
    )


def _about(plan: DayPlan, manner: Manner) -> Iterator[tuple[str, str]]:
    yield _("Day"), plan.on.isoformat()
    if plan.standing.today != plan.on:
        yield _("As of"), plan.standing.today.isoformat()
    kind = manner.words.word(plan.day.kind)
    if kind or plan.day.name:
        yield _("Kind of day"), f"{kind} {manner.text(plan.day.name)}".strip()
    if plan.counters:
        done, aim = plan.counters.telephone, plan.counters.of_telephone
        yield _("Telephone contacts"), _("{done} of {aim}").format(done=done, aim=aim)
    else:
        yield _("Telephone contacts"), _("{aim} to aim at").format(aim=plan.aimed_calls)
    due = _("{count}, your limit is {limit}").format(count=f"{plan.due:,}", limit=plan.limit)
    yield _("Due in all"), due


def _day(plan: DayPlan, manner: Manner) -> Iterator[Figures]:
    word = manner.words.word
    yield Figures(
        name=_("Agreed dates"),
        columns=(
            Column(heading=_("Time"), width=6),
            Column(heading=_("Client"), width=20),
            Column(heading=_("What"), width=20),
        ),
        rows=tuple(
            Told(
                (
                    one.at.strftime("%H:%M") if one.at else _("any time"),
                    manner.client(one.name),
                    word(one.duty.kind),
                ),
                clients=(one.client_id,) if one.client_id is not None else (),
            )
            for one in plan.agreed
        ),
        remark="" if plan.agreed else _("Nothing was agreed for this day."),
    )
    yield Figures(
        name=_("Due, by group"),
        columns=(
            Column(heading=_("Group"), width=28),
            Column(heading=_("Count"), kind=Kind.COUNT, width=8),
        ),
        rows=tuple(Told((word(group), count), leads=Leads.TODAY) for group, count in plan.groups),
        remark="" if plan.groups else _("Nothing is due on this day."),
    )
    yield Figures(
        name=_("Whom it is about"),
        columns=(
            Column(heading=_("Client")),
            Column(heading=_("Client number")),
            Column(heading=_("Class")),
            Column(heading=_("What is due")),
            Column(heading=_("Days late"), kind=Kind.COUNT, width=5),
            *((Column(heading=_("In words")),) if manner.with_notes else ()),
        ),
        rows=tuple(_due(row, manner) for row in plan.rows),
        remark=_("Further rows of the day: {count}.").format(count=f"{plan.more:,}")
        if plan.more
        else "",
    )


def _due(row: Planned, manner: Manner) -> Told:
    word = manner.words.word
    kinds = dict.fromkeys(word(duty.kind) for duty in row.duties)
    said: tuple[Value, ...] = ()
    if manner.with_notes:
        reasons = (manner.words.reason(duty.reason) for duty in row.duties)
        said = (manner.text(_("; ").join(reasons)),)
    return Told(
        (
            manner.client(row.name) if row.name else _("nobody in particular"),
            row.number,
            word(row.client_class) if row.client_class else "",
            _(", ").join(kinds),
            row.carried or None,
            *said,
        ),
        clients=(row.client_id,) if row.client_id is not None else (),
    )


def _targets(plan: DayPlan, manner: Manner) -> Iterator[Figures | Words]:
    if said := remarks(sentences(plan.standing.notes, manner.words)):
        yield Words(name=_("To be known"), text=said)
    yield from progress(plan.standing, manner.words)
    yield expected_deals(plan.expected, manner, name=_("Deals expected this week"))
