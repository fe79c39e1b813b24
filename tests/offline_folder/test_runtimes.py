import re

import pytest
from offline_folder.platforms import PLATFORMS, PYTHONS
from offline_folder.runtimes import RUNTIMES, python_of, wanted


def test_every_platform_has_one() -> None:
    assert set(RUNTIMES) == set(PLATFORMS)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_it_is_one_the_wheels_are_for(platform: str) -> None:
    runtime = wanted(platform)
    assert runtime.series in PYTHONS
    assert python_of(platform, runtime.file) == runtime.python
    assert runtime.sha256 is None or re.fullmatch(r"[0-9a-f]{64}", runtime.sha256)
    assert runtime.source and runtime.why and "://" not in runtime.source


@pytest.mark.parametrize(
    ("platform", "file", "python"),
    [
        ("windows-x86_64", "python-3.12.10-embed-amd64.zip", "3.12.10"),
        ("windows-x86_64", "python-3.12.10-embed-arm64.zip", ""),
        ("windows-x86_64", "python-3.12.10-amd64.exe", ""),
        (
            "linux-x86_64",
            "cpython-3.13.1+20260101-x86_64-unknown-linux-gnu-install_only_stripped.tar.gz",
            "3.13.1",
        ),
        ("linux-x86_64", "cpython-3.13.1+20260101-x86_64-unknown-linux-musl-full.tar.gz", ""),
        ("linux-arm64", "cpython-3.13.1+20260101-x86_64-unknown-linux-gnu-install_only.tar.gz", ""),
        ("linux-arm64", "Python-3.13.1.tar.xz", ""),
    ],
)  # fmt: skip
def test_what_serves_is_known_by_its_name(platform: str, file: str, python: str) -> None:
    assert (python_of(platform, file) or "") == python
