import pytest

from rmdesk.file_names import is_device, suits_windows


@pytest.mark.parametrize(
    "name", ["con", "NUL", "Aux.txt", "com1", "LPT9.tar.gz", "nul .txt", "COM¹", "conin$"]
)
def test_devices_of_windows_whatever_ending_follows(name: str) -> None:
    assert is_device(name) and not suits_windows(name)


@pytest.mark.parametrize("name", ["console.txt", "com10", "lpt", "客户.xlsx", ".con", "a.con"])
def test_what_is_no_device(name: str) -> None:
    assert not is_device(name) and suits_windows(name)


@pytest.mark.parametrize(
    "name", ["", "9:30.xlsx", "a?", 'a"', "a\\b", "a/b", "a.", "a ", "a\t.xlsx", "a|b", "a*", "<a>"]
)
def test_what_windows_makes_no_file_or_another_of(name: str) -> None:
    assert not suits_windows(name)
