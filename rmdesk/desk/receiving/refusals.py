"""Why a bundle is not taken in; the book is as it was.

What the bundle itself is refused for stands in `exchange.bundle.refusals`.
"""

from typing import ClassVar

from rmdesk.errors import InputError, Refused
from rmdesk.exchange.bundle.refusals import BundleRefused, BundleTooNew
from rmdesk.language import N_


class NotForYou(InputError):
    exit_code: ClassVar[int] = 30
    message = N_("The bundle was not sealed to this key.")
    hint = N_(
        "Take the private key whose public half the sender was given. If it is that one, the first"
        " lines of the file were changed on the way: copy it again."
    )


class NotSealed(BundleRefused):
    message = N_("The file {name} is no handover bundle.")
    hint = N_("Check that it is the file the sender meant, and ask for it again.")


class WrappedForMail(BundleRefused):
    message = N_("The file {name} was wrapped as text (ASCII armor), as for a mail.")
    hint = N_("Ask for the bundle as rmdesk wrote it, or unwrap it with an age tool.")


class BrokenSeal(BundleRefused):
    message = N_("The bundle {name} was changed or cut off after it was written.")
    hint = N_("Nothing was taken from it. Copy it again from where it was written.")


class WeakSeal(BundleRefused):
    message = N_("The bundle {name} was also sealed to a weaker kind of key.")
    hint = N_("Others may read it along the way. Ask the sender to write it anew with rmdesk.")


class UnfitBundle(BundleRefused):
    """Whole and signed, but a value is none that a book has; names its table and field."""

    message = N_("The bundle is signed, but {table} holds a value that no book has ({field}).")
    hint = N_("Nothing was taken from it. Let the sender check the book: rmdesk check.")


class UnknownContents(BundleTooNew):
    """A table or field that this version does not have."""


class BundleSwapped(Refused):
    message = N_("The file is not the bundle that was looked at; nothing was taken from it.")
    hint = N_("Look at it again from the start, and ask who replaced it.")


class OtherSender(BundleRefused):
    message = N_("The bundle was signed by another book than the one you expect.")
    hint = N_("Have the whole fingerprint read out again. If it stays different, tell your branch.")


class OtherDevice(BundleRefused):
    """Whoever has a receiver's public key can write in the name of a book that is known."""

    message = N_("Earlier bundles of this book were signed by another key than this one.")
    hint = N_(
        "Have {who} read out the fingerprint of the book, in person, and compare all of it;"
        " at the command line: --from."
    )


class StillOpen(Refused):
    message = N_("{count} clients of the bundle could be several of yours; decide on them first.")
    hint = N_("The preview shows them with whom they may be.")


class NotThisKind(Refused):
    message = N_("This bundle is not a handover: it is for a deputy, or comes back from one.")
    hint = N_("A deputy's book is made with it, or its owner takes it back.")


class OwnBundle(Refused):
    message = N_("This bundle was written by this very book: there is nothing to receive.")
    hint = N_("Open the book of whoever takes over, or begin a new one with --book.")
