"""rmdesk's own wheel, the same bytes from the same files.

The backend sorts the files, and writes one time when SOURCE_DATE_EPOCH is set. It is the locked
one: the running environment is checked for it. What depends on the machine is then taken out:
marks of what may be run, and the packing of its zlib.
"""

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from offline_folder.archive import UNIX
from offline_folder.commit import untracked
from offline_folder.refusals import NotBuilt
from offline_folder.wheels import Wheel

EPOCH = 1580601600
"""2020-02-02, the backend's own fixed moment: no file in the folder tells when it was built."""


def built(root: Path, into: Path) -> Wheel:
    """The wheel of the checkout at `root`; raises NotBuilt."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for line in project["build-system"]["requires"]:
        need = Requirement(line)
        try:
            version = metadata.version(need.name)
        except metadata.PackageNotFoundError:
            version = "none"
        if version not in need.specifier:
            raise NotBuilt(
                f"The wheel is built by {need}, and {version} is installed. "
                "Make the environment as the README says, and use its Python."
            )
    strangers = untracked(root, "rmdesk", "assets")
    if strangers:
        raise NotBuilt(
            "These files would go along and are not in git. Add or remove them.\n"
            + "\n".join(strangers)
        )
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("rmdesk-*.whl"):
        old.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NotBuilt(f"rmdesk's own wheel could not be built.\n{done.stderr.strip()}")
    (wheel,) = into.glob("rmdesk-*.whl")
    _level(wheel)
    return Wheel(wheel)


def _level(wheel: Path) -> None:
    """The same files stored as they are, with one mode."""
    side = wheel.with_name(wheel.name + ".part")
    with zipfile.ZipFile(wheel) as packed, zipfile.ZipFile(side, "w") as stored:
        for entry in packed.infolist():
            plain = zipfile.ZipInfo(entry.filename, entry.date_time)
            plain.create_system = UNIX
            plain.external_attr = 0o100644 << 16
            stored.writestr(plain, packed.read(entry))
    side.replace(wheel)
