"""A family's insurance: cell by cell answered, or a policy taken in."""

from rmdesk.desk.client_file.insurance import answer_cover, family_insurance
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Risk
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.ui.dialogs.insurance import InsuranceMatrix, Wanted
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.policies import add_policy
from rmdesk.ui.host import Host

_KIND = {
    Risk.CRITICAL_ILLNESS: PolicyKind.CRITICAL_ILLNESS,
    Risk.LIFE: PolicyKind.TERM_LIFE,
    Risk.MEDICAL: PolicyKind.MEDICAL,
    Risk.ACCIDENT: PolicyKind.ACCIDENT,
    Risk.PENSION: PolicyKind.ANNUITY,
    Risk.EDUCATION: PolicyKind.EDUCATION,
    Risk.SAVINGS: PolicyKind.ENDOWMENT,
}
"""What a policy against a risk is most likely."""


async def look_at_insurance(host: Host, client_id: ClientId) -> None:
    """Show the family against every risk until it is closed; raises ClientGone."""
    at = (0, 2)
    while True:
        family = await host.access.ask(lambda desk: family_insurance(desk, client_id))
        dialog = InsuranceMatrix(family, host.access.today, at=at)
        wanted = await ask(host.app, dialog)
        if wanted is None:
            return
        at = dialog.at
        if wanted.cover is None:
            kind, insured = _KIND[wanted.risk], wanted.person.name
            await add_policy(host, client_id, kind=kind, insured=insured)
        else:
            await _answer(host, client_id, wanted)


async def _answer(host: Host, client_id: ClientId, wanted: Wanted) -> None:
    now, person, cover = host.access.now(), wanted.person, wanted.cover
    assert cover is not None
    await host.access.ask(
        lambda desk: answer_cover(desk, client_id, person.member_id, wanted.risk, cover, now=now)
    )
    await host.read_again()
