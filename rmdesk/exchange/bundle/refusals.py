"""Why a bundle is not believed; nothing of it is in the book.

| code | reason |
|---|---|
| 29 | no bundle, damaged, or not signed by the book that it names |
| 31 | written by a newer program |
"""

from typing import ClassVar

from rmdesk.errors import InputError
from rmdesk.language import N_


class BundleRefused(InputError):
    """The root of the refusals below; `exit_code` is what a command ends with."""

    exit_code: ClassVar[int] = 29


class NotABundle(BundleRefused):
    message = N_("What is in this file is not a handover of rmdesk.")
    hint = N_("Check that it is the file the sender meant, and ask for it again.")


class DamagedBundle(BundleRefused):
    """Not what a writer wrote; `line` counts from 1, the first line that cannot be right."""

    message = N_("The bundle is not what was written: it goes wrong at line {line}.")
    hint = N_("Nothing was taken from it. Copy it again from where it was written.")

    def __init__(self, line: int) -> None:
        super().__init__(line=line)


class BundleCutOff(DamagedBundle):
    """Everything up to `line` may be right, but its end is not there."""

    message = N_("The bundle breaks off after line {line}: its end is missing.")


class AlteredBundle(DamagedBundle):
    """Every line can be right, and together they are not those that were written."""

    message = N_("The bundle was changed after it was written.")
    hint = N_(
        "Nothing was taken from it. Ask the sender for it again, and say that it was changed."
    )


class ForgedBundle(BundleRefused):
    """Whole, but the signature is not that of the book it names."""

    message = N_("The bundle was not signed by the book that it says it comes from.")
    hint = N_("Do not take it. Ask the sender in person, and show it to whoever looks into this.")


class BundleTooNew(BundleRefused):
    exit_code = 31
    message = N_("The bundle was written by a newer version of rmdesk.")
    hint = N_("Install the version that the sender has, and receive it then.")
