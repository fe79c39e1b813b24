"""Briefs: which stand in the RM's own words, and one of them on a page to write on."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.text_editor import TextEditor


class Wish(StrEnum):
    """Whose brief is wanted."""

    SOMEBODY = "somebody"
    THIS = "this"


class Wished(NamedTuple):
    """A wish, and the client it is about."""

    what: Wish
    client_id: ClientId | None = None


class KeptBrief(NamedTuple):
    """A brief in the RM's own words."""

    client_id: ClientId
    name: str
    on: date


class Briefs(ActList[Wished]):
    """The way to any client's brief, then those in the RM's own words."""

    closing = N_("Back")

    def __init__(
        self,
        kept: Sequence[KeptBrief],
        *,
        drafted: int,
        at: int = 0,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(
            _("Briefs"),
            advice=_(
                "A draft is made of the file as it stands on the day it goes along. Where you know"
                " more than the file does, write it into the brief."
            ),
            at=at,
            refusal=refusal,
        )
        self._kept = kept
        self._drafted = drafted

    def acts(self, width: int) -> list[Act[Wished]]:
        said = _("read it, and put it in your own words")
        acts: list[Act[Wished]] = [
            Act(labelled(_("A client"), said), Wished(Wish.SOMEBODY), _("Choose")),
            Act(blank),
            Act(heading(_("In your own words: {count}").format(count=f"{len(self._kept):,}"))),
        ]
        acts += [
            Act(
                labelled(one.name, _("written on {day}").format(day=one.on.isoformat())),
                Wished(Wish.THIS, one.client_id),
                _("Open"),
            )
            for one in self._kept
        ]
        drafted = _("Drafted from the file: {count}").format(count=f"{self._drafted:,}")
        return [*acts, Act(heading(drafted))]


class BriefEditor(TextEditor):
    """A page to write on: as high as the screen allows."""

    def __init__(
        self, name: str, words: str, *, is_kept: bool, refusal: RmdeskError | None = None
    ) -> None:
        if is_kept:
            about = _("Your own words. An empty page goes back to the draft from the file.")
        else:
            about = _("Drafted from the file. What you save takes the place of the draft.")
        super().__init__(
            _("Brief: {name}").format(name=name),
            words,
            about=about,
            placeholder=_("what was promised, what to be careful with, how to begin"),
            refusal=refusal,
        )
