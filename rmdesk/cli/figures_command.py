"""`figures`: what calling came to. Counts only: no client's data, so nothing is masked or noted."""

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_lines, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.calling.figures import CallFigures, figures
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.call_figures import Period, Tally
from rmdesk.language import _, spoken
from rmdesk.ui import formats
from rmdesk.ui.words import figures as words
from rmdesk.ui.words.figures import Names


def print_figures(session: Session) -> Exit:
    """Print the figures of today, or of the period asked for; empty ones are no failure."""
    arguments = session.arguments
    period = Period(arguments.period) if arguments.period else Period.DAY
    with session.open() as desk:
        found = figures(desk, period, desk.today)
        texts = pack(desk, spoken())
        names = Names(
            {script.id: script.title for script in texts.scripts},
            desk.call_settings.outcomes,
            {one.kind.value: one.title for one in texts.objections},
        )
    if arguments.as_json:
        print_json(_record(found))
        return Exit.DONE
    _print(found, names)
    if found.is_empty:
        say(_("Nobody was called in this time."))
    return Exit.DONE


def _print(found: CallFigures, names: Names) -> None:
    total = found.total
    print_lines(
        [
            (_(words.NAMES[found.period]), words.span_words(found)),
            (_("Dials"), f"{total.dials:,}"),
            (_("Reached of dials"), words.rate_words(total.reach)),
            (_("Appts of talks"), words.rate_words(total.winning)),
            (_("Phone contacts"), words.contacts_words(found)),
            (_("Minutes"), words.aim_words(words.minutes_in_all(found), found.aimed_minutes)),
        ]
    )
    tables = (
        (
            _("By the hour"),
            {words.hour_words(hour): one for hour, one in sorted(found.hours.items())},
        ),
        (_("Scripts"), {names.script(key): one for key, one in found.scripts.items()}),
        (_("Outcomes"), {names.outcome(key): one for key, one in found.outcomes.items()}),
    )
    for title, tallies in tables:
        if tallies:
            print()
            _print_tallies(title, tallies)
    if found.objections:
        print()
        print_table(
            [_("Objections answered"), _("Script"), _("Times met"), _("Still won")],
            [
                (
                    names.objection(one.kind),
                    names.script(one.script),
                    f"{one.times:,}",
                    f"{one.meetings:,}" if one.calls else formats.unknown(),
                )
                for one in found.objections
            ],
            ["left", "left", "right", "right"],
        )


def _print_tallies(title: str, tallies: dict[str, Tally]) -> None:
    print_table(
        [title, _("Dials"), _("Reached of dials"), _("Appts of talks")],
        [
            (
                name,
                f"{one.dials:,}",
                words.rate_words(one.reach),
                words.rate_words(one.winning),
            )
            for name, one in tallies.items()
        ],
        ["left", "right", "right", "right"],
    )


def _record(found: CallFigures) -> dict[str, object]:
    """What `figures --json` promises to scripts; an unknown share or minute is null."""
    return {
        "period": found.period.value,
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "began": found.began.isoformat() if found.began else None,
        "working_days": found.working_days,
        "phone_contacts": found.telephone,
        "aimed_phone_contacts": found.aimed_calls,
        "aimed_minutes": found.aimed_minutes,
        "contacts_of_unknown_length": found.untimed,
        "total": _tally(found.total),
        "days": [
            {
                "on": one.on.isoformat(),
                "working": one.is_working,
                "phone_contacts": one.telephone,
                **_tally(one.tally),
            }
            for one in found.days
        ],
        "hours": {str(hour): _tally(one) for hour, one in sorted(found.hours.items())},
        "classes": {
            client_class.value: {str(hour): _tally(one) for hour, one in sorted(hours.items())}
            for client_class, hours in found.by_class.items()
        },
        "scripts": {key: _tally(one) for key, one in found.scripts.items()},
        "outcomes": {key: _tally(one) for key, one in found.outcomes.items()},
        "objections": [
            {
                "kind": one.kind,
                "script": one.script,
                "times": one.times,
                "calls": one.calls,
                "appointments": one.meetings,
            }
            for one in found.objections
        ],
    }


def _tally(one: Tally) -> dict[str, object]:
    return {
        "calls": one.calls,
        "dials": one.dials,
        "reached": one.reached,
        "reached_percent": one.reach.percent,
        "appointments": one.meetings,
        "appointments_percent": one.winning.percent,
        "minutes": formats.minutes(one.seconds) if one.knows_minutes else None,
    }
