"""What an installation on Linux puts beside the program: launcher, window, menu entry, icon.

And whether a desk runs from it. Everything is text here; `installing` writes it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

ENTRY_FILE = "rmdesk.desktop"

_LAUNCHER = """\
#!/bin/sh
# Starts rmdesk by its own Python, which hears nothing of this shell's Python settings.
python={python}
if [ ! -x "$python" ]; then
    echo "rmdesk: its Python is gone ($python). Install again from the rmdesk folder." >&2
    echo "rmdesk：找不到它的 Python（$python）。请用 rmdesk 安装文件夹重新安装。" >&2
    exit 1
fi
exec "$python" -I -m rmdesk {folder}"$@"
"""

_HERE = """\
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
"""

_WINDOW = """\
#!/bin/sh
# Opens rmdesk in a terminal window. `Terminal=true` in a menu entry finds the terminals of some
# desktops and not those of others, so they are looked for here by name.
program={program}
if [ -t 0 ] && [ -t 1 ]; then
    "$program" "$@"
    code=$?
    if [ "$code" -ne 0 ]; then
        printf '\\n[rmdesk: %s] Enter / 按回车键关闭窗口 ' "$code"
        read -r _
    fi
    exit "$code"
fi
if [ -n "${RMDESK_WINDOW:-}" ]; then
    exit 1 # a terminal that gave its program no terminal
fi
export RMDESK_WINDOW=1
for terminal in xdg-terminal-exec x-terminal-emulator deepin-terminal mate-terminal \\
    gnome-terminal konsole xfce4-terminal lxterminal xterm; do
    command -v "$terminal" >/dev/null 2>&1 || continue
    case $terminal in
    xdg-terminal-exec) exec "$terminal" "$0" ;;
    gnome-terminal) exec "$terminal" -- "$0" ;;
    mate-terminal | xfce4-terminal) exec "$terminal" -x "$0" ;;
    *) exec "$terminal" -e "$0" ;;
    esac
done
told="rmdesk: no terminal was found. Open one and run: $program
没有找到终端程序。请打开终端，运行：$program"
for box in "zenity --info --text" "kdialog --msgbox" "notify-send" "xmessage"; do
    command -v "${box%% *}" >/dev/null 2>&1 && exec $box "$told"
done
echo "$told" >&2
exit 1
"""

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=rmdesk
Name[zh_CN]=客户经理工作台 rmdesk
GenericName=Desk for relationship managers
GenericName[zh_CN]=客户经理工作台
Comment=Client book, contacts and what is due, encrypted and without a network
Comment[zh_CN]=客户簿、联系记录与待办，加密保存，不联网
Exec={window}
Icon={icon}
Terminal=false
Categories=Office;Finance;
StartupNotify=false
"""

ICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect x="4" y="8" width="56" height="48" rx="6" fill="#12324a"/>
<path d="M4 20V14a6 6 0 0 1 6-6h44a6 6 0 0 1 6 6v6z" fill="#2f7f9d"/>
<path d="M12 28l7 6-7 6" fill="none" stroke="#f2c14e" stroke-width="4"/>
<path d="M24 42h10M40 28h12M40 35h12M40 42h12" stroke="#e8f1f5" stroke-width="3"/>
</svg>
"""
"""A window with a prompt and a list."""


def launcher(python: Path, folder: Path | None) -> str:
    """Starts rmdesk by `python`, without the user's own site packages or settings (-I).

    With `folder` the installation is a portable one: the launcher lies beside `folder`, above
    `python`, and finds both from where it lies itself, whatever the stick is called today.
    """
    if folder is None:
        return _LAUNCHER.format(python=_quoted(str(python)), folder="")
    top = folder.parent
    text = _LAUNCHER.format(
        python=f'"$here"/{_quoted(python.relative_to(top).as_posix())}',
        folder=f'--folder "$here"/{_quoted(folder.name)} ',
    )
    return text.replace("python=", f"{_HERE}python=", 1)


def window(program: Path, *, is_beside: bool = False) -> str:
    """Opens the launcher `program` in whichever terminal there is.

    One that lies beside it is found from there, as a portable installation wants it.
    """
    if not is_beside:
        return _WINDOW.replace("program={program}", f"program={_quoted(str(program))}", 1)
    return _WINDOW.replace(
        "program={program}", f'{_HERE}program="$here"/{_quoted(program.name)}', 1
    )


def desktop_entry(window_file: Path, icon: Path) -> str:
    """The menu entry, in both languages (Desktop Entry Specification 1.5)."""
    return _ENTRY.format(window=_for_exec(window_file), icon=_escaped(str(icon)))


def running(program: Path) -> list[int]:
    """The processes that run by a Python under `program`, but for this one.

    By their command lines: those can be read even of a process that closed its memory to others.
    """
    top = os.fsencode(os.path.realpath(program)) + os.sep.encode()
    return sorted(
        number
        for number, command in _commands()
        if number != os.getpid() and _lies_in(top, command.partition(b"\0")[0])
    )


def _lies_in(top: bytes, python: bytes) -> bool:
    """Its folder, by whatever spelling it was started; a Python itself is a link out of it."""
    folder, _, name = python.rpartition(b"/")
    return folder.startswith(b"/") and os.path.realpath(folder).startswith(top) and bool(name)


def _commands() -> Iterator[tuple[int, bytes]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            yield int(folder.name), (folder / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue  # it ended meanwhile, or is somebody else's


def _quoted(text: str) -> str:
    """One word of a shell, whatever is in it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _for_exec(path: Path) -> str:
    """One quoted argument of an Exec line."""
    text = str(path)
    for sign in '\\"`$':
        text = text.replace(sign, f"\\{sign}")
    return _escaped(f'"{text}"').replace("%", "%%")


def _escaped(text: str) -> str:
    """A string value of an entry."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")
