"""The folder as one .zip, the same bytes from the same files."""

import zipfile
from pathlib import Path

from offline_folder.sums import files_of

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest a .zip can say."""

UNIX = 3
"""What made the archive, so that modes are read."""


def write(folder: Path, target: Path) -> None:
    """Stored in one order, with one time; scripts may be run, nothing else may.

    Wheels are compressed already: packing them again would cost minutes and depend on the zlib.
    """
    side = target.with_name(target.name + ".part")
    with zipfile.ZipFile(side, "w", zipfile.ZIP_STORED) as archive:
        for path in files_of(folder):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = UNIX
            entry.external_attr = (0o100755 if path.suffix == ".sh" else 0o100644) << 16
            archive.writestr(entry, path.read_bytes())
    side.replace(target)
