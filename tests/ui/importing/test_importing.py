"""The import wizard by keys: pages that need no decision are passed over, every line opens."""

import csv
import threading
from pathlib import Path
from typing import Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from rmdesk.desk.importing import taking_in
from rmdesk.desk.importing.plans import Progress
from rmdesk.domain.ids import ClientId
from tests.exchange.written_workbooks import a_workbook
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until
from tests.ui.small_book import NOW

WORKBOOK = Path(__file__).parents[2] / "data" / "rm-workbook.xlsx"


def a_list(path: Path, *rows: str, encoding: str = "utf-8-sig") -> Path:
    """A client list; `rows` are lines of CSV."""
    path.write_text("\n".join(rows) + "\n", encoding=encoding)
    return path


async def open_file(shown: Shown, path: Path) -> None:
    await shown.sees("吕布")
    await shown.press("i")
    await shown.sees("Import a file")
    await shown.paste(str(path))
    await shown.press("enter")


async def test_a_file_goes_in_by_two_keys_after_its_name(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "new.csv", "客户号,姓名,手机", "777,新来人,13900001111")
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("Nothing is written yet", "1 new", "new.csv")
        await shown.press("enter")
        await shown.sees("Done.", "Esc Close")
        await shown.sees_no("Cancel")
        await shown.press("escape")
        await shown.sees("Imported: 1 new, 0 updated")
    client = on_screen.thread.ask(lambda desk: desk.clients.by_number("777")).result()
    assert client is not None


