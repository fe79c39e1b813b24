"""What goes along: class by class of the file, for all clients or for one."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rmdesk.domain.handover.treatments import (
    CLASS_TITLES,
    TREATMENT_TITLES,
    FieldClass,
    Treatment,
)
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading
from rmdesk.ui.widgets.lines import Cell, Line, line

Painter = Callable[[int], Line]

_CLASS, _TREATMENT, _COUNT = 21, 11, 6
_STYLES = {Treatment.WHOLE: "strong", Treatment.SUMMARISE: "accent", Treatment.DROP: "warning"}

_HOLDS: Mapping[FieldClass, str] = {
    FieldClass.REACH: N_("telephone, addresses, messenger"),
    FieldClass.PERSON: N_("work, hobbies, habits"),
    FieldClass.FAMILY: N_("members of the household"),
    FieldClass.ASSETS: N_("holdings, balances, risk assessments"),
    FieldClass.ELSEWHERE: N_("holdings elsewhere, reviews, flows"),
    FieldClass.INSURANCE: N_("policies and cover"),
    FieldClass.CONTACTS: N_("contacts, calls, objections"),
    FieldClass.HEARD: N_("needs, wishes, feedback, referrals"),
    FieldClass.PLANS: N_("dates, duties, goals, diagnoses"),
    FieldClass.JUDGEMENT: N_("tags, classes by hand, the note"),
    FieldClass.PAPERS: N_("pictures, PDFs, texts"),
    FieldClass.HISTORY: N_("who changed what when"),
}


class Turn(StrEnum):
    """What is wanted besides another treatment."""

    CLASS = "class"
    CLIENT = "client"


class Wished(NamedTuple):
    """Another treatment of a class, or an exception for some client."""

    turn: Turn
    at: int = 0
    field_class: FieldClass | None = None


class Treatments(ActList[Wished]):
    """Enter asks what is to become of a class; what holds for all can be otherwise for one.

    `general` is what holds for all, where the page is one client's: what differs from it is marked.
    """

    closing = N_("Back")

    def __init__(
        self,
        held: Mapping[FieldClass, Treatment],
        *,
        name: str = "",
        general: Mapping[FieldClass, Treatment] | None = None,
        counts: Mapping[FieldClass, int] | None = None,
        exceptions: int = 0,
        warns: Sequence[str] = (),
        at: int = 0,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(
            _("What goes along of {name}").format(name=name) if name else _("What goes along"),
            advice=_(
                "Who the client is, consents, walls, taboos and “do not call” always go along."
            ),
            at=at,
            refusal=refusal,
        )
        self._held = held
        self._name = name
        self._general = general or held
        self._counts = counts
        self._exceptions = exceptions
        self._warns = warns

    def acts(self, width: int) -> list[Act[Wished]]:
        acts: list[Act[Wished]] = []
        for field_class in FieldClass:
            wish = Wished(Turn.CLASS, len(acts), field_class)
            row = self._row(field_class, self._held[field_class])
            acts.append(Act(row, wish, _("Set otherwise")))
        if not self._name:
            said = _("exceptions so far: {count}").format(count=self._exceptions)
            wish = Wished(Turn.CLIENT, len(acts) + 1)
            acts += [Act(blank), Act(_single(_("One client"), said), wish, _("Choose"))]
        elif self._warns:
            acts += [Act(blank), Act(heading(_("What ends here, as things stand")))]
            acts += [Act(_sentence(one)) for one in self._warns]
        return acts

    def _row(self, field_class: FieldClass, held: Treatment) -> Painter:
        counted = ""
        if self._counts is not None:
            counted = f"{self._counts.get(field_class, 0):,}"
        says, style = _(_HOLDS[field_class]), "muted"
        if (general := self._general[field_class]) is not held:
            says, style = _("for all others: {how}").format(how=_(TREATMENT_TITLES[general])), ""

        def compose(width: int) -> Line:
            rest = width - _CLASS - _TREATMENT - (_COUNT + 1 if counted else 0) - 3
            return line(
                Cell(_(CLASS_TITLES[field_class]), _CLASS, "strong"),
                Cell(_(TREATMENT_TITLES[held]), _TREATMENT, _STYLES[held]),
                Cell(counted, _COUNT if counted else 0, "muted", "right"),
                Cell(says, rest, style),
                gap=1,
            )

        return compose


def _single(title: str, said: str) -> Painter:
    return lambda width: line(
        Cell(title, _CLASS, "strong"), Cell(said, width - _CLASS - 1, "muted"), gap=1
    )


def _sentence(text: str) -> Painter:
    return lambda width: line(Cell(text, width, "muted"))
