"""The modes and code pages of the console this process writes to, on Windows only.

Never run on Windows so far: kept to what the documentation of the console's functions promises.
Every call is guarded: a stream that is no console (a pipe) has no modes, and keeps what it has.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rmdesk.ui.console import modes

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _INPUT, _OUTPUT = -10, -11  # STD_INPUT_HANDLE, STD_OUTPUT_HANDLE

    # A library object of our own: what types its functions take must not change Textual's.
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.GetStdHandle.argtypes = [wintypes.DWORD]
    _kernel.GetStdHandle.restype = wintypes.HANDLE
    _kernel.GetConsoleMode.argtypes = [wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD)]
    _kernel.SetConsoleMode.argtypes = [wintypes.HANDLE, wintypes.DWORD]

    def _mode(stream: int) -> int | None:
        """None where `stream` is no console."""
        found = wintypes.DWORD()
        handle = _kernel.GetStdHandle(stream & 0xFFFFFFFF)
        return found.value if _kernel.GetConsoleMode(handle, ctypes.byref(found)) else None

    def _set_mode(stream: int, mode: int) -> None:
        _kernel.SetConsoleMode(_kernel.GetStdHandle(stream & 0xFFFFFFFF), mode)

    def keeper() -> Callable[[], None]:
        """What gives the console back as it is now: modes, QuickEdit among them, and code pages."""
        input_mode, output_mode = _mode(_INPUT), _mode(_OUTPUT)
        pages = (_kernel.GetConsoleCP(), _kernel.GetConsoleOutputCP())

        def restore() -> None:
            if input_mode is not None:
                _set_mode(_INPUT, modes.restored_input_mode(input_mode))
            if output_mode is not None:
                _set_mode(_OUTPUT, output_mode)
            if all(pages):  # 0 means that there is no console
                _kernel.SetConsoleCP(pages[0])
                _kernel.SetConsoleOutputCP(pages[1])

        return restore

    @contextmanager
    def for_prompt() -> Iterator[None]:
        """The console with escape sequences, UTF-8, and without QuickEdit; afterwards as before."""
        restore = keeper()
        try:
            if (mode := _mode(_OUTPUT)) is not None:
                _set_mode(_OUTPUT, modes.output_mode(mode))
            if (mode := _mode(_INPUT)) is not None:
                _set_mode(_INPUT, modes.prompt_input_mode(mode))
            _kernel.SetConsoleCP(modes.UTF8)
            _kernel.SetConsoleOutputCP(modes.UTF8)
            yield
        finally:
            restore()

    def prepare_for_desk() -> None:
        """Keys as escape sequences and no QuickEdit; `for_prompt` around it gives all back."""
        if _mode(_INPUT) is not None:
            _set_mode(_INPUT, modes.desk_input_mode())
