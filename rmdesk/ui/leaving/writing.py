"""Writing a receiver's bundle: into which file, with progress, read back before it counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.device import own_fingerprint
from rmdesk.desk.handover.preview import SharePreview, preview
from rmdesk.desk.handover.receivers import Receiver, receivers_of
from rmdesk.desk.handover.sharing import receiver_by_client
from rmdesk.desk.handover.standing import readiness
from rmdesk.desk.handover.treatments import treatments_of
from rmdesk.desk.handover.writing import Written, write_bundle
from rmdesk.domain.handover.readiness import Standing
from rmdesk.domain.handover.treatments import (
    CLASS_TITLES,
    JUDGED_ANEW,
    FieldClass,
    Treatment,
)
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.bundles import BundleDone, BundleFile, BundleLine, Bundles
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.drafts.half_typed import half_typed
from rmdesk.ui.formats import enumerated
from rmdesk.ui.host import Host
from rmdesk.ui.leaving.own_name import has_name
from rmdesk.ui.leaving.receivers import compare_now
from rmdesk.ui.leaving.words import named
from rmdesk.ui.watched import at_work
from rmdesk.ui.words.papers import size_text


@dataclass(frozen=True, slots=True)
class _Share:
    """A receiver, and how many clients stand where."""

    receiver: Receiver
    counts: Mapping[Standing, int]
    changed: str = ""
    """The names of those whose files were changed since the bundle, as far as they fit."""

    @property
    def clients(self) -> int:
        return sum(self.counts.values())

    @property
    def is_written(self) -> bool:
        """Whether the bundle there is holds everybody as they stand."""
        return not self.counts.get(Standing.UNWRITTEN) and not self.counts.get(Standing.CHANGED)


def _shares(desk: Desk) -> list[_Share]:
    """The receivers that get anybody."""
    receiver_of, stands = receiver_by_client(desk), readiness(desk).by_client
    counts: dict[int, Counter[Standing]] = {}
    changed: dict[int, list[ClientId]] = {}
    for client, receiver in receiver_of.items():
        if receiver is not None and client in stands:
            counts.setdefault(receiver, Counter())[stands[client]] += 1
            if stands[client] is Standing.CHANGED:
                changed.setdefault(receiver, []).append(client)
    return [
        _Share(one, counts[one.id], _names(desk, changed.get(one.id, [])))
        for one in receivers_of(desk)
        if one.id in counts
    ]


def _names(desk: Desk, clients: Sequence[ClientId]) -> str:
    """The first of them, and how many more."""
    cells = desk.lists.cells(clients, ["name"], today=desk.today)
    return named([str(cells[one][0]) for one in clients if one in cells])


async def write_bundles(host: Host) -> None:
    """Show each receiver's bundle and write them, until it is left."""
    advice = _(
        "One file for each receiver, which nobody else can open. It counts when it was read back"
        " and is the same."
    )
    at = 0
    while True:
        shares = await host.access.ask(_shares)
        if not shares:
            nobody = _("Nobody gets a client yet: say who gets whom first.")
            await ask(host.app, BundleDone(_("Write the bundles"), nobody))
            return
        lines = [_line(one) for one in shares]
        chosen = await ask(host.app, Bundles(_("Write the bundles"), advice, lines, at=at))
        if chosen is None:
            return
        share = next(one for one in shares if one.receiver.id == chosen.id)
        at = shares.index(share)
        if await _write(host, share):
            shares = await host.access.ask(_shares)
            at = next((n for n, one in enumerate(shares) if not one.is_written), at)


def _line(share: _Share) -> BundleLine:
    """How the bundle stands: the least far of its clients says it."""
    counts, one = share.counts, share.receiver
    missing = counts.get(Standing.UNWRITTEN, 0)
    changed = counts.get(Standing.CHANGED, 0)
    does = _("Write it")
    if one.compared_on is None:
        says, style, does = _("the fingerprint was not compared yet"), "warning", _("Compare")
    elif missing == share.clients:
        says, style = _("not written yet"), "accent"
    elif missing or changed:
        says, style, does = (
            stale_words(missing, changed, share.changed),
            "warning",
            _("Write it anew"),
        )
    elif counts.get(Standing.UNCONFIRMED):
        says, style, does = _("written; the receipt is missing"), "muted", _("Write it anew")
    else:
        says, style, does = _("written, and confirmed by the receipt"), "good", _("Write it anew")
    return BundleLine(one.id, one.name, share.clients, says, style, does)


