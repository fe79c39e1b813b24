"""Which of the locked packages the program runs on: followed from its own metadata.

The lock pins the build backend as well, which no PC needs. Markers are judged for the PC the
folder is for; pip would judge them for the machine that builds it.
"""

from collections.abc import Mapping

from packaging.utils import NormalizedName, canonicalize_name

from offline_folder.refusals import NotBuilt
from offline_folder.wheels import Wheel


def needed_by(
    own: Wheel, wheels: Mapping[NormalizedName, Wheel], environment: Mapping[str, str]
) -> dict[NormalizedName, Wheel]:
    """`own` and every wheel it needs in `environment`, directly or not, ordered by name.

    Raises NotBuilt when one is missing, or is not the version that is asked for.
    """
    found = {own.name: own}
    to_follow: list[tuple[Wheel, str]] = [(own, "")]
    followed = set()
    while to_follow:
        wheel, extra = to_follow.pop()
        if (wheel.name, extra) in followed:
            continue
        followed.add((wheel.name, extra))
        for need in wheel.needs:
            if need.marker and not need.marker.evaluate({**environment, "extra": extra}):
                continue
            name = canonicalize_name(need.name)
            if name not in wheels or not need.specifier.contains(
                wheels[name].version, prereleases=True
            ):
                raise NotBuilt(f"{wheel.path.name} needs {need}, which the lock does not hold.")
            found[name] = wheels[name]
            to_follow += [(wheels[name], extra) for extra in ("", *sorted(need.extras))]
    return dict(sorted(found.items()))
