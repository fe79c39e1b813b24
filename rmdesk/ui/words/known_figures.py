"""Figures in words as far as they are known: exact, a range, or not computable and why."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.reasons import reason_words

T = TypeVar("T")


def span_wan(span: Span) -> str:
    """An amount in 万: ``12.00``, ``12.00 or more``, ``10.00 to 12.00``; unknown is no zero.

    At least nothing is not known at all: that is what a table says where nobody has asked.
    """
    if span.least is not None and not span.least.fen and span.most is None:
        return formats.unknown()
    return _figure(span.figure(), formats.money_wan) or formats.unknown()


def money_figure(figure: Figure[Money]) -> str:
    """The same for a figure; empty where it is not computable."""
    return _figure(figure, formats.money_wan)


def money_in_words(figure: Figure[Money]) -> str:
    """``12.00 万``, ``12.00 万 or more``; empty where nothing is known, or not computable."""
    match figure:
        case Range(least, None) if least is not None and not least.fen:
            return ""
        case _:
            return _figure(
                figure, lambda amount: _("{amount} 万").format(amount=formats.money_wan(amount))
            )


def ratio_figure(kind: RatioKind, figure: Figure[Decimal]) -> str:
    """``33.33 %``, ``5.2 months``, ``10 % to 20 %``; empty where it is not computable."""
    if kind.is_in_months:
        match figure:
            case Range(least, most) if least is not None and most is not None:
                return _months(_figure(figure, _shown))
        return _figure(figure, lambda months: _months(_shown(months)))
    return _figure(figure, lambda share: _("{share} %").format(share=_shown(share * 100)))


def _months(said: str) -> str:
    return _("{figure} months").format(figure=said)


def why_not(figure: NotComputable) -> str:
    """Why there is no figure, and what to ask where something is missing."""
    because = reason_words(figure.because)
    return _("not computable, because: {reason}").format(reason=because)


def missing_words(missing: Iterable[Reason]) -> str:
    """What nobody has told yet, one after the other."""
    return formats.enumerated(map(reason_words, missing))


def missing_in(figure: Figure[T]) -> tuple[Reason, ...]:
    """What would have to be known for the figure to be exact."""
    match figure:
        case Range(missing=missing) | NotComputable(missing=missing):
            return missing
        case _:
            return ()


def percent_text(share_bp: int) -> str:
    """``33.4 %`` for 3340 hundredths of a per cent; one decimal, for shares come to 100 %."""
    tenths = (abs(share_bp) + 5) // 10
    sign = "-" if share_bp < 0 and tenths else ""
    return _("{share} %").format(share=f"{sign}{tenths // 10}.{tenths % 10}")


def _figure(figure: Figure[T], shown: Callable[[T], str]) -> str:
    match figure:
        case Computed(value):
            return shown(value)
        case Range(None, most) if most is not None:
            return _("{most} or less").format(most=shown(most))
        case Range(least, None) if least is not None:
            return _("{least} or more").format(least=shown(least))
        case Range(least, most) if least is not None and most is not None:
            return _("{least} to {most}").format(least=shown(least), most=shown(most))
        case _:
            return ""


def _shown(value: Decimal) -> str:
    """Two decimals; all four where two would round it onto a bound that it has not reached."""
    brief = round(value, 2)
    whole = brief == brief.to_integral_value()
    kept = value if whole and brief != value else brief
    text = f"{kept:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
