"""The page of proposals: what does not suit never gets in, by keys alone."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.diagnosing.candidates import candidates_of
from rmdesk.desk.diagnosing.proposing import proposals_of
from rmdesk.desk.shelf.products import shelve
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.money import Money
from rmdesk.domain.proposals import ProposalRow
from rmdesk.domain.suitability import Fit
from tests.ui.deal_steps import product
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import NOW, RICH


def shelf(desk: Desk) -> None:
    for code, name, risk in (
        ("LC90", "季季享90天", "R2"),
        ("JJ300", "沪深300指数", "R4"),
        ("XX0", "未评级产品", ""),
    ):
        product(desk, code, name, risk, term_days=None)
    assess(desk, RICH, "C3", on=NOW.date(), now=NOW)


def kept(on_screen: DeskOnScreen) -> tuple[ProposalRow, ...]:
    return on_screen.thread.ask(lambda desk: proposals_of(desk, RICH)).result()


async def opened(shown: Shown) -> None:
    """The page of proposals of 单雄信."""
    await shown.press("slash")
    await shown.type("8899")
    await shown.press("enter")
    await shown.sees("1 / 1", "单雄信")
    await shown.press("f7")
    await shown.sees("Asset review", "单雄信")
    await shown.press("6")
    await shown.sees("What the client may bear")


async def test_a_product_that_fits_is_proposed_and_withdrawn(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.sees("None yet: a adds one", "C3  until 2027-11-20", "open proposals: 0")
        await shown.press("a")
        await shown.sees("Proposal: 单雄信", "suits the client's risk grade")
        await shown.sees("! riskier than the client may bear", "! the product's risk is not known")
        await shown.press("down", "enter")
        await shown.sees("= 季季享90天  R2 / C3  suits the client's risk grade")
        await shown.type("12.5万")
        await shown.sees("= 125,000.00")
        await shown.press("enter")
        await shown.sees("季季享90天", "R2 / C3", "125,000.00", "2026-11-20", "open proposals: 1")
        (row,) = kept(on_screen)
        assert (row.proposal.amount, row.proposal.on) == (Money.of_yuan(125_000), NOW.date())
        assert (row.proposal.product_level, row.proposal.client_level) == (2, 3)
        await shown.press("down", "enter")
        await shown.sees("Withdraw it: it stays on file")
        await shown.press("2")
        await shown.sees("Withdraw it: it stays on file")  # no digit takes it away by itself
        await shown.press("enter")
        await shown.sees("withdrawn on 2026-11-20", "open proposals: 0")
        assert not kept(on_screen)[0].proposal.is_open
        await shown.press("u")
        await shown.sees("open proposals: 1")
        assert kept(on_screen)[0].proposal.is_open
        await shown.press("down", "delete")
        await shown.sees("Withdrawn; u or Ctrl+Z brings it back.")


async def test_what_was_proposed_already_is_told_and_the_form_stays(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.sees("None yet: a adds one")
        for is_again in (False, True):
            await shown.press("a")
            await shown.sees("Proposal: 单雄信", "suits the client's risk grade")
            await shown.press("down", "enter")
            await shown.type("5万")
            await shown.press("enter")
            if not is_again:
                await shown.sees("open proposals: 1")
        await shown.sees("was proposed on 2026-11-20", "Withdraw that proposal first")
        assert len(kept(on_screen)) == 1


async def test_what_does_not_suit_says_why_and_is_never_kept(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.press("ctrl+a")
        await shown.sees("Proposal: 单雄信")
        await shown.type("jj300")
        await shown.sees("= 沪深300指数  R4 / C3  ! riskier than the client may bear")
        await shown.press("enter")
        await shown.sees("The product's risk is R4; the client bears C3 at most.")
        await shown.sees("Propose a product of R3 or below.")
        await shown.press("ctrl+s")
        await settle(shown.pilot)
        await shown.sees("Proposal: 单雄信")
        assert kept(on_screen) == ()
        await shown.press("home", *["delete"] * 5)
        await shown.type("xx0")
        await shown.press("enter")
        await shown.sees("The product has no risk rating.", "Enter its risk, R1 to R5")
        await shown.press("home", *["delete"] * 3)
        await shown.type("nothing")
        await shown.press("enter")
        await shown.sees("Type the code or name of a product that is sold")
        assert kept(on_screen) == ()


async def test_amounts_that_are_none_are_said_at_the_field(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.press("a")
        await shown.sees("Proposal: 单雄信")
        await shown.type("lc90")
        await shown.press("tab")
        for typed, said in (
            ("-5", "A proposal is for more than nothing"),
            ("1000 USD", "Amounts are in yuan"),
            ("0", "A proposal is for more than nothing"),
            ("viel", "This is no amount"),
        ):
            await shown.type(typed)
            await shown.press("enter")
            await shown.sees(said)
            await shown.press("home", *["delete"] * len(typed))
        await shown.press("enter")
        await shown.sees("still open")
        assert kept(on_screen)[0].proposal.amount is None


async def test_from_65_on_it_is_asked_what_was_done(on_screen: DeskOnScreen) -> None:
    def older(desk: Desk) -> None:
        shelf(desk)
        edit_client(desk, RICH, {"id_number": "", "birthday": date(1950, 1, 2)}, now=NOW)

    on_screen.thread.ask(older).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.sees("65+ special care")
        await shown.press("a")
        await shown.sees("Care taken")
        await shown.type("lc90")
        await shown.press("enter")
        await shown.sees("The client is 65 or older: write what was done")
        assert kept(on_screen) == ()
        await shown.type("逐条朗读，女儿在场")
        await shown.press("enter")
        await shown.sees("done: 逐条朗读，女儿在场")
        assert kept(on_screen)[0].proposal.care == "逐条朗读，女儿在场"


async def test_a_proposal_says_how_it_stands_today(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.press("a")
        await shown.sees("Proposal: 单雄信")
        await shown.type("lc90")
        await shown.press("enter")
        await shown.sees("open proposals: 1")
        on_screen.thread.ask(lambda desk: assess(desk, RICH, "C1", on=NOW.date(), now=NOW)).result()
        await shown.app.desk.read_again()
        await shown.sees("! riskier than the client may bear", "! no longer suitable: 1")


async def test_without_an_assessment_nothing_fits(on_screen: DeskOnScreen) -> None:
    def nobody_asked(desk: Desk) -> None:
        product(desk, "LC90", "季季享90天", "R1")
        edit_client(desk, RICH, {"risk_tolerance": "", "risk_assessed_on": None}, now=NOW)

    on_screen.thread.ask(nobody_asked).result()
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.sees("Not assessed yet: nothing can be proposed before that.")
        await shown.press("a")
        await shown.sees("! the client's risk grade is not known")
        await shown.type("lc90")
        await shown.press("enter")
        await shown.sees("Nobody has assessed yet what risk the client can bear.")
        assert kept(on_screen) == ()


def test_only_what_is_sold_is_offered(on_screen: DeskOnScreen) -> None:
    def read(desk: Desk) -> list[tuple[str, Fit]]:
        shelf(desk)
        gone = product(desk, "OLD", "去年的产品", "R1")
        shelve(desk, gone, gone_on=NOW.date(), now=NOW)
        found = candidates_of(desk, RICH).candidates
        return [(one.product.code, one.judged.fit) for one in found]

    assert on_screen.thread.ask(read).result() == [
        ("LC90", Fit.FITS),
        ("JJ300", Fit.TOO_RISKY),
        ("XX0", Fit.NOT_RATED),
    ]
