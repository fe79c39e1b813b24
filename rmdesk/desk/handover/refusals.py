"""Why clients are not handed over, or not yet."""

from rmdesk.desk.ways_in.changing import FingerprintDiffers
from rmdesk.errors import InputError, Refused
from rmdesk.language import N_


class NoReceiver(Refused):
    message = N_("This receiver is not in the book, or no longer.")
    hint = N_("Add the receiver with the public key that begins with age1pq1.")


class NotAReceiver(InputError):
    message = N_("This is no public key of a receiver.")
    hint = N_("It is one line that starts with age1pq1; rmdesk keys new makes the pair over there.")


class KnownReceiver(Refused):
    message = N_("This key is already that of {name}.")
    hint = N_("Every receiver has a key of their own; ask for the right file.")


class NotThatKey(FingerprintDiffers):
    message = N_("This is not the fingerprint of the key; the key stays unused.")
    hint = N_("Have the receiver read it out again, digit by digit; if it differs, the key does.")


class NeverCompared(Refused):
    message = N_("The key of {name} was never compared with the one its owner has.")
    hint = N_(
        "Have the whole fingerprint read out to you, and type in the groups that are asked for."
    )


class NobodyChosen(Refused):
    message = N_("Nobody is to go to {name}.")
    hint = N_("Choose clients for this receiver, or make it the one who gets all others.")


class NoSuchClass(InputError):
    message = N_("There is no class of fields “{name}” that could be treated so.")
    hint = N_("These can: {names}")


class NotAPolicy(InputError):
    message = N_("{name} is no policy file: it is to be TOML.")
    hint = N_('Such as [all] and, on a line below, papers = "drop".')


class NotAPolicyEntry(InputError):
    message = N_("{name} says something at {place} that is no class, no treatment or no client.")
    hint = N_('Such as [all] and, on a line below, papers = "drop".')


class FileThere(Refused):
    message = N_("There is already a file {name}; it was left as it is.")
    hint = N_(
        "Choose another name. A file that a cut left behind, and that rmdesk handover --status"
        " does not list, has no receipt: it may be deleted."
    )


class DesksName(Refused):
    message = N_("A file beside the book whose name begins like the book's is the desk's own.")
    hint = N_("Choose another name or another place for the bundle, such as a stick.")


class NoRoomForBundle(Refused):
    """Told before anything is written; `needed` and `free` are whole megabytes."""

    message = N_(
        "There is no room for the bundle in {place}: it may need {needed} MB, {free} MB are free."
    )
    hint = N_("Make room there, or choose another place.")


class HalfTyped(Refused):
    """What was typed and not written into the book would stay behind."""

    message = N_("There are half-typed words in {count} dialogs that are not in the book yet.")
    hint = N_("Open the desk, finish or discard them, and do it again.")


class BadBundle(Refused):
    """The bundle was read again and is not what was written: it is gone again."""

    message = N_("The bundle {name} did not stand up to its check; it does not count.")
    hint = N_("The medium may be bad: write it to another one.")


class OddRecord(Refused):
    message = N_("The book has a record or a paper that cannot go along as it stands.")
    hint = N_("rmdesk check says which; a paper can be removed, or all papers dropped.")


class OddValue(OddRecord):
    """Which one, by its numbers: no client's words are in it."""

    message = N_(
        "A record cannot go along as it stands: {table} {number}, {field} (client {client}) is out"
        " of the bounds that every book keeps."
    )
    hint = N_("Correct it in the client's file, and do it again.")


class BundleOutdated(Refused):
    message = N_("Something was changed in the book while the bundle was being written.")
    hint = N_("Nothing was written; do it again.")


class WrongReceipt(Refused):
    exit_code = 32
    message = N_("This is not the receipt of that bundle, nor of any other of this book.")
    hint = N_("Have it read out again; whoever gives it must have opened the bundle itself.")


class MisreadReceipt(WrongReceipt):
    message = N_("Something in group {groups} of the receipt was misread or mistyped.")
    hint = N_("Have that group read out again.")


class NoSuchBundle(Refused):
    message = N_("The book knows of no bundle {name}.")
    hint = N_("rmdesk handover --status lists those that were written.")


class ConfirmedBefore(Refused):
    message = N_("The receipt is right, and was noted on {day}: bundle for {name} of {when}.")
