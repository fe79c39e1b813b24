"""What a client's mix is held against: the own mix, the models, and what counts as standing out."""

from dataclasses import replace
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.desk.diagnosing.mixes import wish_mix
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.mixes import MODELS, Mix, ShareClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.suitability import LEVELS
from rmdesk.language import _
from rmdesk.ui.dialogs.flag_lines import FlagLinesForm, TypedLines, typed_lines
from rmdesk.ui.dialogs.mix import MixForm, TypedMix, typed_mix
from rmdesk.ui.dialogs.mix_models import MixModels
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.acts import Act, choose_act, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.filing.assessment import record_assessment
from rmdesk.ui.host import Host


async def change_what_is_wished(host: Host, sheet: HouseholdSheet) -> None:
    """Let one of the things be changed that the page of the mix goes by. May raise ClientGone."""
    client_id = sheet.client.id
    acts = [Act(_("The client's own mix"), partial(wish_own_mix, host, sheet))]
    if sheet.own_mix:
        back = _("Give up the own mix: the model holds again")
        acts.append(Act(back, partial(_give_model_back, host, client_id)))
    acts += [
        Act(_("Assess what the client can bear"), partial(record_assessment, host, client_id)),
        Act(_("Models for C1 to C5, of every client"), partial(change_models, host)),
        Act(_("What stands out, of every client"), partial(change_flag_lines, host)),
    ]
    await choose_act(host, _("What the mix is held against"), acts)


async def wish_own_mix(host: Host, sheet: HouseholdSheet) -> None:
    """Have the mix typed that the client wishes; it begins with the one that holds now."""
    held: dict[ShareClass, Money] = {}
    begun: Mix = sheet.own_mix
    if not isinstance(sheet.allocation, NotComputable):
        held = {row.share_class: row.held for row in sheet.allocation.rows}
        if sheet.allocation.wished is not None:
            begun = sheet.allocation.wished.mix
    answer = await take_answer(
        host,
        lambda draft, refusal: MixForm(
            _("The own mix of {name}").format(name=sheet.client.name),
            _("Whole per cents of the financial assets, as the client wishes them."),
            draft or typed_mix(begun),
            held=held,
            refusal=refusal,
        ),
        lambda desk, typed, now: wish_mix(desk, sheet.client.id, typed.mix, now=now),
    )
    if answer is not None:
        host.tell(_("The client's own mix holds from now on."))


async def _give_model_back(host: Host, client_id: ClientId) -> None:
    news = _("The own mix is given up.")
    await written(host, lambda desk, now: wish_mix(desk, client_id, {}, now=now), news)


async def change_models(host: Host) -> None:
    """Show the models and change them one by one, until the list is left."""
    at, news = 0, ""
    while True:
        models = await host.access.ask(lambda desk: desk.diagnosis_settings.models)
        level = await ask(host.app, MixModels(models, at=at, news=news))
        if level is None:
            return
        at = LEVELS.index(level)
        news = await _change_model(host, level, models[level])


async def _change_model(host: Host, level: int, before: Mix) -> str:
    """What is to be said of it; nothing where it was left."""
    default = typed_mix(MODELS[level]).texts
    shares = "  ".join(f"{default.get(one, '0')} %" for one in ShareClass)

    def change(desk: Desk, typed: TypedMix) -> None:
        settings = desk.diagnosis_settings
        models = {**settings.models, level: typed.mix}
        desk.change_diagnosis_settings(replace(settings, models=models))

    answer = await take_answer(
        host,
        lambda draft, refusal: MixForm(
            _("The model for C{level}").format(level=level),
            _("For every client without an own mix. The default: {shares}.").format(shares=shares),
            draft or typed_mix(before),
            refusal=refusal,
        ),
        lambda desk, typed, _now: change(desk, typed),
    )
    return _("Saved: the model for C{level}.").format(level=level) if answer else ""


async def change_flag_lines(host: Host) -> None:
    """From where on something stands out, for every client."""
    settings = await host.access.ask(lambda desk: desk.diagnosis_settings)

    def change(desk: Desk, typed: TypedLines) -> None:
        desk.change_diagnosis_settings(replace(desk.diagnosis_settings, flag_lines=typed.lines))

    answer = await take_answer(
        host,
        lambda draft, refusal: FlagLinesForm(
            draft or typed_lines(settings.flag_lines), refusal=refusal
        ),
        lambda desk, typed, _now: change(desk, typed),
    )
    if answer is not None:
        host.tell(_("Saved: what stands out from now on."))
