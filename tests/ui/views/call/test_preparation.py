"""The two faces of the card and its columns, painted without a screen: nothing that matters is
left out at 80 x 24."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import Brief, brief, fitting_script
from rmdesk.desk.calling.cards import Card
from rmdesk.desk.calling.sessions import start
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.guards import Guard, GuardKind
from rmdesk.domain.purposes.proposed import chosen
from rmdesk.domain.purposes.table import PURPOSES
from rmdesk.language import Language, speak, spoken
from rmdesk.store.tables.contacts import ContactTable, ObjectionTable
from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.views.call.aim import CallAim
from rmdesk.ui.views.call.page import CallPage, Face
from rmdesk.ui.views.call.script import ScriptReader
from rmdesk.ui.widgets.page import paint_page
from rmdesk.ui.words.talking import listener_of
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, YESTERDAY, small_book

_PAGE = 17  # lines of 24 that are left for the card
_RICH_CONTACTS = (
    (3, "问存款利率,答应给对比表", "续存 利率", "存款利率对比表"),
    (20, "谈孩子升学", "教育金", ""),
    (30, "约好年底再看", "", "年底前回电话"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    """A client with something in every line."""
    before = spoken()
    speak(Language.ENGLISH)
    with small_book(tmp_path_factory.mktemp("book")) as desk:
        yield _filled(desk)
    speak(before)


def _filled(desk: Desk) -> Brief:
    edit_client(desk, RICH, {"home_phone": "01066667777", "taboos": "不提前妻"}, now=YESTERDAY)
    with desk.store.action("book.made", at=YESTERDAY) as action:
        for days, gist, topics, promise in _RICH_CONTACTS:
            values = {"gist": gist, "topics": topics, "promise": promise}
            on = TODAY - timedelta(days)
            row = {"client_id": RICH, "on": on, "channel": Channel.TELEPHONE}
            action.insert(ContactTable, row | values)
        said = {"client_id": RICH, "at": YESTERDAY, "kind": "no_trust", "script": "invite"}
        action.insert(ObjectionTable, said)
    return brief(desk, start(desk, [RICH], script="", now=NOW), now=NOW)


def card_in(found: Brief) -> Card:
    assert found.card is not None
    return found.card


def page_of(found: Brief, face: Face = Face.PREPARE, **changes: object) -> CallPage:
    card = card_in(found)
    aim = CallAim()
    aim.put_up(card, is_other=True)
    assert aim.proposal and aim.shown
    script = fitting_script(card, aim.proposal.purpose)
    page = CallPage(
        brief=found,
        card=card,
        reader=ScriptReader(found.pack, script, listener_of(card)),
        aim=aim.shown,
        today=TODAY,
        now=NOW,
        face=face,
    )
    return replace(page, **changes)  # type: ignore[arg-type]


def lines_of(page: CallPage, width: int = 80, height: int = _PAGE) -> list[str]:
    painted = paint_page(page.columns(width, True), width, height).lines
    return ["".join(span.text for span in line) for line in painted]


def test_the_six_preparations_fit_the_small_screen(found: Brief) -> None:
    lines = lines_of(page_of(found))
    text = "\n".join(lines)
    assert len(lines) <= _PAGE and all(cells(line) == 80 for line in lines)
    for part in (
        *("Mr 单", "mobile 138****8899", "reaches the client anywhere", "home 010"),
        *(
            "ours 40.00 万",
            "elsewhere 50.00 万",
            "C3",
            "until 2027-03-01",
            "! 不提前妻",
            "讲风险要慢",
        ),
        *(
            "matures on 11-27",
            "Birthday: birthday on 11-25",
            "agree on a day to meet",
            "What is this money for",
        ),
        *("Does not believe us (said 11-19)", "this is your relationship manager"),
        *("[续存 利率] 问存款利率", "存款利率对比表; 年底前回电话", "[教育金]"),
        "2026-11-27",
    ):
        assert part in text, (part, text)
    (opening,) = (line for line in lines if line.startswith(" Opener"))
    assert opening.rstrip().endswith(glyphs().cut)  # its second line has no room here


def test_the_script_has_all_its_lines_beside_what_is_asked_and_promised(found: Brief) -> None:
    page = page_of(found, Face.TALK)
    for _step in page.reader.script.steps if page.reader.script else ():
        lines = lines_of(page)
        text = "\n".join(lines)
        assert "+" not in lines[0] and len(lines) <= _PAGE
        assert "138****8899" in text and "存款利率对比表" in text
        said = page.reader.items({}, 78)
        heading, _place = page.reader.heading()
        below = lines[next(n for n, line in enumerate(lines) if heading in line) + 1 :]
        assert len(below) >= sum(map(len, said))
        page.reader.on()


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (107, 1), (108, 2), (150, 3), (200, 3)])
def test_where_there_is_room_all_stands_side_by_side(
    found: Brief, width: int, columns: int
) -> None:
    page = page_of(found)
    assert len(page.columns(width, True)) == columns
    text = "\n".join(lines_of(page, width, 40))
    assert all(cells(line) == width for line in text.splitlines())
    if columns > 1:
        for part in ("Steps", "Likely objections", "Last contacts", "Due within 90 days"):
            assert part in text


def test_what_speaks_against_it_stands_above_the_number(found: Brief) -> None:
    """In full, and in every layout."""
    guards = [
        Guard(GuardKind.MONTHLY_LIMIT, {"count": 3, "most": 3}),
        Guard(GuardKind.OUTSIDE_HOURS, {"from": "08:00", "until": "21:00"}),
    ]
    for face, width in ((Face.PREPARE, 80), (Face.TALK, 80), (Face.PREPARE, 120)):
        page = page_of(replace(found, guards=guards), face)
        lines = lines_of(page, width)
        warned = next(n for n, line in enumerate(lines) if "at most 3 are allowed" in line)
        assert warned < next(n for n, line in enumerate(lines) if "138****8899" in line)
        if width == 80:
            text = " ".join(" ".join(lines).split())
            assert "Outside the usual hours, 08:00 to 21:00." in text


def test_a_closed_number_is_named_and_never_shown(found: Brief) -> None:
    card = replace(card_in(found), respect=Respect(closed_lines=(PhoneLine.MOBILE,)))
    for is_large in (False, True):
        text = "\n".join(
            lines_of(page_of(found, card=card, reveals=True, is_large=is_large, brief=found))
        )
        assert "01066667777" in text and "mobile closed" in text and "13800008899" not in text


def test_the_large_number_takes_three_lines_and_covers_nothing(found: Brief) -> None:
    plain = lines_of(page_of(found, Face.TALK, reveals=True))
    large = lines_of(page_of(found, Face.TALK, reveals=True, is_large=True))
    assert sum("|_|" in line for line in large) == 2 and "13800008899" in "\n".join(large)
    assert len(large) <= _PAGE and not any("|_|" in line for line in plain)


@pytest.mark.parametrize("language", Language)
def test_every_purpose_paints_at_every_size(found: Brief, language: Language) -> None:
    card = card_in(found)
    was = spoken()
    speak(language)
    for code in (*PURPOSES, "问问搬家的事"):
        aim = CallAim()
        aim.put_up(card, is_other=True)
        aim.choose(card, code, "")
        assert aim.proposal == chosen(code, card.proposals, card.known)
        for width, height in ((80, _PAGE), (120, 33), (160, 41)):
            lines = lines_of(page_of(found, aim=aim.shown), width, height)
            assert len(lines) <= height and all(cells(line) == width for line in lines)
    speak(was)


def test_what_was_chosen_by_hand_outlives_a_lock_and_a_new_reading(found: Brief) -> None:
    card = card_in(found)
    aim, again = CallAim(), CallAim()
    aim.put_up(card, is_other=True)
    assert aim.kept() == {}
    aim.choose(card, "referral", "她的老同学")
    again.put_up(card, is_other=True)
    again.return_to(aim.kept(), card)
    again.put_up(replace(card, proposals=card.proposals[1:]), is_other=False)
    assert (again.code, again.goal) == ("referral", "她的老同学")
    again.put_up(card, is_other=True)
    assert (again.code, again.goal) == (card.proposals[0].purpose.code, card.proposals[0].goal)
