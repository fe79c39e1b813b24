"""Fetching the locked wheels of a platform, by pip and by hash."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from packaging.utils import NormalizedName

from offline_folder.lock import Pinned
from offline_folder.platforms import Platform
from offline_folder.refusals import NotBuilt
from offline_folder.wheels import Wheel


def fetched(
    pinned: Mapping[NormalizedName, Pinned], platform: Platform, python: str, into: Path
) -> dict[NormalizedName, Wheel]:
    """The wheel of every locked package for CPython `python` on `platform`.

    They lie in `into`, where earlier ones are used again once their hash was checked. Raises
    NotBuilt with pip's own words when one cannot be had.
    """
    into.mkdir(parents=True, exist_ok=True)
    environment = platform.environment(python)
    wanted = [package for package in pinned.values() if package.is_for(environment)]
    listed = into / f"for-{python}.txt"
    listed.write_text("".join(package.line() for package in wanted), encoding="utf-8")
    tags = [word for tag in platform.tags for word in ("--platform", tag)]
    _pip(
        ["--only-binary=:all:", "--implementation", "cp", "--python-version", python, *tags],
        listed,
        into,
    )
    return {package.name: _of(package, into, platform, python) for package in wanted}


def _pip(words: Sequence[str], listed: Path, into: Path) -> None:
    command = [
        *(sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"),
        *("--no-deps", "--require-hashes", "-d", str(into), *words, "-r", str(listed)),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise NotBuilt(f"Not every wheel could be had.\n{done.stderr.strip()}")


def _of(package: Pinned, into: Path, platform: Platform, python: str) -> Wheel:
    """Which of the files is the one for this Python: several Pythons share the folder."""
    wheels = [Wheel(path) for path in sorted(into.glob("*.whl"))]
    for wheel in wheels:
        if (wheel.name, wheel.version) == (package.name, package.version) and fits(
            wheel, platform, python
        ):
            if wheel.sha256 not in package.hashes:
                raise NotBuilt(f"{wheel.path.name} is not the file the lock means.")
            return wheel
    raise NotBuilt(f"There is no wheel of {package.name} for {platform.name}, Python {python}.")


def fits(wheel: Wheel, platform: Platform, python: str) -> bool:
    """Whether CPython `python` on `platform` can install it, by the tags of its name."""
    minor = int(python.partition(".")[2])
    abi3 = {f"cp3{older}" for older in range(2, minor + 1)}
    ours = f"cp3{minor}"
    return any(
        tag.platform in {*platform.tags, "any"}
        and (
            (tag.interpreter == ours and tag.abi in {ours, "none"})
            or (tag.interpreter in abi3 and tag.abi == "abi3")
            or (tag.interpreter in {"py3", f"py3{minor}"} and tag.abi == "none")
        )
        for tag in wheel.tags
    )
