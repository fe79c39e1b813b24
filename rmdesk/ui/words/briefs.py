"""Clients from other hands, in words that fit a page or a line. Pure functions."""

from typing import Final

from rmdesk.desk.briefs.received import ReceivedBrief
from rmdesk.language import _
from rmdesk.store.handover.provenance import Received
from rmdesk.ui import formats

_POINT: Final = "- "


def giver(who: str, branch: str) -> str:
    """``王芳（城南支行）``"""
    return _("{who} ({branch})").format(who=who, branch=branch) if branch else who


def brief_from(brief: ReceivedBrief) -> str:
    """From whom it is and when they wrote it."""
    return f"{giver(brief.who, brief.branch)}  {formats.plain_day(brief.on)}"


def came_from(handover: Received) -> str:
    """From whom a client came, and when."""
    return f"{giver(handover.who, handover.branch)}  {formats.plain_day(handover.at.date())}"


def brief_in_line(brief: ReceivedBrief) -> str:
    """The page as one text: who wrote it, then each part behind its heading."""
    parts: list[list[str]] = []
    for row in filter(None, (row.strip() for row in brief.words.splitlines())):
        if row.startswith(_POINT) and parts:
            parts[-1].append(row.removeprefix(_POINT))
        else:
            parts.append([row.removeprefix(_POINT)])
    said = [_part(heading, points) for heading, *points in parts]
    words = "  ".join(said)
    return _("{who}: {words}").format(who=brief.who, words=words)


def _part(heading: str, points: list[str]) -> str:
    if not points:
        return heading
    return _("{title}: {words}").format(title=heading, words="; ".join(points))
