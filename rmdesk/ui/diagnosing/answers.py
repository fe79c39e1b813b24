"""An answer as a row: what is asked, what was told, and how another answer makes another whole.

Pure. The whole is a value, such as an interview; a row that is typed, turned, done or taken out
says which whole follows. `answer_sheet` puts rows on the screen.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Generic, TypeVar

from rmdesk.domain.diagnosis.persons import wrong_with_amount
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span
from rmdesk.domain.diagnosis.typed_spans import read_span, typed_span
from rmdesk.domain.identity import clean_number
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.known_figures import money_in_words

W = TypeVar("W")
V = TypeVar("V")

NO_AMOUNT: Final = N_(
    "This is no amount; type it like 12万, 10-15万, 20万以上, or ? for not known."
)
NO_WHOLE: Final = N_("Type a whole figure.")
NO_DAY: Final = N_("This is no date that exists; write it like 12.4, 下周三 or 2026-12-04.")

_IN_AMOUNT: Final = N_("12万, 10-15万, 20万+, ?")
_IN_YEARLY: Final = N_("12万, 10-15万, 8000/月, ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[W]):
    """A row. `key` names it among the rows; `says` is what was told, in words.

    With `take` it is typed: `text` stands in the field, and `reading` says how it is understood;
    with `turn` one of `choices` is chosen; `act` is what Enter does, and gives the key to stand on
    next; `without` takes it out. `free` is the choice that Enter takes, where it takes one.
    `inside` are the rows of a record, shown while it is unfolded.
    `about` is said while the row is stood on.
    """

    key: str
    title: str
    says: str = ""
    style: str = ""
    text: str = ""
    example: str = ""
    about: str = ""
    take: Callable[[str], W] | None = None
    reading: Callable[[str], str] | None = None
    choices: Sequence[str] = ()
    chosen: int = -1
    turn: Callable[[int], W] | None = None
    act: Callable[[], tuple[W, str]] | None = None
    without: Callable[[], W] | None = None
    free: int | None = None
    inside: Sequence["Answer[W]"] = field(default=())
    is_inside: bool = False

    @property
    def is_typed(self) -> bool:
        return self.take is not None


def flat(answers: Iterable[Answer[W]], unfolded: str) -> list[Answer[W]]:
    """The rows as they stand: those of the record that is `unfolded` under its own."""
    rows: list[Answer[W]] = []
    for one in answers:
        rows.append(one)
        if one.inside and one.key == unfolded:
            rows += one.inside
    return rows


# --- rows of one value --------------------------------------------------------------------


def typed(
    key: str,
    title: str,
    value: str,
    keep: Callable[[str], W],
    *,
    example: str = "",
    about: str = "",
) -> Answer[W]:
    """Free words."""
    return Answer(
        key=key,
        title=title,
        says=value or formats.unknown(),
        style="" if value else "muted",
        text=value,
        example=example,
        about=about,
        take=lambda text: keep(text.strip()),
    )


def amount(
    key: str,
    title: str,
    span: Span,
    keep: Callable[[Span], W],
    *,
    is_yearly: bool = True,
    about: str = "",
    nothing: str = "",
) -> Answer[W]:
    """An amount as far as it is known; a yearly one may be told by the month. With `nothing` an
    empty field says that there is none, and so does the row."""

    def read(text: str) -> Span:
        if nothing and not text.strip():
            return NONE_AT_ALL
        if (said := read_span(text, is_yearly=is_yearly)) is None:
            raise ValueRefused(Wrong(key, NO_AMOUNT))
        if wrong := wrong_with_amount(key, said):
            raise ValueRefused(wrong)
        return said

    def reading(text: str) -> str:
        try:
            found = read(text)
            return f"= {nothing}" if nothing and found == NONE_AT_ALL else understood_as(found)
        except ValueRefused:
            return _("not yet")

    is_none = bool(nothing) and span == NONE_AT_ALL
    said = "" if is_none else said_span(span)
    return Answer(
        key=key,
        title=title,
        says=nothing if is_none else said or _("not known"),
        style="" if said else "muted",
        text="" if is_none else typed_span(span),
        example=_(_IN_YEARLY if is_yearly else _IN_AMOUNT),
        about=about,
        take=lambda text: keep(read(text)),
        reading=reading,
    )


def said_span(span: Span) -> str:
    """``12.00 万``, ``10.00 万 to 15.00 万``; empty for what nobody has told."""
    return money_in_words(span.figure())


def understood_as(span: Span) -> str:
    """How a typed amount is understood."""
    return f"= {said_span(span) or _('not known')}"


def whole(
    key: str,
    title: str,
    value: int | None,
    keep: Callable[[int | None], W],
    *,
    said: Callable[[int], str] = str,
    none: str = "",
    example: str = "",
    about: str = "",
) -> Answer[W]:
    """A whole figure, such as a year; `none` is what an empty field means."""
    empty = none or _("not known")

    def read(text: str) -> int | None:
        plain = clean_number(text).removesuffix("年").removesuffix("岁")
        if not plain or plain in "?？":
            return None
        if not (plain.isascii() and plain.isdecimal() and len(plain) <= len("2026")):
            raise ValueRefused(Wrong(key, NO_WHOLE))
        return int(plain)

    def reading(text: str) -> str:
        try:
            figure = read(text)
        except ValueRefused:
            return _("not yet")
        return f"= {empty if figure is None else said(figure)}"

    return Answer(
        key=key,
        title=title,
        says=empty if value is None else said(value),
        style="muted" if value is None else "",
        text="" if value is None else str(value),
        example=example or _("empty: {meaning}").format(meaning=empty),
        about=about,
        take=lambda text: keep(read(text)),
        reading=reading,
    )


def day(
    key: str, title: str, on: date | None, keep: Callable[[date | None], W], *, today: date
) -> Answer[W]:
    """A day to come."""

    def read(text: str) -> date | None:
        if not text.strip():
            return None
        if (when := read_when(text, today)) is None:
            raise ValueRefused(Wrong(key, NO_DAY))
        return when.on

    def reading(text: str) -> str:
        try:
            said = read(text)
        except ValueRefused:
            return _("not yet")
        return f"= {formats.day(said)}  {formats.ahead(said, today)}" if said else ""

    return Answer(
        key=key,
        title=title,
        says=f"{formats.day(on)}  {formats.ahead(on, today)}" if on else formats.unknown(),
        style="" if on else "muted",
        text=on.isoformat() if on else "",
        example=_("12.4, 下周三, +7"),
        take=lambda text: keep(read(text)),
        reading=reading,
    )


def choice(
    key: str,
    title: str,
    values: Sequence[V],
    words: Sequence[str],
    value: V,
    keep: Callable[[V], W],
    *,
    about: str = "",
) -> Answer[W]:
    """One of a few: a digit, Space or Left and Right choose."""
    chosen = values.index(value) if value in values else -1
    return Answer(
        key=key,
        title=title,
        says=words[chosen] if chosen >= 0 else formats.unknown(),
        choices=words,
        chosen=chosen,
        about=about,
        turn=lambda place: keep(values[place]),
    )


def yes_no(
    key: str, title: str, value: bool, keep: Callable[[bool], W], *, about: str = ""
) -> Answer[W]:
    """No or yes."""
    return choice(key, title, (False, True), (_("no"), _("yes")), value, keep, about=about)
