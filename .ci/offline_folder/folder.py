"""The folder itself: everything that lies in it, put together beside its name and then renamed.

rmdesk-VERSION-PLATFORM/
    READ-ME.txt 先读我.txt     what to do, on a page each
    install… uninstall…        of the platform: `linux/` or `windows/` here
    rmdesk_setup/              what they call: it installs, on every platform alike
    folder.txt                 key=value, for scripts that cannot read JSON
    requirements.txt           every wheel by hash
    wheels/                    of every Python the folder serves
    runtime/                   a Python to unpack, or which one belongs here
    manifest.json sbom.cdx.json SHA256SUMS
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from offline_folder import archive, components, manifest, sbom, sums
from offline_folder.closure import needed_by
from offline_folder.commit import commit_of
from offline_folder.components import Closures, Component
from offline_folder.downloads import fetched
from offline_folder.lock import read
from offline_folder.own_wheel import built
from offline_folder.platforms import PYTHONS, Platform
from offline_folder.runtime_place import fill

HERE = Path(__file__).parent
SETUP = HERE.parent / "rmdesk_setup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be built from the checkout `root`, and where it is to lie.

    `scratch` keeps downloaded wheels for the next time. `runtime` is an archive of a Python that
    goes along.
    """

    root: Path
    out: Path
    scratch: Path
    pythons: Sequence[str] = PYTHONS
    runtime: Path | None = None


def build(wish: Wish, platform: Platform) -> Path:
    """The folder for `platform`, and its .zip beside it; raises NotBuilt and OSError."""
    own = built(wish.root, wish.scratch / "own")
    pinned = read(wish.root / "requirements.lock")
    into = wish.scratch / platform.name
    closures = {
        python: needed_by(
            own, fetched(pinned, platform, python, into), platform.environment(python)
        )
        for python in wish.pythons
    }
    return put_together(wish, platform, own.version, closures)


def put_together(wish: Wish, platform: Platform, version: str, closures: Closures) -> Path:
    """The folder with the wheels that `closures` name for each Python, and its .zip.

    What lay there under the same name is replaced once the new one is whole.
    """
    parts = components.of(closures.values())
    target = wish.out / f"rmdesk-{version}-{platform.name}"
    side = wish.out / f".{target.name}.part"
    shutil.rmtree(side, ignore_errors=True)
    side.mkdir(parents=True)
    _put_wheels(side, parts)
    _put_scripts(side, platform)
    runtime = fill(side, platform, list(closures), version=version, archive=wish.runtime)
    sbom.write(side, parts)
    manifest.write(
        side,
        version=version,
        platform=platform,
        closures=closures,
        runtime=runtime,
        components=parts,
        commit=commit_of(wish.root),
    )
    sums.write(side)
    shutil.rmtree(target, ignore_errors=True)
    side.rename(target)
    archive.write(target, target.with_name(target.name + ".zip"))
    return target


def _put_wheels(folder: Path, parts: Sequence[Component]) -> None:
    """The wheels, and the requirements that name each by its hash."""
    wheels = folder / "wheels"
    wheels.mkdir()
    for component in parts:
        for wheel in component.wheels:
            shutil.copyfile(wheel.path, wheels / wheel.path.name)
    lines = [
        " \\\n".join(
            [
                f"{component.name}=={component.version}",
                *sorted(f"    --hash=sha256:{wheel.sha256}" for wheel in component.wheels),
            ]
        )
        + "\n"
        for component in parts
    ]
    text = "".join(lines)
    (folder / "requirements.txt").write_text(text, encoding="utf-8", newline="\n")


def _put_scripts(folder: Path, platform: Platform) -> None:
    """What lies in the platform's folder here, and what all platforms install by."""
    for path in sorted((HERE / platform.system).iterdir()):
        if path.is_file():
            target = folder / path.name
            shutil.copyfile(path, target)
            if path.suffix == ".sh":
                target.chmod(0o755)
    (folder / SETUP.name).mkdir()
    for path in sorted(SETUP.glob("*.py")):
        shutil.copyfile(path, folder / SETUP.name / path.name)
