"""manifest.json: what the folder is, and every file of it; for people, scripts and auditors."""

import json
from collections.abc import Sequence
from pathlib import Path

from offline_folder.components import Closures, Component
from offline_folder.platforms import Platform
from offline_folder.runtime_place import GivenRuntime
from offline_folder.sums import NAME as SUMS
from offline_folder.sums import files_of, sha256

NAME = "manifest.json"


def write(
    folder: Path,
    *,
    version: str,
    platform: Platform,
    closures: Closures,
    runtime: GivenRuntime | None,
    components: Sequence[Component],
    commit: str | None,
) -> None:
    """Over everything in `folder` but itself and SHA256SUMS, which lists it in turn.

    `closures` are the wheels each Python needs, and no others. Without `commit` the folder was
    not built from a committed state, and the key is left out.
    """
    told: dict[str, object] = {"name": "rmdesk", "version": version, "platform": platform.name}
    if commit is not None:
        told["commit"] = commit
    told["pythons"] = list(closures)
    told["wheels"] = {
        python: [wheel.path.name for wheel in closure.values()]
        for python, closure in closures.items()
    }
    told["runtime"] = runtime and {
        "file": f"runtime/{runtime.file}",
        "sha256": runtime.sha256,
        "python": runtime.series,
    }
    told["files"] = [
        {
            "path": path.relative_to(folder).as_posix(),
            "sha256": sha256(path),
            "size": path.stat().st_size,
        }
        for path in files_of(folder)
        if path.name not in {NAME, SUMS}
    ]
    told["components"] = [
        {
            "name": component.name,
            "version": component.version,
            "license": component.licence,
            "wheel": wheel.path.name,
            "sha256": wheel.sha256,
        }
        for component in components
        for wheel in component.wheels
    ]
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
