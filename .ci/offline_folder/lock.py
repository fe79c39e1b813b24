"""What the lock pins: name, version, marker and hashes of every package."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import NormalizedName, canonicalize_name

from offline_folder.refusals import NotBuilt

_PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)"
    r"(?:\s*;\s*(?P<marker>[^\\\n]+?))?(?P<hashes>(?:\s*\\\n\s+--hash=sha256:[0-9a-f]{64})+)\s*$",
    re.MULTILINE,
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pinned:
    """One package of the lock; `hashes` are SHA-256, of every file of that version it may be."""

    name: NormalizedName
    version: str
    marker: str
    hashes: frozenset[str]

    def is_for(self, environment: Mapping[str, str]) -> bool:
        return not self.marker or Marker(self.marker).evaluate(dict(environment))

    def line(self, hashes: frozenset[str] | None = None) -> str:
        """Of a requirements file, without the marker."""
        words = [f"{self.name}=={self.version}"]
        words += [f"    --hash=sha256:{one}" for one in sorted(hashes or self.hashes)]
        return " \\\n".join(words) + "\n"


def read(path: Path) -> dict[NormalizedName, Pinned]:
    """The lock at `path`; raises NotBuilt for one that leaves anything without a hash."""
    text = path.read_text(encoding="utf-8")
    pinned = {}
    for found in _PINNED.finditer(text):
        name = canonicalize_name(found["name"])
        hashes = frozenset(_HASH.findall(found["hashes"]))
        pinned[name] = Pinned(name, found["version"], found["marker"] or "", hashes)
    if not pinned or len(pinned) != len(re.findall(r"^[A-Za-z0-9]", text, re.MULTILINE)):
        raise NotBuilt(f"{path.name}: a line pins no version with a hash. Renew the lock.")
    return pinned
