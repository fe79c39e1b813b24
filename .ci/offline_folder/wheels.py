"""What a wheel says about itself: its name's tags, its metadata, its licence."""

import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from functools import cached_property
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import NormalizedName, parse_wheel_filename

from offline_folder.refusals import NotBuilt
from offline_folder.sums import sha256


@dataclass(frozen=True)  # no slots: its metadata are read once
class Wheel:
    """One wheel file."""

    path: Path

    @property
    def name(self) -> NormalizedName:
        return parse_wheel_filename(self.path.name)[0]

    @property
    def version(self) -> str:
        return str(parse_wheel_filename(self.path.name)[1])

    @property
    def tags(self) -> frozenset[Tag]:
        return parse_wheel_filename(self.path.name)[3]

    @cached_property
    def sha256(self) -> str:
        return sha256(self.path)

    @cached_property
    def metadata(self) -> Message:
        """Raises NotBuilt for a file that is no wheel."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                (inside,) = [
                    name
                    for name in archive.namelist()
                    if name.count("/") == 1 and name.endswith(".dist-info/METADATA")
                ]
                return message_from_bytes(archive.read(inside))
        except (ValueError, zipfile.BadZipFile) as error:
            raise NotBuilt(f"{self.path.name} is no wheel that can be read.") from error

    @property
    def needs(self) -> list[Requirement]:
        return [Requirement(line) for line in self.metadata.get_all("Requires-Dist", [])]

    @property
    def licence(self) -> str:
        """An SPDX expression where there is one, else what the package itself wrote."""
        written = self.metadata.get("License-Expression") or self.metadata.get("License") or ""
        if written and "\n" not in written:
            return str(written)
        classifiers = self.metadata.get_all("Classifier", [])
        named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
        return " AND ".join(named) or str(written).partition("\n")[0].strip() or "unknown"