async def test_a_known_layout_goes_in_by_three_keys(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    first = a_list(tmp_path / "first.csv", "客户号,姓名", "777,新来人")
    async with on_screen.shown() as shown:
        await open_file(shown, first)
        await shown.sees("1 new")
        await shown.press("enter")
        await shown.sees("Done.")
        await shown.press("escape")
        await shown.sees("Imported: 1 new")
        first.rename(tmp_path / "second.csv")
        a_list(tmp_path / "second.csv", "客户号,姓名", "777,新来人", "778,又一人")
        await shown.press("i")
        await shown.sees("second.csv")
        await shown.press("enter")
        await shown.sees("Nothing is written yet", "1 new")
        await shown.press("enter")
        await shown.sees("Done.")


async def test_a_file_without_news_changes_nothing(on_screen: DeskOnScreen, tmp_path: Path) -> None:
    path = a_list(tmp_path / "same.csv", "客户号,姓名,手机", "60100002,张三,13900001234")
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("nothing would change", "Enter Close")
        await shown.press("enter")
        await shown.sees_no("same.csv")
    assert on_screen.thread.ask(lambda desk: desk.undo(now=NOW)).result() is None


async def test_rows_open_by_their_fate_old_beside_new(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(
        tmp_path / "mixed.csv",
        "客户号,姓名,职业",
        "60100001,单雄信,教师",
        "777,新来人,医生",
        "778,,律师",
    )
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("1 new, 1 updated", "Problems: 2")
        await shown.press("down", "down", "down", "enter")  # past the blank line and the heading
        await shown.sees("refused 1", "This cell must not be empty")
        await shown.press("right")
        await shown.sees("新来人", "医生")
        await shown.press("right")
        await shown.sees("单雄信", "> 教师")
        await shown.press("escape")
        await shown.sees("Nothing is written yet")


async def test_a_conflict_is_decided_from_the_preview(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(
        tmp_path / "torn.csv",
        "客户号,姓名,手机,职业",
        "60100001,张三,13900001234,教师",
    )
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("rows that wait for your decision: 1")
        await shown.press("down", "enter")
        await shown.sees("This row", "Choice 1", "Choice 2", "60100002")
        await shown.press("2")
        await shown.sees("1 updated", "decisions made: 1")
        await shown.press("home", "enter")
        await shown.sees("Done.")
    found = on_screen.thread.ask(lambda desk: desk.clients.by_number("60100002")).result()
    assert found is not None
    assert (found.occupation, found.number) == ("教师", "60100002")


async def test_rules_are_changed_and_the_preview_follows(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "rules.csv", "客户号,姓名,职业", "60100001,单雄信,教师", "777,新来人,")
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("1 new, 1 updated")
        await shown.press("down", "enter")
        await shown.sees("Rules of this import", "(x) add and update")
        await shown.press("down", "down", "enter")
        await shown.sees("(x) update only")
        await shown.press("home", "enter")
        await shown.sees("update only", "refused")
        await shown.sees_no("1 new, 1 updated")


async def test_columns_are_corrected_by_hand_and_remembered(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    def rows(name: str) -> tuple[str, ...]:
        return "客户号,姓名,闲话", f"777,{name},喜欢钓鱼"

    path = a_list(tmp_path / "odd.csv", *rows("新来人"))
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("1 new", "not read")
        await shown.press("down", "down", "enter")
        await shown.sees("Columns of odd.csv", "闲话", "喜欢钓鱼")
        await shown.press("end", "enter")
        await shown.sees("What does 闲话 hold?")
        await shown.press("end", "enter")
        await shown.sees("set by hand")
        await shown.press("home", "enter")
        await shown.sees("Nothing is written yet")
        await shown.press("home", "enter")
        await shown.sees("Done.")
        await shown.press("escape")
        await shown.sees("Imported")
        a_list(path, *rows("改了名"))
        await shown.press("i")
        await shown.sees("odd.csv")
        await shown.press("enter")
        await shown.sees("1 updated")
        await shown.sees_no("not read")


async def test_rejects_are_written_only_when_asked(on_screen: DeskOnScreen, tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    path = a_list(folder / "three.csv", "客户号,姓名", "777,新来人", "778,")
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("1 new")
        await shown.press("enter")
        await shown.sees("Done.", "rows to correct and import again: 1")
        assert list(folder.iterdir()) == [path]
        await shown.press("down", "enter")
        await shown.sees("three-rejects.csv", "undo leaves this file alone")
    written = (folder / "three-rejects.csv").read_text(encoding="utf-8-sig")
    head, row = csv.reader(written.splitlines())
    assert (head[:2], row[:2]) == (["客户号", "姓名"], ["778", ""])


async def test_an_unreadable_encoding_is_chosen(on_screen: DeskOnScreen, tmp_path: Path) -> None:
    path = a_list(
        tmp_path / "big5.csv", "客戶號,姓名,手機", "777,陳大文,13900001111", encoding="big5"
    )
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("Encoding of big5.csv", "Big5")
        await shown.press("down", "down")
        await shown.sees("陳大文")


@pytest.mark.parametrize("keys", [["escape"], ["f9"]])
async def test_leaving_writes_and_remembers_nothing(
    on_screen: DeskOnScreen, tmp_path: Path, keys: list[str]
) -> None:
    path = a_list(tmp_path / "new.csv", "客户号,姓名", "777,新来人")
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("Nothing is written yet")
        await shown.press(*keys)
        await shown.sees_no("Nothing is written yet")
    assert on_screen.thread.ask(lambda desk: desk.clients.by_number("777")).result() is None
    assert on_screen.thread.ask(lambda desk: desk.state.get("import.layouts")).result() is None


async def test_a_password_is_asked_for_until_it_opens_the_file(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    plain = a_workbook(tmp_path / "plain.xlsx", {"客户": [["客户号", "姓名"], ["777", "新来人"]]})
    path = tmp_path / "sealed.xlsx"
    with plain.open("rb") as source, path.open("wb") as out:
        OOXMLFile(source).encrypt("六月的雨", out)
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("sealed.xlsx is protected")
        await shown.press("enter")
        await shown.sees("Type the password of the file.")
        await shown.paste("guess")
        await shown.press("enter")
        await shown.sees("does not open with this password", "sealed.xlsx is protected")
        assert "guess" not in shown.text
        await shown.paste("六月的雨")
        await shown.press("enter")
        await shown.sees("Nothing is written yet", "1 new")
        await shown.press("enter")
        await shown.sees("Done.")
    kept = on_screen.thread.ask(lambda desk: desk.state.get("import.layouts")).result()
    assert "六月的雨" not in str(kept)


async def test_an_encoding_is_chosen_and_remembered_to_the_end(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(
        tmp_path / "big5.csv", "客戶號,姓名,手機", "777,陳大文,13900001111", encoding="big5"
    )
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("Encoding of big5.csv", "Big5")
        await shown.press("down", "down")
        await shown.sees("陳大文")
        await shown.press("enter")
        await shown.sees("Columns of big5.csv", "客戶號")
        await shown.press("enter")
        await shown.sees("Nothing is written yet", "1 new")
        await shown.press("enter")
        await shown.sees("Done.")
        await shown.press("escape")
        await shown.sees("Imported: 1 new")
        await shown.press("i")
        await shown.sees("big5.csv")
        await shown.press("enter")
        await shown.sees("nothing would change")
    client = on_screen.thread.ask(lambda desk: desk.clients.get(ClientId(9))).result()
    assert (client.name, client.mobile) == ("陳大文", "13900001111")


async def test_the_gone_are_told_and_one_key_leaves_them(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "most.csv", "客户号,姓名", *(f"{n},客户{n}" for n in range(800, 820)))
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        await shown.sees("20 new, 7 gone", "marked as gone: clients 7; 0 marks none")
        await shown.press("0")
        await shown.sees("20 new", "a part: none are marked as gone")
        await shown.sees_no("7 gone")
        await shown.press("home", "enter")
        await shown.sees("Done.")
    gone = on_screen.thread.ask(
        lambda desk: [c for c in desk.clients.ids() if desk.clients.get(ClientId(c)).gone_on]
    ).result()
    assert gone == []


@pytest.mark.parametrize("stopped_at", ["preview", "commit"])
async def test_work_that_is_stopped_leaves_nothing(
    on_screen: DeskOnScreen, tmp_path: Path, stopped_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk's thread waits with the work half done until Esc was pressed."""
    half_done, go_on = threading.Event(), threading.Event()
    work = getattr(taking_in, stopped_at)

    def slowly(*arguments: Any, progress: Progress, **options: Any) -> Any:
        def say(done: float) -> None:
            half_done.set()
            assert go_on.wait(10)
            progress(done)

        return work(*arguments, progress=say, **options)

    monkeypatch.setattr(taking_in, stopped_at, slowly)
    people = (f"{n},客户{n}" for n in range(1_000, 7_000))
    path = a_list(tmp_path / "many.csv", "客户号,姓名", *people)
    async with on_screen.shown() as shown:
        await open_file(shown, path)
        if stopped_at == "commit":
            await shown.sees("6,000 new")
            await shown.press("home", "enter")
        await wait_until(shown.pilot, half_done.is_set)
        await shown.press("escape")
        await shown.sees("Stopping; the book stays as it was.")
        go_on.set()
        await shown.sees("clients: 8")
        await shown.sees_no("Stopping")
    assert on_screen.thread.ask(lambda desk: len(desk.clients.ids())).result() == 8
    assert on_screen.thread.ask(lambda desk: desk.state.get("import.layouts")).result() is None
    assert on_screen.thread.ask(lambda desk: desk.undo(now=NOW)).result() is None


async def test_the_pages_of_the_wizard_show_no_number_whole(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    path = a_list(
        tmp_path / "numbers.csv",
        "客户号,姓名,手机,证件号码,家庭电话,闲话",
        "60100777,新来人,13900001111,99010119751015082X,62345678,卡6222020200112233445",
        "60100778,13800138000,张三,,,",
        encoding="gb18030",
    )
    whole = ("13900001111", "13800138000", "99010119751015082X", "62345678", "6222020200112233445")
    masked = ("139****1111", "**************082X", "****5678", "卡***************3445")
    async with on_screen.shown(size=(160, 48)) as shown:
        await open_file(shown, path)
        await shown.sees("Nothing is written yet")
        await shown.press("down", "down", "enter")
        await shown.sees("Columns of numbers.csv", "60100777", "| 张三", *masked)
        for number in whole:
            await shown.sees_no(number)
        await shown.press("home", "down", "down", "enter")
        await shown.sees("Which row holds the headings?", "家庭电话", "60100777", *masked)
        for number in whole:
            await shown.sees_no(number)
        await shown.press("end", "enter")  # a wrong row: what it holds is no heading to be shown
        await shown.sees("Columns of numbers.csv", "139****1111")
        for number in whole[:3]:
            await shown.sees_no(number)
        await shown.press("home", "down", "down", "down", "enter")
        await shown.sees("Encoding of numbers.csv", "139****1111")
        assert any("›" in line and "GB18030" in line for line in shown.lines)  # the one in force
        for number in whole[:3]:
            await shown.sees_no(number)
