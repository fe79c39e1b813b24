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
    """Which of the files is the one for this Python: several Pythons share the folder.

    The best one, as pip ranks them: what else lies there from earlier times changes nothing.
    """
    fitting = [
        (found, wheel.path.name, wheel)
        for wheel in map(Wheel, into.glob("*.whl"))
        if (wheel.name, wheel.version) == (package.name, package.version)
        and (found := rank(wheel, platform, python)) is not None
    ]
    if not fitting:
        raise NotBuilt(f"There is no wheel of {package.name} for {platform.name}, Python {python}.")
    locked = [
        one for one in sorted(fitting, key=lambda one: one[:2]) if _is_locked(one[2], package)
    ]
    if not locked:
        raise NotBuilt(f"{min(name for _, name, _ in fitting)} is not the file the lock means.")
    return locked[0][2]


def _is_locked(wheel: Wheel, package: Pinned) -> bool:
    return wheel.sha256 in package.hashes


def fits(wheel: Wheel, platform: Platform, python: str) -> bool:
    """Whether CPython `python` on `platform` can install it, by the tags of its name."""
    return rank(wheel, platform, python) is not None


def rank(wheel: Wheel, platform: Platform, python: str) -> tuple[int, int] | None:
    """How well it serves CPython `python` on `platform`: the less the better, None not at all.

    One for this Python before one for it and later ones, and that before one for every Python;
    then by the platform's own order.
    """
    minor = int(python.partition(".")[2])
    ours = f"cp3{minor}"
    kinds = [(ours, ours), *((f"cp3{older}", "abi3") for older in range(minor, 1, -1))]
    kinds += [(ours, "none"), (f"py3{minor}", "none"), ("py3", "none")]
    places = [*platform.tags, "any"]
    return min(
        (
            (kinds.index((tag.interpreter, tag.abi)), places.index(tag.platform))
            for tag in wheel.tags
            if (tag.interpreter, tag.abi) in kinds and tag.platform in places
        ),
        default=None,
    )
