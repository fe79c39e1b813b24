"""The items of a bundle file, opened and checked while they are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

from rmdesk.crypto.age import opened
from rmdesk.crypto.age_header import read_header
from rmdesk.crypto.age_refusals import (
    ArmoredAge,
    DamagedAge,
    MixedRecipients,
    NotAge,
    NotForThisIdentity,
)
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import is_signed_by
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.receiving.refusals import (
    BrokenSeal,
    NotForYou,
    NotSealed,
    WeakSeal,
    WrappedForMail,
)
from rmdesk.exchange.bundle.items import PaperPart, Rows, TableHead, Trailer
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.reader import read_bundle
from rmdesk.store.disk.files import accessing

Item: TypeAlias = Manifest | TableHead | Rows | PaperPart | Trailer


def contents(file: Path, identity: Identity, *, progress: Progress) -> Iterator[Item]:
    """What the bundle in `file` holds; only after the trailer came is any of it to be believed.

    What `progress` raises ends it. Raises NoAccess, NotSealed, WrappedForMail, NotForYou,
    BrokenSeal, WeakSeal, and the BundleRefused family.
    """
    with accessing(file), file.open("rb") as source:
        size = max(1, source.seek(0, 2))
        source.seek(0)
        with _refusing(file):
            for item in _items(source, identity):
                progress(min(1.0, source.tell() / size))
                yield item


def require_sealed(file: Path) -> None:
    """Look at how `file` begins, before anybody fetches a key for what no key opens.

    Raises NoAccess, NotSealed, WrappedForMail and BrokenSeal.
    """
    with accessing(file), file.open("rb") as source, _refusing(file):
        read_header(source)


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    """What the seal of `file` is refused for, in the words of a receiver."""
    try:
        yield
    except ArmoredAge:
        raise WrappedForMail(name=file.name) from None
    except NotAge:
        raise NotSealed(name=file.name) from None
    except NotForThisIdentity:
        raise NotForYou from None
    except MixedRecipients:
        raise WeakSeal(name=file.name) from None
    except DamagedAge:
        raise BrokenSeal(name=file.name) from None


def _items(source: BinaryIO, identity: Identity) -> Iterator[Item]:
    with opened(source, identity) as plain:
        yield from read_bundle(plain.read, is_signed=is_signed_by)