def stale_words(missing: int, changed: int, names: str) -> str:
    """What a bundle lacks, and of whom."""
    said = []
    if missing:
        said.append(_("not in it: {count}").format(count=f"{missing:,}"))
    if changed:
        said.append(_("changed since: {names}").format(names=names))
    return enumerated(said)


async def _write(host: Host, share: _Share) -> bool:
    """From the fingerprint to the file; whether a bundle was written."""
    receiver = share.receiver
    if receiver.compared_on is None and not await compare_now(host, receiver):
        return False
    if not await has_name(host):
        return False
    title = _("Bundle for {name}").format(name=receiver.name)
    says = _(
        "Clients for {name}: {count}. Choose a place that reaches the receiver: a stick, or a share"
        " of the branch. The file is encrypted; nothing of it can be read on the way."
    ).format(count=f"{share.clients:,}", name=receiver.name)
    seen, held = await host.access.ask(
        lambda desk: (preview(desk, receiver.id), treatments_of(desk))
    )
    kept = "\n".join(kept_words(held, is_judged_anew=seen.is_judged_anew))
    says = "\n\n".join(filter(None, (says, kept, enumerated(preview_words(seen)))))
    path, refusal = proposed(_("handover"), receiver.name, host), None
    while True:
        typed = await ask(host.app, BundleFile(title, says, path, refusal=refusal))
        if typed is None:
            return False
        path, now, waiting = typed, host.access.now(), half_typed(host)
        try:
            written = await at_work(
                host,
                title,
                _("Writing, and reading back"),
                lambda desk, progress: write_bundle(
                    desk, receiver.id, path, half_typed=waiting, now=now, progress=progress
                ),
            )
        except RmdeskError as refused:
            refusal = refused
            continue
        fingerprint = await host.access.ask(own_fingerprint)
        await ask(host.app, BundleDone(title, done_words(written, receiver.name, fingerprint)))
        return True


def proposed(kind: str, name: str, host: Host) -> Path:
    """The name a bundle gets where none is typed: what, for whom, of which day."""
    safe = "".join(sign for sign in name if sign not in '/\\:*?"<>|').strip()
    return files_folder() / f"{kind} {safe} {host.access.today.isoformat()}.age"


def kept_words(held: Mapping[FieldClass, Treatment], *, is_judged_anew: bool) -> list[str]:
    """What was chosen for everybody, class by class, and what follows from it over there."""
    said = []
    for way, text in (
        (Treatment.SUMMARISE, _("Only in the brief: {classes}.")),
        (Treatment.DROP, _("Left out: {classes}.")),
    ):
        if classes := [_(CLASS_TITLES[one]) for one in FieldClass if held[one] is way]:
            said.append(text.format(classes=enumerated(classes)))
    return [*said, _(JUDGED_ANEW)] if is_judged_anew else said


def preview_words(seen: SharePreview) -> list[str]:
    """What one would want to know before it is written, as far as there is any of it."""
    said = (
        (seen.paper_bytes, _("papers: {size}").format(size=size_text(seen.paper_bytes))),
        (seen.gone, _("no longer with the bank: {count}").format(count=f"{seen.gone:,}")),
        (seen.alone, _("exceptions: {count}").format(count=f"{seen.alone:,}")),
        (seen.ends, _("links to somebody who stays: {count}").format(count=f"{len(seen.ends):,}")),
        (seen.open_left, _unheard(seen)),
        (seen.briefs_beside, briefs_words(len(seen.briefs_beside))),
    )
    return [text for is_there, text in said if is_there]


def briefs_words(count: int) -> str:
    """Kept words go along as they are, whatever stays: whoever wrote them reads them again."""
    return _("kept briefs that may tell what stays: {count}").format(count=f"{count:,}")


def _unheard(seen: SharePreview) -> str:
    count = sum(seen.open_left.values())
    return _("open promises that nobody would hear of: {count}").format(count=f"{count:,}")


def done_words(written: Written, name: str, fingerprint: str) -> str:
    """What was written, and what comes next."""
    said = _(
        "Written and read back. Clients: {count}; {size}.\n{file}\n\nTake the file to {name},"
        " who opens it with Receive clients and asks you for the fingerprint of your book:"
        "\n{fingerprint}\nThen a receipt shows over there: have it read to you and type it in under"
        " Receipts."
    )
    return said.format(
        count=f"{written.clients:,}",
        size=size_text(written.size),
        file=written.path,
        name=name,
        fingerprint=fingerprint,
    )
