"""Paths as they are typed, dropped and pasted."""

from pathlib import Path

import pytest

from rmdesk.ui.typed.path_completion import as_path, completions, target_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/data/list.xlsx", "/data/list.xlsx"),
        (" '/data/my list.xlsx' ", "/data/my list.xlsx"),
        ("/data//exports/list.xlsx", "/exports/list.xlsx"),
        ("/data/'/exports/my list.xlsx'", "/exports/my list.xlsx"),
        ("/data/~/list.xlsx", str(Path.home() / "list.xlsx")),
        ("C:\\data\\D:\\list.xlsx", "D:\\list.xlsx"),
        ("C:\\data\\list.xlsx", "C:\\data\\list.xlsx"),
        ("C:/data/list.xlsx", "C:/data/list.xlsx"),
        ("list.xlsx", "list.xlsx"),
    ],
)
def test_a_path_pasted_behind_a_folder_stands_for_itself(typed: str, meant: str) -> None:
    assert as_path(typed) == Path(meant)


def test_a_folder_alone_takes_the_proposed_name(tmp_path: Path) -> None:
    for typed in (str(tmp_path), f"{tmp_path}/", f"'{tmp_path}/'", f"{tmp_path}/new/"):
        folder = as_path(typed)
        assert target_of(folder, typed, "li.age") == folder / "li.age"
    for typed in (f"{tmp_path}/mine.age", "mine.age"):
        assert target_of(as_path(typed), typed, "li.age") == as_path(typed)


def test_where_something_is_written_only_folders_are_offered(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stuff.csv").touch()
    typed = f"{tmp_path}/st"
    assert completions(typed, frozenset()) == [f"{tmp_path}/stick/"]
    assert completions(typed) == [f"{tmp_path}/stuff.csv", f"{tmp_path}/stick/"]
