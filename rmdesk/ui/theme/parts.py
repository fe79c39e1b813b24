"""Colours of a theme that go together by a rule: the bars for scrolling, the parts of a chart."""


def scrollbar(thumb: str, active: str, ground: str, *, hover: str = "") -> dict[str, str]:
    """One of a `thumb` on a `ground`; `active` is the thumb that is dragged, and without a `hover`
    also the one under the mouse."""
    return {
        "scrollbar": thumb,
        "scrollbar-hover": hover or active,
        "scrollbar-active": active,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
    }


def charts(odd_ink: str, even_ink: str, *grounds: str) -> dict[str, str]:
    """The parts of a chart, light and dark in turn, each with an ink to be read on it."""
    named = {}
    for number, ground in enumerate(grounds, 1):
        named[f"chart-{number}"] = ground
        named[f"chart-{number}-ink"] = odd_ink if number % 2 else even_ink
    return named
