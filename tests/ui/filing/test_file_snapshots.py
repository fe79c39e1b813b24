"""Pictures of tables, insurance, papers and history: 80 x 24 in Chinese, 120 x 40 in English.

`pytest -m "" tests/ui/filing/test_file_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.insurance import answer_cover
from rmdesk.desk.client_file.policies import add_policy
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.papers import add_paper
from rmdesk.domain.file_records import Paper
from rmdesk.domain.insurance import Cover, Risk
from rmdesk.domain.money import Money
from rmdesk.domain.papers import TEXT
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.policies.terms import Terms
from rmdesk.exchange.papers.taking import TakenPaper
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.filing.insurance import look_at_insurance
from rmdesk.ui.filing.papers import look_at, open_paper
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW, RICH

PROPOSAL = "投保建议书\n\n被保险人:王小妹 手机 13812345678\n保额 50 万,年缴 1.2 万,缴 20 年\n" * 4


def photograph() -> bytes:
    """A sheet with a heading, lines of writing and a round stamp."""
    image = Image.new("RGB", (600, 800), (250, 248, 240))
    pen = ImageDraw.Draw(image)
    pen.rectangle((150, 60, 450, 110), fill=(30, 30, 30))
    for y in range(180, 600, 60):
        pen.rectangle((60, y, 540, y + 20), fill=(120, 120, 120))
    pen.ellipse((380, 620, 540, 780), outline=(200, 30, 30), width=16)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def fill(desk: Desk) -> None:
    """A family with policies and answers, papers, and fields that changed."""
    wife = desk.household.of(RICH)[0]
    policy = Terms(
        kind=PolicyKind.MEDICAL,
        insurer="乙健康",
        insured=wife.name,
        sum_insured=Money.of_yuan(2_000_000),
        premium=Money.of_yuan(900),
        next_premium_on=TODAY + timedelta(20),
    )
    add_policy(desk, RICH, policy, now=NOW)
    answer_cover(desk, RICH, wife.id, Risk.CRITICAL_ILLNESS, Cover.NO, now=NOW)
    edit_client(desk, RICH, {"note": "已转存,续做理财", "mobile": "13900009999"}, now=NOW)
    for name, media, content in (
        ("投保建议书", TEXT, PROPOSAL.encode()),
        ("认购单照片", "image/png", photograph()),
    ):
        add_paper(desk, RICH, TakenPaper(name, media, content), now=NOW)
    allow_files(desk, now=NOW)


def paper(app: DeskApp, name: str) -> Paper:
    asked = app.access._thread.ask(lambda desk: desk.papers.of(RICH)).result()
    return next(one for one in asked if one.name == name)


def perform_look(name: str) -> Callable[[DeskApp], None]:
    return lambda app: app.desk.perform(look_at(app.desk, paper(app, name)))


def perform_open(name: str) -> Callable[[DeskApp], None]:
    return lambda app: app.desk.perform(open_paper(app.desk, RICH, paper(app, name)))


def perform_insurance(app: DeskApp) -> None:
    app.desk.perform(look_at_insurance(app.desk, RICH))


def nothing(_app: DeskApp) -> None:
    """The keys lead there."""


# What is begun besides, the keys after it, and how many screens lie over one another then.
SCREENS: dict[str, tuple[Callable[[DeskApp], None], tuple[str, ...], int]] = {
    "insurance_table": (nothing, ("f8",), 1),
    "insurance": (perform_insurance, ("down",), 2),
    "policy": (nothing, ("f8", "enter", "a", "4", "2", "tab"), 2),
    "history": (nothing, ("f8", "enter", "H"), 2),
    "paper_text": (perform_look("投保建议书"), (), 2),
    "paper_picture": (perform_look("认购单照片"), (), 2),
    "paper_acts": (perform_open("认购单照片"), (), 2),
    "paper_out": (perform_open("投保建议书"), ("3",), 2),
}
LOOKS = {"zh": (Language.CHINESE, (80, 24), "dark"), "en": (Language.ENGLISH, (120, 40), "light")}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    look: str,
) -> None:
    monkeypatch.setenv("HOME", "/clients-rm")
    monkeypatch.setenv("USERPROFILE", "/clients-rm")
    on_screen.thread.ask(fill).result()
    language, size, theme = LOOKS[look]
    speak(language)
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    begin, keys, depth = SCREENS[screen]

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.clients.total == 8)
        await settle(pilot)
        begin(app)
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await wait_until(pilot, lambda: len(app.screen_stack) == depth)
        await settle(pilot)

    return run
