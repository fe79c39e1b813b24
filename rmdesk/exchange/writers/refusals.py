"""Why a file is not written. Nothing is left behind then."""

from rmdesk.errors import InputError, Refused
from rmdesk.language import N_


class TargetTaken(InputError):
    message = N_("{file} exists already.")
    hint = N_("Choose another name, or say that it may be replaced.")


class NoFolder(InputError):
    message = N_("The folder {folder} does not exist.")
    hint = N_("Correct the path, or make the folder first.")


class NameNotTaken(InputError):
    message = N_("Windows makes no file called {file}.")
    hint = N_('Take a name without : * ? " < > | and without a point or blank at its end.')


class NotAFileName(InputError):
    message = N_("{file} is a folder.")
    hint = N_("Put a file name behind it.")


class TargetUnwritable(InputError):
    message = N_("{file} cannot be written: {reason}.")
    hint = N_("Choose a folder you may write to, with room on its disk.")


class OnlyWorkbooksSealed(Refused):
    message = N_("Only a workbook can carry a password.")
    hint = N_("Export a workbook (.xlsx), or leave the password empty.")


class PasswordTooShort(Refused):
    message = N_("The file's password must have {shortest} to {longest} characters.")
    hint = N_("Take several words; whoever gets the file may try for years.")


class WriterFailed(Refused):
    message = N_("The process that writes the file ended without it.")
    hint = N_("Try again with fewer clients or days; nothing was written.")
