"""The four accounts of a household, read off its policies: a hint to the manager alone ([N])."""

from collections.abc import Iterable, Mapping
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.insurance import matrix_of
from rmdesk.desk.diagnosing.household import HouseholdSheet, household_sheet
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.desk.diagnosing.prefilled import situation_of
from rmdesk.domain.diagnosis.cash_flow import INCOME
from rmdesk.domain.diagnosis.figures import NotComputable, amount_of
from rmdesk.domain.diagnosis.four_accounts import Account, Accounts, breadwinner, four_accounts
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis
from rmdesk.domain.diagnosis.prepared import Paid, Source
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, at_least, known, total
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Cover, Insured, Matrix, Risk
from rmdesk.domain.money import NOTHING
from rmdesk.domain.policies.policy import Policy, PolicyKind

_ACCOUNTS: Final = {
    PolicyKind.WHOLE_LIFE: Account.INCOME_PROTECTION,
    PolicyKind.TERM_LIFE: Account.INCOME_PROTECTION,
    PolicyKind.ACCIDENT: Account.INCOME_PROTECTION,
    PolicyKind.CRITICAL_ILLNESS: Account.HEALTH,
    PolicyKind.MEDICAL: Account.HEALTH,
    PolicyKind.ANNUITY: Account.ANNUITY,
    PolicyKind.EDUCATION: Account.ANNUITY,
    PolicyKind.ENDOWMENT: Account.ANNUITY,
}
"""Which account a premium is paid into (ours; [N] names accounts, not kinds of policies)."""

_RISKS: Final = {
    Account.INCOME_PROTECTION: frozenset({Risk.LIFE, Risk.ACCIDENT}),
    Account.HEALTH: frozenset({Risk.CRITICAL_ILLNESS, Risk.MEDICAL}),
    Account.ANNUITY: frozenset({Risk.PENSION, Risk.EDUCATION, Risk.SAVINGS}),
}


def four_accounts_of(desk: Desk, client_id: ClientId) -> Accounts | NotComputable:
    """The hints for a household: its newest diagnosis where there is one, else its file.

    Raises ClientGone.
    """
    if kept := diagnoses_of(desk, client_id):
        return accounts_of(desk, kept[0])
    sheet = household_sheet(desk, client_id)
    return _accounts(desk, sheet, situation_of(desk, sheet))


def accounts_of(desk: Desk, kept: KeptDiagnosis) -> Accounts | NotComputable:
    """The hints for the household of a diagnosis: its persons, the file's income and policies.

    Raises ClientGone.
    """
    sheet = household_sheet(desk, kept.client_id)
    return _accounts(desk, sheet, kept.interview.situation)


def _accounts(desk: Desk, sheet: HouseholdSheet, situation: Situation) -> Accounts | NotComputable:
    insured = matrix_of(desk, sheet.client.id)
    return four_accounts(
        situation,
        _income(sheet, situation),
        premiums_by_account(insured),
        _cover(insured, situation),
        today=desk.today,
    )


def premiums_by_account(insured: Matrix) -> Mapping[Account, Span]:
    """What is paid a year into each account; one that nobody knows of is not there.

    A policy of another kind may belong to any of them: what is paid for it is added to the upper
    ends alone.
    """
    paid: dict[Account, list[Policy]] = {}
    unsorted: list[Policy] = []
    for policy in insured.standing:
        account = _account_of(policy)
        (unsorted if account is None else paid.setdefault(account, [])).append(policy)
    beside = yearly_premiums(unsorted)
    found: dict[Account, Span] = {}
    for account, risks in _RISKS.items():
        if account in paid:
            sure = yearly_premiums(paid[account])
        elif all(insured.count(risk).unknown == 0 for risk in risks):
            sure = NONE_AT_ALL
        else:
            continue
        both = total([sure, beside])
        found[account] = Span(sure.least, both.most, both.missing)
    return found


def yearly_premiums(policies: Iterable[Policy]) -> Span:
    """What is paid for these policies every year; one paid once for all costs nothing more."""
    return total(
        at_least(NOTHING, amount_of(policy.called or policy.kind))
        if policy.premium is None
        else known(policy.premium)
        for policy in policies
        if policy.is_regular is not False
    )


def _account_of(policy: Policy) -> Account | None:
    if policy.kind is PolicyKind.OTHER and policy.covers_critical_illness:
        return Account.HEALTH
    return _ACCOUNTS.get(policy.kind)


def _income(sheet: HouseholdSheet, situation: Situation) -> Span:
    """The household's yearly income after tax: of its flows, else of what its persons told."""
    if sheet.flow.lines(INCOME):
        return sheet.flow.net_income
    return total(person.income for person in situation.persons)


def _cover(insured: Matrix, situation: Situation) -> Span:
    """What the breadwinner's income is insured for: as it was told, else as the file says.

    Unknown where nobody of the file is called so.
    """
    earner = breadwinner(situation.persons)
    place = situation.persons.index(earner)
    told = [
        one.amount
        for one in situation.prepared
        if (one.source, one.of, one.paid) == (Source.POLICY, place, Paid.ONCE)
        and Diagnosis.INCOME in one.against
    ]
    if told:
        return total(told)
    for person, cells in zip(insured.persons, insured.cells, strict=True):
        if person.counts and earner.name in (person.name, person.called):
            return _sum(cells[Risk.LIFE])
    return UNKNOWN


def _sum(life: Insured) -> Span:
    if life.cover is Cover.NO:
        return NONE_AT_ALL
    covered = life.sum_insured
    if covered is None:
        return UNKNOWN
    return known(covered.amount) if covered.is_whole else at_least(covered.amount)
