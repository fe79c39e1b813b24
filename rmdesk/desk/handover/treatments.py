"""What is decided of how much of a file goes along, for everybody or for one client."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.refusals import NoSuchClass
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.policy import Policy, Treatments, usual
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.handover.treatments import treatments_of as allowed
from rmdesk.domain.ids import ClientId
from rmdesk.store.tables.handover import TreatmentTable


def policy_of(desk: Desk, kind: BundleKind = BundleKind.HANDOVER) -> Policy:
    """What holds of everybody and of some, for a bundle of that kind."""
    rows = desk.store.database.execute_sql(
        "SELECT client_id, field_class, treatment FROM treatments ORDER BY id"
    ).fetchall()
    general = dict(usual(kind))
    own: defaultdict[ClientId, dict[FieldClass, Treatment]] = defaultdict(dict)
    for client_id, field_class, treatment in rows:
        held = general if client_id is None else own[ClientId(client_id)]
        held[FieldClass(field_class)] = Treatment(treatment)
    return Policy(general, dict(own))


def treatments_of(
    desk: Desk, client_id: ClientId | None = None, *, kind: BundleKind = BundleKind.HANDOVER
) -> Treatments:
    """What holds of a client, or of everybody who has nothing decided for them alone."""
    policy = policy_of(desk, kind)
    return policy.general if client_id is None else policy.of(client_id)


def treat(
    desk: Desk,
    client_id: ClientId | None,
    field_class: FieldClass,
    treatment: Treatment,
    *,
    now: datetime,
) -> None:
    """Decide it; raises NoSuchClass where a class cannot be treated so."""
    treat_all(desk, [(client_id, field_class, treatment)], now=now)


def treat_all(
    desk: Desk, wishes: Sequence[tuple[ClientId | None, FieldClass, Treatment]], *, now: datetime
) -> None:
    """Decide several things at once; raises NoSuchClass."""
    for _client_id, field_class, treatment in wishes:
        if treatment not in allowed(field_class):
            raise _refusal(field_class.value, treatment)
    if wishes:
        with desk.store.action("share.treatment", {"count": len(wishes)}, at=now) as action:
            names = ["client_id", "field_class", "treatment"]
            action.insert_many(TreatmentTable, names, wishes)


def class_named(name: str) -> FieldClass:
    """The class of that name; raises NoSuchClass."""
    try:
        return FieldClass(name)
    except ValueError:
        raise _refusal(name) from None


def _refusal(name: str, treatment: Treatment = Treatment.WHOLE) -> NoSuchClass:
    fitting = (one.value for one in FieldClass if treatment in allowed(one))
    return NoSuchClass(name=name, names=", ".join(fitting))


def own_clients(desk: Desk) -> list[ClientId]:
    """Those for whom something was decided alone."""
    return sorted(policy_of(desk).own)
