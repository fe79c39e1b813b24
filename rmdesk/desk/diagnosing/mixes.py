"""The mix that a client wishes for the own wealth, instead of the model."""

from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.diagnosis.mixes import Mix, wrong_with_mix
from rmdesk.domain.diagnosis.records import own_mix, wrong_with_own_mix
from rmdesk.domain.ids import ClientId
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.reviews import OwnMixTable


def wish_mix(desk: Desk, client_id: ClientId, mix: Mix, *, now: datetime) -> None:
    """Keep the client's own mix; an empty one gives the model back, the same again writes nothing.

    Shares are in hundredths of a per cent, each a whole per cent. Raises ValueRefused with the
    class, or ClientGone.
    """
    name = client_of(desk, client_id).name
    if mix and (wrong := wrong_with_mix(mix) or wrong_with_own_mix(mix)):
        raise ValueRefused(wrong)
    before = desk.own_mixes.of(client_id)
    wished = {one: share for one, share in mix.items() if share}
    if own_mix(before) == wished and bool(before) == bool(wished):
        return
    with desk.store.action("mix.wish", {"name": name}, at=now) as action:
        for share in before:
            action.delete(OwnMixTable, share.id)
        for one, share_bp in wished.items():
            values = {"client_id": client_id, "share_class": one, "percent": share_bp // 100}
            action.insert(OwnMixTable, values)
