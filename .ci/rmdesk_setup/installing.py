"""A version beside the former one, the switch, and the former one's removal, in this order.

What is interrupted before the switch leaves the former version as it was; the next installation
clears away what was half made, by the mark that was set first.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path

from rmdesk_setup import carrying, environment, pc, record
from rmdesk_setup.folder import Folder
from rmdesk_setup.layout import Layout, same
from rmdesk_setup.record import Record
from rmdesk_setup.refusals import Refused

UNFINISHED = ".rmdesk-unfinished"
"""Lies in a program until it is listed; tells the folders that were not there before."""

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
    former = record.read(layout)
    if former is not None:
        _check_former(folder, layout, former)
    _check_places(folder, layout, former)
    # Not what a stick holds: nobody knows in whose hands it was, and asking it runs it.
    if former is not None and layout.data is None and _answers(folder, layout, former):
        if _is_well(layout, former):
            _remove_former(layout, former, former, tell)
            tell(
                "rmdesk {version} is already installed and well. Nothing was changed.",
                version=folder.version,
            )
            return
        program, absent = former.program, former.folders
    else:
        carrying.check(layout.root)
        program, absent = _free_place(layout, folder.version, former)
        _check_room(folder, layout.root)
        tell("Preparing rmdesk {version} …", version=folder.version)
        _make(folder, layout, layout.program(program), absent, tell)
    _flush()
    now = _switch(folder, layout, language, former, absent, program)
    _flush()
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
        tell(
            "It runs on this PC only, because the folder brought no Python of its own. For other "
            "PCs put {file} into the folder runtime and install again.",
            file=folder.runtime_file,
        )
    if former is not None:
        tell(
            "Your books and settings were not touched. The desk backs a book up by itself before "
            "it changes its format."
        )


def _make(folder: Folder, layout: Layout, program: Path, absent: Iterable[str], tell: Tell) -> None:
    program.mkdir(parents=True)
    (program / UNFINISHED).write_text("\n".join(absent), encoding="utf-8")
    environment.make(folder, layout, program, tell)
    environment.ask(
        layout.python(program),
        folder.version,
        packages=[wheel.name for wheel in folder.wheels[environment.series(folder)]],
    )


def _flush() -> None:
    """All to the disk or the stick: the switch must not be there before what it switches to."""
    if sys.platform != "win32":
        os.sync()


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


def _check_places(folder: Folder, layout: Layout, former: Record | None) -> None:
    """Nothing of somebody else's is replaced: what is not listed as ours must not be there.

    And no link may lead what we write elsewhere.
    """
    wanted = [layout.record] if former is None else []
    wanted += [layout.launcher, layout.window, *layout.setup_files(folder.path)]
    wanted += [path for name, path in layout.outside.items() if name != "menu"]
    ours = set()
    if former is not None:
        ours = {same(layout.root / name) for name in former.beside}
        ours |= {same(Path(name)) for name in former.outside}
    for path in wanted:
        is_ours = same(path) in ours
        if layout.root in path.parents and not record.is_plain(layout.root, path.parent):
            is_ours = False
            path = path.parent  # noqa: PLW2901 -- the link is what is in the way
        if not is_ours and (path.exists() or path.is_symlink()):
            raise Refused(
                "{place} is needed, and something else has that name. Remove or rename it first.",
                place=path,
            )


def _answers(folder: Folder, layout: Layout, former: Record) -> bool:
    """Whether the very version of `folder` is there already, and starts."""
    python = layout.python(layout.program(former.program))
    return former.version == folder.version and environment.answers(python, former.version)


def _is_well(layout: Layout, former: Record) -> bool:
    """Whether what lies beside the program is as it was made."""
    return all(
        path.is_file() and path.read_bytes() == text.encode()
        for path, text in layout.texts(former.program).items()
    )


def _free_place(layout: Layout, version: str, former: Record | None) -> tuple[str, list[str]]:
    """A name of a program that is free, and the folders that were not there before.

    The version itself, or with a number behind it where it is installed already: that one goes on
    until the new one is there. What an interrupted installation left is cleared away.
    """
    outside = (path.parent for path in layout.outside.values())
    absent = former.folders if former else _missing({layout.root, *outside})
    for name in (version if number == 1 else f"{version}-{number}" for number in count(1)):
        program = layout.program(name)
        if not program.exists() and not program.is_symlink():
            break
        if former is not None and name in former.made:
            continue
        if program.is_symlink() or not (program / UNFINISHED).is_file():
            raise Refused(
                "{place} holds something that this program did not put there. Choose another "
                "place.",
                place=program,
            )
        told = (program / UNFINISHED).read_text(encoding="utf-8").splitlines()
        absent = _innermost_first({*absent, *(one for one in told if layout.lies_in(Path(one)))})
        shutil.rmtree(program)
        break
    return name, absent


def _check_room(folder: Folder, root: Path) -> None:
    place = carrying.nearest(root)
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
    folder: Folder,
    layout: Layout,
    language: str,
    former: Record | None,
    absent: list[str],
    name: str,
) -> Record:
    """Lists first, launcher last: from here on the new version is the one that starts."""
    program = layout.program(name)
    setup = layout.setup_files(folder.path)
    texts = layout.texts(name)
    made = dict(former.made) if former else {}
    if name not in made:
        made[name] = [path.relative_to(program).as_posix() for path in record.files_under(program)]
    beside = {path for path in [*setup, *texts] if layout.root in path.parents}
    shortcuts = layout.shortcuts(language)
    outside = {path for path in texts if path not in beside}
    outside |= {Path(shortcut["file"]) for shortcut in shortcuts}
    is_venv = (program / "pyvenv.cfg").exists()
    now = Record(
        version=folder.version,
        program=name,
        kind="venv" if is_venv else "runtime",
        base=_base(layout) if is_venv else "",
        portable=layout.data is not None,
        made=made,
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
    # Listed, so that uninstalling would find it: only now is it finished.
    (program / UNFINISHED).unlink(missing_ok=True)
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
    return _innermost_first({str(one) for one in wanted if not one.exists()})


def _innermost_first(folders: set[str]) -> list[str]:
    return sorted(folders, key=lambda one: (-len(Path(one).parts), one))


def _remove_former(layout: Layout, former: Record | None, now: Record, tell: Tell) -> None:
    """Its programs, and what only it had beside them; what cannot be removed stays listed.

    So does a program that a desk runs by: one may have been started since it was first asked.
    """
    if former is not None:
        gone = set(former.beside) - set(now.beside)
        now.beside += record.remove(layout.root, sorted(gone))
        kept = {same(Path(name)) for name in now.outside}
        gone = {name for name in former.outside if same(Path(name)) not in kept}
        now.outside += record.remove_outside(sorted(gone))
    for name in [one for one in now.made if one != now.program]:
        program = layout.program(name)
        left = now.made[name]
        if not layout.is_running(program):
            left = record.remove_program(layout.root, name, left)
            record.remove_empty(program)
        if left:
            tell(
                "The files of {version} could not all be removed; the next installation tries "
                "again.",
                version=name,
            )
            now.made[name] = left
        else:
            del now.made[name]
    now.write(layout.record)
