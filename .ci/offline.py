"""Build the folder that installs rmdesk without a network.

    .venv/bin/python .ci/offline.py linux-x86_64 linux-arm64 windows-x86_64

Needs a network once, for the wheels; what was fetched before is taken again after its hash was
checked. Run it from the environment the README makes: the locked backend lies there.
"""

import argparse
import sys
from pathlib import Path

from offline_folder.folder import Wish, build
from offline_folder.platforms import PLATFORMS, PYTHONS
from offline_folder.refusals import NotBuilt
from offline_folder.sums import NAME as SUMS
from offline_folder.sums import sha256

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0 built, 1 not built and said why; 2 a wrong command line."""
    asked = _parser().parse_args()
    for name in asked.platform:
        wish = Wish(
            root=ROOT,
            out=asked.out,
            scratch=ROOT / "build" / "offline",
            pythons=tuple(asked.python or PYTHONS),
            runtime=asked.runtime,
        )
        try:
            folder = build(wish, PLATFORMS[name])
        except (NotBuilt, OSError) as error:
            print(error, file=sys.stderr)
            return 1
        packed = folder.with_name(folder.name + ".zip")
        size = packed.stat().st_size / 1_000_000
        print(f"{folder}\n  {SUMS}  {sha256(folder / SUMS)}")
        print(f"{packed} ({size:.0f} MB)\n  SHA-256     {sha256(packed)}", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="offline.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("platform", nargs="+", choices=list(PLATFORMS), metavar="PLATFORM")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument(
        "--python", nargs="+", choices=PYTHONS, help="only for these (default: all)"
    )
    parser.add_argument(
        "--runtime", type=Path, metavar="FILE", help="an archive of a Python that goes along"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
