"""What kinds of PC a folder is built for, and how each calls its wheels.

Wheels for Linux are taken up to manylinux_2_28: glibc 2.28 is what UOS 20 and Kylin V10 SP1 have at
the least (PEP 600 says which tag stands for which glibc).
"""

from dataclasses import dataclass

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""Every CPython the folder serves, oldest first: whichever is on the PC is good."""

_MANYLINUX = ("2_28", "2_27", "2_26", "2_24", "2_17", "2_12", "2_5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One kind of PC.

    `tags` are wheel platform tags, best first; `markers` are what environment markers (PEP 508)
    say there, whatever machine builds the folder.
    """

    name: str
    system: str
    tags: tuple[str, ...]
    markers: dict[str, str]

    def environment(self, python: str) -> dict[str, str]:
        """The marker environment of CPython `python`, such as ``"3.11"``, on this platform."""
        return {
            **self.markers,
            "implementation_name": "cpython",
            "implementation_version": f"{python}.0",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "python_full_version": f"{python}.0",
            "python_version": python,
            "extra": "",
        }


def _linux(name: str, machine: str) -> Platform:
    return Platform(
        name=name,
        system="linux",
        tags=tuple(f"manylinux_{glibc}_{machine}" for glibc in _MANYLINUX)
        + tuple(f"manylinux{year}_{machine}" for year in ("2014", "2010", "1")),
        markers={
            "os_name": "posix",
            "sys_platform": "linux",
            "platform_machine": machine,
            "platform_system": "Linux",
        },
    )


_ALL = (
    Platform(
        name="windows-x86_64",
        system="windows",
        tags=("win_amd64",),
        markers={
            "os_name": "nt",
            "sys_platform": "win32",
            "platform_machine": "AMD64",
            "platform_system": "Windows",
        },
    ),
    _linux("linux-x86_64", "x86_64"),
    _linux("linux-arm64", "aarch64"),
)

PLATFORMS = {platform.name: platform for platform in _ALL}
