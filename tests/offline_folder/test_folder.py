import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from offline_folder.platforms import PLATFORMS, Platform
from offline_folder.refusals import NotBuilt
from offline_folder.runtimes import RUNTIMES

from tests.offline_folder.folders import a_folder

_LINUX = PLATFORMS["linux-x86_64"]
_EACH = pytest.mark.parametrize("platform", PLATFORMS.values(), ids=list(PLATFORMS))


def _sums(folder: Path) -> dict[str, str]:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: told for told, _, name in (line.partition("  ") for line in lines)}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_builds_are_the_same_byte_by_byte(tmp_path: Path) -> None:
    first, second = (a_folder(tmp_path / name) for name in ("first", "second"))
    assert _files(first) == _files(second)
    packed = [path.with_name(path.name + ".zip").read_bytes() for path in (first, second)]
    assert packed[0] == packed[1]


@_EACH
def test_the_sums_are_of_every_file(tmp_path: Path, platform: Platform) -> None:
    folder = a_folder(tmp_path, platform=platform)
    files = _files(folder)
    del files["SHA256SUMS"]
    assert _sums(folder) == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }


def test_the_manifest_names_every_file_and_which_python_needs_which_wheel(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "1.2.3", python="3.12")
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (told["name"], told["version"], told["platform"]) == ("rmdesk", "1.2.3", "linux-x86_64")
    assert told["pythons"] == ["3.12"]
    assert told["runtime"] is None
    assert sorted(told["wheels"]["3.12"]) == ["one-1-py3-none-any.whl", _own("1.2.3")]
    sums = _sums(folder)
    del sums["manifest.json"]
    assert {file["path"]: file["sha256"] for file in told["files"]} == sums
    assert all((folder / file["path"]).stat().st_size == file["size"] for file in told["files"])
    assert [part["name"] for part in told["components"]] == ["one", "rmdesk"]
    for part in told["components"]:
        assert part["license"] == "MIT"
        assert sums[f"wheels/{part['wheel']}"] == part["sha256"]


def _own(version: str) -> str:
    return f"rmdesk-{version}-py3-none-any.whl"


def test_the_bill_of_materials_says_what_needs_what(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    bill = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["purl"] == "pkg:pypi/rmdesk@1.0.0"
    assert [part["bom-ref"] for part in bill["components"]] == ["pkg:pypi/one@1"]
    (file,) = bill["components"][0]["components"]
    assert file["hashes"] == [
        {"alg": "SHA-256", "content": _sums(folder)["wheels/one-1-py3-none-any.whl"]}
    ]
    assert bill["components"][0]["licenses"] == [{"license": {"id": "MIT"}}]
    assert {"ref": "pkg:pypi/rmdesk@1.0.0", "dependsOn": ["pkg:pypi/one@1"]} in bill["dependencies"]


def test_the_bill_carries_no_time_and_no_chance(tmp_path: Path) -> None:
    bills = [
        json.loads((a_folder(tmp_path / version, version) / "sbom.cdx.json").read_text("utf-8"))
        for version in ("1.0.0", "1.0.1")
    ]
    assert bills[0]["serialNumber"] != bills[1]["serialNumber"]
    assert not any("timestamp" in bill["metadata"] for bill in bills)


def test_the_requirements_pin_every_wheel_by_hash_for_whoever_has_pip(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    text = (folder / "requirements.txt").read_text(encoding="utf-8")
    for wheel in (folder / "wheels").iterdir():
        assert hashlib.sha256(wheel.read_bytes()).hexdigest() in text
    assert text.count("==") == 2


@_EACH
def test_the_archive_holds_the_folder_with_runnable_scripts(
    tmp_path: Path, platform: Platform
) -> None:
    folder = a_folder(tmp_path, platform=platform)
    with zipfile.ZipFile(folder.with_name(folder.name + ".zip")) as archive:
        entries = archive.infolist()
        inside = {entry.filename: archive.read(entry) for entry in entries}
    assert inside == {f"{folder.name}/{name}": text for name, text in _files(folder).items()}
    for entry in entries:
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        is_script = entry.filename.endswith(".sh")
        assert entry.external_attr >> 16 == (0o100755 if is_script else 0o100644)


@_EACH
def test_without_a_runtime_the_folder_says_exactly_which_one_belongs_there(
    tmp_path: Path, platform: Platform
) -> None:
    name = next(name for name, one in PLATFORMS.items() if one is platform)
    folder = a_folder(tmp_path, platform=platform)
    wanted = RUNTIMES[name]
    for text in ("READ-ME.txt", "先读我.txt"):
        said = (folder / "runtime" / text).read_text(encoding="utf-8-sig")
        assert wanted.file in said
        assert wanted.sha256 and wanted.sha256 in said
    facts = (folder / "folder.txt").read_text(encoding="utf-8").splitlines()
    assert f"runtime_file={wanted.file}" in facts
    assert f"runtime_sha256={wanted.sha256}" in facts
    assert "runtime_given=no" in facts


def test_a_runtime_that_is_given_goes_along(tmp_path: Path) -> None:
    given = tmp_path / RUNTIMES["linux-x86_64"].file
    given.write_bytes(b"an archive")
    folder = a_folder(tmp_path, runtime=given, python="3.12")
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["runtime"]
    assert told == {
        "file": f"runtime/{given.name}",
        "sha256": hashlib.sha256(b"an archive").hexdigest(),
        "python": "3.12",
    }
    assert f"runtime_sha256={told['sha256']}" in (folder / "folder.txt").read_text("utf-8")
    assert [path.name for path in (folder / "runtime").iterdir()] == [given.name]


@pytest.mark.parametrize(
    ("name", "python"),
    [
        (RUNTIMES["linux-arm64"].file, "3.12"),
        (RUNTIMES["windows-x86_64"].file, "3.13"),
        (RUNTIMES["linux-x86_64"].file, "3.14"),
        ("python.tar.gz", "3.12"),
    ],
)
def test_a_runtime_that_cannot_serve_is_refused(tmp_path: Path, name: str, python: str) -> None:
    given = tmp_path / name
    given.write_bytes(b"an archive")
    with pytest.raises(NotBuilt, match=r"python"):
        a_folder(tmp_path, runtime=given, platform=_LINUX, python=python)
    assert not (tmp_path / "out" / "rmdesk-1.0.0-linux-x86_64").exists()
