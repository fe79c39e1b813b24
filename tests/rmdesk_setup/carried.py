"""Small folders as the builder makes them, with a program of one module, installed in no time."""

import base64
import hashlib
import json
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERIES = ".".join(map(str, sys.version_info[:2]))

_SCRIPTS = {
    "windows": ("uninstall.ps1", "words.ps1"),
    "linux": ("uninstall.sh", "words.sh"),
}


def wheel(
    path: Path,
    files: Mapping[str, str],
    *,
    record: Mapping[str, str] | None = None,
    before: str = "",
) -> Path:
    """A wheel of `files`; `record` says other hashes than theirs, `before` begins the list."""
    name, version = path.name.split("-")[:2]
    info = f"{name}-{version}.dist-info"
    contents = {**files, f"{info}/METADATA": f"Name: {name}\nVersion: {version}\n"}
    rows = [f"{one},{_hash(text.encode())}," for one, text in contents.items()]
    rows = [f"{one},{wrong}," for one, wrong in (record or {}).items()] + rows
    with zipfile.ZipFile(path, "w") as archive:
        for one, text in contents.items():
            archive.writestr(one, text)
        archive.writestr(f"{info}/RECORD", before + "\n".join([*rows, f"{info}/RECORD,,"]))
    return path


def _hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()
    return "sha256=" + digest.rstrip("=")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folder(
    path: Path,
    *,
    version: str = "0.11.0",
    platform: str = "linux-x86_64",
    says: str | None = None,
    runtime: Path | None = None,
) -> Path:
    """A folder whose rmdesk answers `says` (its own version, unless told otherwise)."""
    for part in ("wheels", "runtime", "rmdesk_setup"):
        (path / part).mkdir(parents=True)
    answer = f"import sys\nprint('rmdesk', {says or version!r}, *sys.argv[2:])"
    program = wheel(
        path / "wheels" / f"rmdesk-{version}-py3-none-any.whl",
        {"rmdesk/__init__.py": "", "rmdesk/__main__.py": answer},
    )
    name = runtime.name if runtime else "python-wanted.zip"
    if runtime:
        shutil.copyfile(runtime, path / "runtime" / name)
    facts = {
        "version": version,
        "platform": platform,
        "pythons": SERIES,
        "runtime_file": name,
        "runtime_python": f"{SERIES}.0",
        "runtime_sha256": sha256(runtime) if runtime else "0" * 64,
    }
    told = "".join(f"{key}={value}\n" for key, value in facts.items())
    (path / "folder.txt").write_text(told, encoding="utf-8")
    manifest = {"wheels": {SERIES: [program.name]}}
    (path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for module in sorted((ROOT / ".ci" / "rmdesk_setup").glob("*.py")):
        shutil.copyfile(module, path / "rmdesk_setup" / module.name)
    for script in _SCRIPTS[platform.partition("-")[0]]:
        (path / script).write_text("a script\n", encoding="utf-8")
    write_sums(path)
    return path


def write_sums(path: Path) -> None:
    files = sorted(one for one in path.rglob("*") if one.is_file() and one.name != "SHA256SUMS")
    lines = [f"{sha256(one)}  {one.relative_to(path).as_posix()}\n" for one in files]
    (path / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def embeddable(path: Path) -> Path:
    """What python.org's archive looks like; its python.exe is a script that starts this Python."""
    script = (
        "#!/bin/sh\n"
        "shift # -I: here the packages come by a variable, there by the file beside\n"
        'PYTHONPATH="$(dirname "$0")/Lib/site-packages" exec '
        f'"{sys.executable}" -P "$@"\n'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("python.exe", script)
        archive.writestr("python313.zip", "the library")
        archive.writestr("python313._pth", "python313.zip\n.\n\n# Uncomment …\n#import site\n")
    return path


def standalone(path: Path) -> Path:
    """What python-build-standalone's archive looks like."""
    script = (
        "#!/bin/sh\nshift\n"
        f'PYTHONPATH="$(dirname "$0")/../lib/python{SERIES}/site-packages" exec '
        f'"{sys.executable}" -P "$@"\n'
    ).encode()
    with tarfile.open(path, "w:gz") as archive:
        for name, content, mode in (
            ("python/bin/python3.1", script, 0o755),
            (f"python/lib/python{SERIES}/site-packages/README.txt", b"packages", 0o644),
        ):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), mode
            archive.addfile(entry, BytesIO(content))
        for name, kind, target in (
            ("python/bin/python3", tarfile.SYMTYPE, "python3.1"),
            ("python/bin/python3-hard", tarfile.LNKTYPE, "python/bin/python3.1"),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname, entry.mode = kind, target, 0o755
            archive.addfile(entry)
    return path
