"""How a deal is understood while it is typed, beside each row of its form."""

from collections.abc import Callable, Mapping
from typing import Final

from rmdesk.domain.suitability import CARE_FROM_AGE
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.typed import deal_meant as typed
from rmdesk.ui.typed.deal_meant import Ground
from rmdesk.ui.typed.deals import wrong_at
from rmdesk.ui.typed.texts import Texts
from rmdesk.ui.words.deals import amount_in_both, month_word, pieces_word
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.proposals import levels


def say(row: str, texts: Texts, ground: Ground) -> str:
    """How the text of `row` is understood beside the others; empty where that is plain."""
    reading = _READINGS.get(row)
    if reading is None:
        return ""
    wrong = wrong_at(row, texts, ground)
    try:
        said = reading(texts, ground)
    except ValueRefused:  # where nothing is wrong here, it goes by another row
        return _("not yet") if wrong is not None else ""
    return said if wrong is None else _("to be mended")


def _product(texts: Texts, ground: Ground) -> str:
    product = typed.product_meant(texts, ground)
    if product is None:
        return _("in free words") if texts["product"].strip() else ""
    found = ground.candidate(product)
    if found is None:
        return _("no longer sold")
    sign = f"{formats.alarm_sign()} " if found.refusal else ""
    said = f"{levels(found.judged)} {sign}{label(found.judged.fit)}"
    is_whole = texts["product"].strip() == product.name
    return said if is_whole else f"= {product.name}  {said}"


def _amount(texts: Texts, _ground: Ground) -> str:
    amount = typed.amount_meant(texts)
    if amount is None:
        return _("still open")
    return f"= {amount_in_both(amount)}"


def _pieces(texts: Texts, _ground: Ground) -> str:
    return f"= {pieces_word(typed.pieces_meant(texts))}"


def _metric(texts: Texts, ground: Ground) -> str:
    return f"= {_(typed.metric_meant(texts, ground).name)}"


def _stage(texts: Texts, ground: Ground) -> str:
    stage = typed.stage_meant(texts, ground)
    return _("= {stage}, {chance} % by the stage").format(
        stage=label(stage), chance=ground.chances.get(stage, 0)
    )


def _week(texts: Texts, ground: Ground) -> str:
    week = typed.week_meant(texts, ground)
    return _("= week of {day}").format(day=formats.day(week)) if week else ""


def _month(texts: Texts, ground: Ground) -> str:
    return _("= counts in {month}").format(month=month_word(typed.month_meant(texts, ground)))


def _chance(texts: Texts, ground: Ground) -> str:
    chance = typed.chance_meant(texts)
    if chance is not None:
        return f"= {chance} %"
    by_stage = ground.chances.get(typed.stage_meant(texts, ground), 0)
    return _("that of the stage: {chance} %").format(chance=by_stage)


def _care(texts: Texts, ground: Ground) -> str:
    if texts.get("care", "").strip() or not ground.shown.needs_care:
        return ""
    return _("{age} or older: say what was done").format(age=CARE_FROM_AGE)


_READINGS: Final[Mapping[str, Callable[[Texts, Ground], str]]] = {
    "product": _product,
    "amount": _amount,
    "pieces": _pieces,
    "metric": _metric,
    "stage": _stage,
    "expected_on": _week,
    "month": _month,
    "chance": _chance,
    "care": _care,
}
