"""Papers by keys only: kept, refused in a sentence, looked at, taken out with a reason."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from rmdesk.domain.file_records import Paper
from rmdesk.domain.papers import PAPER_LIMIT
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, strips_of
from tests.ui.filing_steps import add, open_rich, stand_on
from tests.ui.small_book import RICH

PROPOSAL = "投保建议书\n被保险人:王小妹 手机 13812345678\n保额 50万\n"


def papers(on_screen: DeskOnScreen) -> list[Paper]:
    return on_screen.thread.ask(lambda desk: desk.papers.of(RICH)).result()


def photograph(size: tuple[int, int] = (400, 300)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (180, 40, 40)).save(out, "PNG")
    return out.getvalue()


async def keep(shown: Shown, path: Path) -> None:
    await add(shown, "Paper")
    await shown.sees("Keep a paper")
    await shown.paste(str(path))
    await shown.press("enter")


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


async def kept(shown: Shown, path: Path, content: bytes) -> None:
    written(path, content)
    await open_rich(shown)
    await keep(shown, path)
    await shown.sees("Kept in the book")


async def test_a_text_is_kept_and_read_with_its_numbers_masked(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    async with on_screen.shown() as shown:
        await kept(shown, tmp_path / "建议书.txt", PROPOSAL.encode())
        await stand_on(shown, "建议书")
        await shown.press("enter")
        await shown.sees("Look at it", "text", "kept since 2026-11-20")
        await shown.press("1")
        await shown.sees("投保建议书", "138****5678", "保额 50万")
        assert "13812345678" not in shown.text
        await shown.press("0")
        await shown.sees("13812345678")
        await shown.press("0")
        await shown.sees("138****5678")


@pytest.mark.parametrize("glyphs", ["safe", "unicode"])
async def test_a_picture_is_shown_and_walked_over(
    on_screen: DeskOnScreen, tmp_path: Path, glyphs: str
) -> None:
    from rmdesk.ui import glyphs as profiles

    profiles.use(glyphs)
    async with on_screen.shown() as shown:
        await kept(shown, tmp_path / "照片.png", photograph())
        await stand_on(shown, "照片")
        await shown.press("enter")
        await shown.sees("Look at it")
        await shown.press("1")
        await shown.sees("400 x 300 pixels")
        await settle(shown.pilot)
        assert ("▀" in shown.text) == (glyphs == "unicode")
        painted = {
            segment.style.bgcolor.triplet
            for strip in strips_of(shown.app)
            for segment in strip
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet
        }
        assert (180, 40, 40) in painted
        await shown.press("3", "right", "down", "pagedown", "escape")
        await shown.sees("Papers  1")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty."),
        (bytes(PAPER_LIMIT + 1), "is larger than a paper may be: 10 MB."),
        (photograph()[:60], "is no picture that can be shown"),
        (b"PK\x03\x04" + bytes(64), "is neither text nor a picture nor a PDF."),
    ],
    ids=["empty", "over the cap", "damaged", "another kind"],
)
async def test_what_is_no_paper_is_refused_and_the_path_stays(
    on_screen: DeskOnScreen, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(content)
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await keep(shown, path)
        await shown.sees(sentence, "Keep a paper", "odd.png")
        assert papers(on_screen) == []


async def test_the_same_paper_twice_is_refused_by_its_name(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        path = tmp_path / "建议书.txt"
        await kept(shown, path, PROPOSAL.encode())
        await keep(shown, path)
        await shown.sees("The same paper is on file already, as 建议书.")
        assert len(papers(on_screen)) == 1


async def test_a_pdf_is_kept_and_not_shown(on_screen: DeskOnScreen, tmp_path: Path) -> None:
    async with on_screen.shown() as shown:
        await kept(shown, tmp_path / "条款.pdf", b"%PDF-1.7 and so on")
        await stand_on(shown, "条款")
        await shown.press("enter")
        await shown.sees("Look at it")
        await shown.press("1")
        await shown.sees("A PDF cannot be shown here")


async def test_a_paper_is_renamed_and_removed_and_comes_back(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    async with on_screen.shown() as shown:
        await kept(shown, tmp_path / "建议书.txt", PROPOSAL.encode())
        await stand_on(shown, "建议书")
        await shown.press("enter")
        await shown.sees("Rename")
        await shown.press("2")
        await shown.sees("Rename the paper")
        await shown.press("end", "ctrl+u", "enter")
        await shown.sees("A paper needs a name")
        await shown.type("认购单")
        await shown.press("enter")
        await shown.sees("The paper has another name")
        await stand_on(shown, "认购单")
        await shown.press("enter")
        await shown.sees("Remove from the book")
        await shown.press("4")
        await shown.sees("The paper was removed")
        assert papers(on_screen) == []
        await shown.press("u")
        await shown.sees("Undone: removed paper")
        assert [one.name for one in papers(on_screen)] == ["认购单"]


async def test_a_paper_leaves_with_a_reason_that_is_kept(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    target = tmp_path / "out.txt"
    target.write_text("mine")
    async with on_screen.shown((120, 40)) as shown:
        await kept(shown, tmp_path / "建议书.txt", PROPOSAL.encode())
        await stand_on(shown, "建议书")
        await shown.press("enter")
        await shown.sees("Take it out")
        await shown.press("3")
        await shown.sees("Allow exports?")
        await shown.press("down", "enter")
        await shown.sees("Take out: 建议书")
        await shown.press("enter")
        await shown.sees("A paper leaves the book only with a reason")
        await shown.type("insurer asked")
        await shown.press("tab", "end", "ctrl+u")
        await shown.paste(str(target))
        await shown.press("enter")
        await shown.sees("out.txt exists already", "Replace the file")
        await shown.press("enter")
        await shown.sees("insurer asked", "out.txt exists already")
        assert target.read_text() == "mine"
        await shown.press("enter")
        await shown.sees("Replace the file")
        await shown.press("down", "enter")
        await shown.sees("the reason is kept in the book")
    assert target.read_text() == PROPOSAL
    done = on_screen.thread.ask(lambda desk: desk.journal.actions(3)).result()
    assert [one.subject["reason"] for one in done if one.kind == "export"] == ["insurer asked"]


async def test_who_does_not_allow_exports_keeps_the_paper_in(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    async with on_screen.shown() as shown:
        await kept(shown, tmp_path / "建议书.txt", PROPOSAL.encode())
        await stand_on(shown, "建议书")
        await shown.press("enter")
        await shown.sees("Take it out")
        await shown.press("3")
        await shown.sees("Allow exports?")
        await shown.press("enter")
        await shown.sees("Papers  1")
        await settle(shown.pilot)
        assert "Take out" not in shown.text
