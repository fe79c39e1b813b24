"""A version beside the former one, the switch, and the former one's removal, in this order.

What is interrupted before the switch leaves the former version as it was; the next installation
clears away what was half made, by the mark that was set first.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from rmdesk_setup import environment, pc, record
from rmdesk_setup.folder import Folder
from rmdesk_setup.layout import Layout
from rmdesk_setup.record import Record
from rmdesk_setup.refusals import Refused

UNFINISHED = ".rmdesk-unfinished"

_GROWS = 4
"""Times its packed size is what a version takes, compiled, with what lies there until the end."""

Tell = Callable[..., None]


def install(folder: Folder, layout: Layout, language: str, tell: Tell, found: str) -> None:
    """Install `folder` as `layout` says, on a PC of the kind `found`; Refused, or OSError."""
    if folder.platform != found:
        raise Refused(
            "This folder is for {wanted}; this PC is {found}.", wanted=folder.platform, found=found
        )
    pc.check_c_library()
    environment.check_python(folder)
    former = record.read(layout.record)
    if former is not None:
        _check_former(folder, layout, former)
        if former.version == folder.version and _is_well(layout, former):
            tell(
                "rmdesk {version} is already installed and well. Nothing was changed.",
                version=folder.version,
            )
            return
    else:
        _check_places(layout)
    program = layout.program(folder.version)
    _clear(program, former)
    _check_room(folder, layout.root)
    outside = (path.parent for path in layout.outside.values())
    absent = former.folders if former else _missing({layout.root, *outside})

    tell("Preparing rmdesk {version} …", version=folder.version)
    program.mkdir(parents=True)
    (program / UNFINISHED).touch()
    environment.make(folder, layout, program, tell)
    environment.ask(
        layout.python(program),
        folder.version,
        packages=[wheel.name for wheel in folder.wheels[environment.series(folder)]],
    )
    (program / UNFINISHED).unlink()
    now = _switch(folder, layout, language, former, absent)
    _remove_former(layout, former, now, tell)

    is_in_menu = bool(layout.outside)
    tell(
        "Installed: rmdesk {version}. Start it from the menu or with: {launcher}"
        if is_in_menu
        else "Installed: rmdesk {version}. Start it with: {launcher}",
        version=folder.version,
        launcher=layout.launcher,
    )
    if layout.data is not None and now.kind == "venv":
        tell("It runs on this PC only, because the folder brought no Python of its own.")
    if former is not None:
        tell(
            "Your books and settings were not touched. The desk backs a book up by itself before "
            "it changes its format."
        )


def number(version: str) -> tuple[int, ...]:
    """For comparing; "0.10.0" is later than "0.9.1"."""
    return tuple(int(part) for part in version.split("."))


def _check_former(folder: Folder, layout: Layout, former: Record) -> None:
    if number(former.version) > number(folder.version):
        raise Refused(
            "{found} is installed already; this folder is older ({offered}). An older program "
            "cannot open a newer book, so nothing was changed.",
            found=former.version,
            offered=folder.version,
        )
    if any(layout.is_running(layout.program(version)) for version in former.made):
        raise Refused("A desk is running. Close it and start again.")


def _check_places(layout: Layout) -> None:
    """Nothing of somebody else's is replaced by a first installation."""
    taken = [layout.launcher, layout.window]
    taken += [path for name, path in layout.outside.items() if name != "menu"]
    for path in taken:
        if path.exists() or path.is_symlink():
            raise Refused(
                "{place} is needed, and something else has that name. Remove or rename it first.",
                place=path,
            )


def _is_well(layout: Layout, former: Record) -> bool:
    texts = layout.texts(former.version)
    return all(
        path.is_file() and path.read_bytes() == text.encode() for path, text in texts.items()
    ) and environment.answers(layout.python(layout.program(former.version)), former.version)


def _clear(program: Path, former: Record | None) -> None:
    """Take away what an interrupted or damaged installation of the same version left."""
    is_ours = former is not None and program.name in former.made
    if program.exists():
        if not is_ours and not (program / UNFINISHED).exists():
            raise Refused(
                "{place} holds something that this program did not put there. Choose another "
                "place.",
                place=program,
            )
        shutil.rmtree(program)


def _check_room(folder: Folder, root: Path) -> None:
    place = next(one for one in [root, *root.parents] if one.exists())
    free = shutil.disk_usage(place).free
    needed = folder.size * _GROWS
    if free < needed:
        raise Refused(
            "Not enough room at {place}: {needed} MB are needed, {free} MB are free.",
            place=place,
            needed=needed // 1_000_000,
            free=free // 1_000_000,
        )


def _switch(
    folder: Folder, layout: Layout, language: str, former: Record | None, absent: list[str]
) -> Record:
    """Lists first, launcher last: from here on the new version is the one that starts."""
    program = layout.program(folder.version)
    setup = layout.setup_files(folder.path)
    texts = layout.texts(folder.version)
    made = [path.relative_to(program).as_posix() for path in record.files_under(program)]
    beside = {path for path in [*setup, *texts] if layout.root in path.parents}
    shortcuts = layout.shortcuts(language)
    outside = {path for path in texts if path not in beside}
    outside |= {Path(shortcut["file"]) for shortcut in shortcuts}
    now = Record(
        version=folder.version,
        kind="venv" if folder.runtime is None else "runtime",
        base=_base(layout) if folder.runtime is None else "",
        portable=layout.data is not None,
        made={**(former.made if former else {}), folder.version: made},
        beside=sorted(path.relative_to(layout.root).as_posix() for path in beside),
        outside=sorted(map(str, outside)),
        folders=absent,
        shortcuts=shortcuts,
    )
    # Until the former one's are gone they are listed as well.
    replace(
        now,
        beside=sorted({*now.beside, *(former.beside if former else [])}),
        outside=sorted({*now.outside, *(former.outside if former else [])}),
    ).write(layout.record)
    for path, content in setup.items():
        record.write(path, content, runs=path.suffix == ".sh")
    for path, text in texts.items():
        record.write(path, text, runs=path in {layout.launcher, layout.window})
    return now


def _base(layout: Layout) -> str:
    """The Python that a virtual environment stands on, which can uninstall it on Windows."""
    return str(Path(sys.base_exec_prefix) / "python.exe") if layout.system == "windows" else ""


def _missing(folders: Iterable[Path]) -> list[str]:
    """Those of `folders` and of what they lie in that are not there yet, innermost first."""
    wanted = {one for folder in folders for one in [folder, *folder.parents]}
    absent = [one for one in wanted if not one.exists()]
    return [str(one) for one in sorted(absent, key=lambda one: len(one.parts), reverse=True)]


def _remove_former(layout: Layout, former: Record | None, now: Record, tell: Tell) -> None:
    """Its versions, and what only it had beside them; what cannot be removed stays listed."""
    if former is not None:
        gone = set(former.beside) - set(now.beside)
        now.beside += record.remove(layout.root, sorted(gone))
        for path in map(Path, sorted(set(former.outside) - set(now.outside))):
            now.outside += [str(path) for _ in record.remove(path.parent, [path.name])]
    for version in [one for one in now.made if one != now.version]:
        program = layout.program(version)
        left = record.remove(program, now.made[version])
        record.remove_empty(program)
        if left:
            tell(
                "The files of {version} could not all be removed; the next installation tries "
                "again.",
                version=version,
            )
            now.made[version] = left
        else:
            del now.made[version]
    now.write(layout.record)
