"""By what a receiver tells that a bundle is from this book and from nobody else."""

from rmdesk.crypto.signing import DeviceKey, fingerprint_of
from rmdesk.desk.book import Desk


def own_fingerprint(desk: Desk) -> str:
    """Four groups of five digits of the key that signs what this book hands over."""
    return fingerprint_of(DeviceKey.of(desk.vault.key).public)
