"""Why a book does not open: one class, one sentence and one exit code per reason.

| code | reason |
|---|---|
| 10 | wrong passphrase |
| 11 | the key file is damaged |
| 12 | the book is damaged |
| 13 | written by a newer program |
| 14 | the book or its key file is missing |
| 15 | open in another window |
| 16 | no book at all |
| 17 | there is a book already |
| 18 | the system does not let us read or write it |
| 19 | the database engine is not the one we rely on |
| 20 | the book is not as it was left |
| 21 | after wrong passphrases the next one has to wait |

Parameters are names of files, never paths in full: a folder's name may be a client's.
"""

from typing import ClassVar

from rmdesk.errors import VaultError
from rmdesk.language import N_, _
from rmdesk.store.disk.findings import Finding, can_go_on


class BookRefused(VaultError):
    """The root of the refusals below; `exit_code` ends the process that could not go on."""

    exit_code: ClassVar[int]


class WrongPassphrase(BookRefused):
    """No passphrase slot opened; decided by the slot's tag, never by the database."""

    exit_code = 10
    message = N_("This passphrase does not open the book.")
    hint = N_("Check Caps Lock and the input method, then type it again.")


class TooSoon(BookRefused):
    """After wrong passphrases the next one has to wait."""

    exit_code = 21
    message = N_("After several wrong passphrases the next may be tried in {seconds} s.")
    hint = N_("Wait that long. How often it was tried is written into the book when it opens.")


class DamagedHeader(BookRefused):
    """Neither copy of the header is whole, or its contents were changed by someone else."""

    exit_code = 11
    message = N_("The key file {name} is damaged: no copy inside it can be trusted.")
    hint = N_("Put the key file back from a backup. The book itself was not touched.")


class Doubtful(BookRefused):
    """What lies there is not what was left there; `findings` say what was seen, where it was."""

    def __init__(self, findings: tuple[Finding, ...] = (), **parameters: object) -> None:
        super().__init__(**parameters)
        self.findings = findings

    @property
    def can_go_on(self) -> bool:
        """Whether one may go on with what is there, knowing what was found."""
        return bool(self.findings) and can_go_on(self.findings)

    def sentence(self) -> str:
        """What went wrong, and each finding after it."""
        told = super().sentence()
        for finding in self.findings:
            told = _("{wrong} {next_step}").format(wrong=told, next_step=finding.sentence())
        return told


class TamperedBook(Doubtful):
    """Changes are missing, or the files were changed while the book was closed."""

    exit_code = 20
    message = N_("The book {name} is not as it was left, and was not opened.")
    hint = N_("Nothing was changed. The desk offers the last backup, or to go on.")


class DamagedDatabase(Doubtful):
    """The key is right and yet the database does not read as this book."""

    exit_code = 12
    message = N_("The book {name} is damaged and was not opened.")
    hint = N_("Keep the file as it is, and put the book back from a backup.")


class NewerVersion(BookRefused):
    """Written by a later program; reading it with this one could lose what it added."""

    exit_code = 13
    message = N_("The file {name} was written by a newer rmdesk than this one.")
    hint = N_("Install the newer rmdesk; nothing was changed.")


class MissingFile(BookRefused):
    """There is no book, or only half of one."""

    exit_code = 14
    message = N_("There is no book {name} here.")
    hint = N_("Check the name after --book, or start a new book.")


class MissingBook(MissingFile):
    """The key file is there, the database is not."""

    message = N_("The book {name} is missing; only its key file is here.")
    hint = N_("Put the book back beside its key file, from where it was moved or from a backup.")


class MissingKeys(MissingFile):
    """The database is there, the key file is not: nothing can open it."""

    message = N_("The key file {name} is missing; without it the book cannot be opened.")
    hint = N_("Put the key file back beside the book, from where it was moved or from a backup.")


class SecondInstance(BookRefused):
    """Somebody holds the exclusive lock."""

    exit_code = 15
    message = N_("The book {name} is already open in another window or program.")
    hint = N_("Go on there, or close it first.")


class NotABook(BookRefused):
    """Something else than a book, such as a workbook."""

    exit_code = 16
    message = N_("The file {name} is not an rmdesk book.")
    hint = N_("To take clients in from a workbook, open your book and import it there.")


class BookExists(BookRefused):
    """A new book may not replace anything."""

    exit_code = 17
    message = N_("There is already a file {name}; a new book would replace it.")
    hint = N_("Open that book, or choose another name.")


class NoAccess(BookRefused):
    """The operating system refused; `reason` is its own word for it."""

    exit_code = 18
    message = N_("The file {name} cannot be used: {reason}.")
    hint = N_("Check free space and the permissions of the file and its folder.")


class NoFolder(NoAccess):
    """Neither space nor rights are to blame: `name` is a folder that does not exist."""

    message = N_("There is no folder {name}.")
    hint = N_("Make it first, or choose another one.")


class UnfitEngine(BookRefused):
    """A setting that the book's safety rests on did not take effect."""

    exit_code = 19
    message = N_("The database engine of this installation cannot keep a book safe ({setting}).")
    hint = N_("Install rmdesk again with exactly the versions it names.")
