"""Every text that can be made of one client's file."""

import inspect
import io
import json
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from datetime import date
from functools import partial
from importlib import import_module

import rmdesk.desk
from rmdesk.cli.clients.text import print_client
from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import brief
from rmdesk.desk.calling.sessions import start
from rmdesk.desk.exporting.ledger import LedgerSheet
from rmdesk.desk.exporting.release import Outgoing, released
from rmdesk.desk.exporting.sheets import CalendarSheet, ClientSheet
from rmdesk.desk.messaging.drafting import letter_to
from rmdesk.desk.record.client import client_record
from rmdesk.domain.classes.familiarity import HIGHEST
from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.scripts.locks import Listener
from rmdesk.domain.views import ShownColumn
from rmdesk.errors import Refused
from rmdesk.language import Language, speak, spoken
from rmdesk.ui.views.call.page import CallPage, Face
from rmdesk.ui.views.call.preparation import Aim
from rmdesk.ui.views.call.script import ScriptReader
from rmdesk.ui.views.client.sections.page import ClientPage
from rmdesk.ui.widgets.page import Columns, paint_page
from rmdesk.ui.words.kin import warnings_in_words
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.talking import script_fields
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

Text = tuple[str, str]
"""Where it stands, and what it says."""

_WIDTHS = (80, 120, 160)


def everything(desk: Desk, client_id: ClientId) -> Iterator[Text]:
    """Each of them once, in both languages where words are painted."""
    yield from readings(desk, client_id)
    yield from records_of(desk, client_id)
    yield from lists_of(desk, client_id)
    yield from messages_of(desk, client_id)
    was = spoken()
    for language in Language:
        speak(language)
        yield from pages_of(desk, client_id)
    speak(was)


def readings(desk: Desk, client_id: ClientId) -> Iterator[Text]:
    """What every function of the desk that reads about one client comes to."""
    for name, read in reading_functions():
        try:
            yield name, repr(read(desk, client_id))
        except Refused:
            continue


def reading_functions() -> list[tuple[str, Callable[[Desk, ClientId], object]]]:
    """All of rmdesk.desk that takes a desk and a client, and neither writes nor asks for more."""
    found: list[tuple[str, Callable[[Desk, ClientId], object]]] = []
    for module_info in pkgutil.walk_packages(rmdesk.desk.__path__, "rmdesk.desk."):
        module = import_module(module_info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            given = list(inspect.signature(function).parameters.values())
            is_asked_more = any(one.default is inspect.Parameter.empty for one in given[2:])
            if [one.name for one in given[:2]] == ["desk", "client_id"] and not is_asked_more:
                found.append((f"{module.__name__}.{name}", function))
    return found


def records_of(desk: Desk, client_id: ClientId) -> Iterator[Text]:
    """``show``, as JSON and as text, with nothing masked."""
    (record,) = released(
        desk, [client_record(desk, client_id)], what="show", now=NOW, reason="a test"
    )
    yield "show --json", json.dumps(record, ensure_ascii=False)
    out = io.StringIO()
    with redirect_stdout(out):
        print_client(record)
    yield "show", out.getvalue()


def lists_of(desk: Desk, client_id: ClientId) -> Iterator[Text]:
    """The client alone in a list: its line, the foot, the groups, the calendar, the exports."""
    ids, names = [client_id], list(FIELDS)
    yield "line", repr(desk.lists.cells(ids, names, today=TODAY))
    for name, field in FIELDS.items():
        if field.kind in (Kind.MONEY, Kind.COUNT):
            yield f"foot {name}", repr(desk.lists.totals(ids, name, today=TODAY))
        yield f"groups {name}", repr(list(desk.lists.groups(ids, name, today=TODAY)))
    yield (
        "grid",
        repr(desk.grid.rows(ids, date(1960, 1, 1), TODAY, today=TODAY, settings=desk.settings)),
    )
    outgoing = Outgoing("test", reason="a test")
    columns = tuple(ShownColumn(name, field.width) for name, field in FIELDS.items())
    yield (
        "export",
        repr(ClientSheet(ids=ids, columns=columns, word=label).lines(desk, ids, outgoing)),
    )
    yield "ledger export", repr(LedgerSheet(ids=ids, word=label).lines(desk, ids, outgoing))
    for year in range(1960, 2000, 2):
        first = TODAY.replace(year=year)
        sheet = CalendarSheet(ids=ids, first=first, last=first.replace(year=year + 2))
        yield "calendar export", repr(sheet.lines(desk, ids, outgoing))


def messages_of(desk: Desk, client_id: ClientId) -> Iterator[Text]:
    """Every message that could go to the client."""
    for language in Language:
        with suppress(Refused):  # who wants no messages
            yield f"messages {language}", repr(letter_to(desk, client_id, language, now=NOW))


def pages_of(desk: Desk, client_id: ClientId) -> Iterator[Text]:
    """The client page, the call card with every script, and the warnings of the log dialog."""
    found = brief(desk, start(desk, [client_id], script="", now=NOW), now=NOW)
    card = found.card
    assert card is not None
    yield "warnings", "\n".join(warnings_in_words(card.relatives, card.permissions))
    yield "script fields", repr(script_fields(found, card, TODAY))
    page = client_page(desk, client_id)
    for width in _WIDTHS:
        for is_folded in (True, False):
            painted = painted_text(page.columns, width, is_folded=is_folded)
            yield f"client page {width}", painted
    proposal = card.proposals[0]
    page_of_call = partial(
        CallPage,
        brief=found,
        card=card,
        aim=Aim(proposal=proposal, goal=proposal.goal),
        today=TODAY,
        now=NOW,
        reveals=True,
    )
    fields = script_fields(found, card, TODAY)
    for script in found.pack.scripts:
        reader = ScriptReader(found.pack, script.id, Listener(points=HIGHEST))
        yield f"outline {script.id}", repr(reader.outline(fields, 300))
        if script.id == proposal.purpose.script:
            for face in Face:
                for width in _WIDTHS:
                    shown = page_of_call(reader=reader, face=face)
                    yield (
                        f"call {face} {width}",
                        painted_text(shown.columns, width, is_folded=width == _WIDTHS[0]),
                    )


def painted_text(columns: Columns, width: int, *, is_folded: bool) -> str:
    painted = paint_page(columns(width, is_folded), width, 24 if is_folded else None)
    return "\n".join("".join(span.text for span in line) for line in painted.lines)


def client_page(desk: Desk, client_id: ClientId) -> ClientPage:
    from rmdesk.desk.dossier import open_dossier

    return ClientPage(open_dossier(desk, client_id), NOW, revealed=SECRETS)
