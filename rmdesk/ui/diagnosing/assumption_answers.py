"""What is assumed, as rows that can be typed and in a few words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from rmdesk.domain.diagnosis.assumptions import (
    LIMITS,
    MOST_BP,
    RATES,
    Assumptions,
    wrong_with_assumptions,
)
from rmdesk.domain.valuation import parts_text, rate_text, read_rate
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui.diagnosing import answers
from rmdesk.ui.diagnosing.answers import Answer

W = TypeVar("W")

NO_RATE: Final = N_("Type a rate in per cent, such as 3 or 2.5.")

_TITLES: Final = {
    "inflation_bp": N_("Prices rise a year"),
    "return_bp": N_("Return a year"),
    "living_years": N_("Living costs for"),
    "illness_years": N_("Income missing while ill"),
    "child_until": N_("Children are kept until"),
    "parent_until": N_("Parents are kept until"),
    "retire_at": N_("One retires at"),
    "live_to": N_("Counted up to"),
}
_BRIEF: Final = {
    "inflation_bp": N_("prices {figure}"),
    "return_bp": N_("return {figure}"),
    "living_years": N_("living {figure} y"),
    "illness_years": N_("ill {figure} y"),
    "child_until": N_("child to {figure}"),
    "parent_until": N_("parent to {figure}"),
    "retire_at": N_("retires at {figure}"),
    "live_to": N_("lives to {figure}"),
}
_IN_YEARS: Final = {"living_years", "illness_years"}


def assumption_words(assumptions: Assumptions) -> list[str]:
    """Each assumption in words: ``Return a year 3 %``."""
    return [
        _("{title} {figure}").format(title=_(title), figure=_said(name, getattr(assumptions, name)))
        for name, title in _TITLES.items()
    ]


def brief_assumptions(assumptions: Assumptions) -> list[str]:
    """The same for a line or two: ``return 3 %``, ``child to 22``."""
    figures = ((name, getattr(assumptions, name)) for name in _BRIEF)
    return [
        _(_BRIEF[name]).format(figure=rate_text(figure) if name in RATES else figure)
        for name, figure in figures
    ]


def assumption_answers(
    assumptions: Assumptions, keep: Callable[[Assumptions], W]
) -> list[Answer[W]]:
    """A row for each; one that cannot be assumed is refused with a sentence."""

    def checked(name: str, figure: int) -> W:
        changed = replace(assumptions, **{name: figure})
        if wrong := wrong_with_assumptions(changed):
            raise ValueRefused(Wrong(name, wrong.message, wrong.parameters))
        return keep(changed)

    return [_answer(name, getattr(assumptions, name), checked) for name in _TITLES]


def _answer(name: str, figure: int, checked: Callable[[str, int], W]) -> Answer[W]:
    if name in RATES:
        return _rate(name, figure, checked)
    least, most = LIMITS[name]

    def keep(typed: int | None) -> W:
        if typed is None:
            raise ValueRefused(Wrong(name, answers.NO_WHOLE))
        return checked(name, typed)

    return answers.whole(
        name,
        _(_TITLES[name]),
        figure,
        keep,
        said=lambda years: _said(name, years),
        example=str(figure),
        about=_("{least} to {most}").format(least=least, most=most),
    )


def _rate(name: str, figure: int, checked: Callable[[str, int], W]) -> Answer[W]:
    def read(text: str) -> int:
        if (rate := read_rate(text)) is None:
            raise ValueRefused(Wrong(name, NO_RATE))
        return rate

    def reading(text: str) -> str:
        try:
            return f"= {rate_text(read(text))}"
        except ValueRefused:
            return _("not yet")

    return Answer(
        key=name,
        title=_(_TITLES[name]),
        says=rate_text(figure),
        text=parts_text(figure * 100),
        example=_("3 or 2.5"),
        about=_("{least} to {most}").format(least="0 %", most=f"{MOST_BP // 100} %"),
        take=lambda text: checked(name, read(text)),
        reading=reading,
    )


def _said(name: str, figure: int) -> str:
    if name in RATES:
        return rate_text(figure)
    if name in _IN_YEARS:
        return _("{number} years").format(number=figure)
    return _("age {age}").format(age=figure)


def differing(one: Assumptions, other: Assumptions) -> Sequence[str]:
    """What the other assumes differently, in words."""
    return [
        _("{title} {figure}").format(title=_(title), figure=_said(name, getattr(other, name)))
        for name, title in _TITLES.items()
        if getattr(one, name) != getattr(other, name)
    ]
