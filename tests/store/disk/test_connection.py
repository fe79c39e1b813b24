from pathlib import PurePosixPath, PureWindowsPath

import pytest

from rmdesk.store.disk.connection import uri


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (PurePosixPath("/home/王芳/a b.rmdesk"), "///home/%E7%8E%8B%E8%8A%B3/a%20b.rmdesk"),
        (PureWindowsPath(r"C:\books\my?.rmdesk"), "///C:/books/my%3F.rmdesk"),
        (PureWindowsPath(r"\\server\share\b.rmdesk"), "////server/share/b.rmdesk"),
    ],
)
def test_sqlite_is_told_a_path_without_another_machine_before_it(
    path: PurePosixPath | PureWindowsPath, place: str
) -> None:
    assert uri(path) == f"file:{place}"
