"""Paths as they are typed, dropped and pasted."""

from pathlib import Path

import pytest

from rmdesk.ui.path_completion import as_path


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
