import platform
import sys
import sysconfig

import pytest
from offline_folder.platforms import PLATFORMS
from rmdesk_setup import pc
from rmdesk_setup.refusals import Refused


@pytest.mark.skipif(sys.platform not in {"linux", "win32"}, reason="no folder is built for it")
def test_this_pc_is_one_that_folders_are_built_for() -> None:
    assert pc.this_pc() in PLATFORMS


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("win-amd64", "windows-x86_64"),
        ("win32", "windows-other"),
        ("win-arm64", "windows-other"),
    ],
)
def test_windows_is_named_by_its_python(
    monkeypatch: pytest.MonkeyPatch, said: str, named: str
) -> None:
    monkeypatch.setattr(sysconfig, "get_platform", lambda: said)
    assert pc.this_pc() == named


@pytest.mark.parametrize(
    ("machine", "named"), [("aarch64", "arm64"), ("loongarch64", "loongarch64")]
)
def test_another_processor_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch, machine: str, named: str
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert pc.this_pc().endswith(f"-{named}")


@pytest.mark.parametrize("said", ["glibc 2.28", "glibc 2.31", "glibc 3.0"])
def test_a_c_library_that_serves(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(pc, "_c_library", lambda: said)
    pc.check_c_library()


@pytest.mark.parametrize("said", ["glibc 2.17", "glibc 2.9", "", "musl 1.2"])
def test_a_c_library_that_does_not(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(pc, "_c_library", lambda: said)
    with pytest.raises(Refused, match="C library"):
        pc.check_c_library()
