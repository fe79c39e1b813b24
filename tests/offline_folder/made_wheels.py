"""Wheels made on the spot: small, whole by RECORD, and of whatever version a test wants."""

import base64
import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from offline_folder.wheels import Wheel

DESK = """\
import sys
if "--version" in sys.argv:
    print("rmdesk {version}")
elif "wait" in sys.argv:
    print("waiting", flush=True)
    sys.stdin.read()
else:
    print(sys.argv[1:], sys.flags.isolated, __cached__)
"""
"""Stands for the program where only installing is looked at."""


def a_wheel(
    folder: Path,
    name: str = "rmdesk",
    version: str = "1.0.0",
    *,
    tag: str = "py3-none-any",
    needs: Sequence[str] = (),
    says: str = "License-Expression: MIT",
    code: str | None = None,
) -> Wheel:
    """A wheel with one package, `__main__` of which is `code` or stands for the desk."""
    folder.mkdir(parents=True, exist_ok=True)
    written = name.replace("-", "_")
    info = f"{written}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{says}\n"
    main = code if code is not None else DESK.replace("{version}", version)
    files = {
        f"{written}/__init__.py": f'__version__ = "{version}"\n',
        f"{written}/__main__.py": main,
        f"{info}/METADATA": metadata + "".join(f"Requires-Dist: {need}\n" for need in needs),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    record = "".join(f"{path},sha256={_hash(text)},{len(text)}\n" for path, text in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n"
    path = folder / f"{written}-{version}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files.items():
            archive.writestr(zipfile.ZipInfo(inside), text)
    return Wheel(path)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
