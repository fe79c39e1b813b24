"""Whole files that cannot be imported: each says why and what to do; nothing is written.

Parameters hold the file's name without its folder.
"""

from rmdesk.errors import InputError
from rmdesk.language import N_


class FileMissing(InputError):
    message = N_("{file} cannot be found.")
    hint = N_("Check the folder and the spelling of the name.")


class FileUnreadable(InputError):
    message = N_("{file} cannot be read.")
    hint = N_("Close it in other programs, check your rights to it, or copy it to a local disk.")


class FileEmpty(InputError):
    message = N_("{file} is empty.")
    hint = N_("Save or export it again, and check that it has rows before importing.")


class FileTooLarge(InputError):
    message = N_("{file} is larger than {limit} MB.")
    hint = N_("Split it into several files, or save large sheets as CSV.")


class TextNamedWorkbook(InputError):
    message = N_("{file} is named like a workbook but is not one.")
    hint = N_(
        "Open it in the spreadsheet program and save it as .xlsx,"
        " or rename it to .csv if it is plain text."
    )


class NotAWorkbook(InputError):
    message = N_("{file} is not a workbook that can be read; it may be damaged.")
    hint = N_("Open it in the spreadsheet program and save it again as .xlsx.")


class PasswordProtected(InputError):
    message = N_("{file} is protected by a password.")
    hint = N_("Enter the password of the workbook, not that of the book; it is kept nowhere.")


class WrongPassword(PasswordProtected):
    message = N_("{file} does not open with this password.")
    hint = N_("Ask whoever sent it; capital letters and the input method matter.")


class DocumentLocked(InputError):
    message = N_("{file} is protected by a password in a way that cannot be opened here.")
    hint = N_("Open it in the spreadsheet program, save it as .xlsx and import that.")


class InflatesTooFar(InputError):
    message = N_("{file} would unpack to far more than an honest workbook does.")
    hint = N_("Do not open it. Ask whoever sent it, or export it again from its source.")


class HasMacros(InputError):
    message = N_("{file} contains macros.")
    hint = N_("Save it as .xlsx, which holds no macros, and import that.")


class HasExternalLinks(InputError):
    message = N_("{file} takes values from other files.")
    hint = N_("Break the links (Data, Edit Links, Break Link), save it and import again.")


class HostileMarkup(InputError):
    message = N_("{file} contains markup that honest workbooks do not have.")
    hint = N_("Do not open it. Ask whoever sent it, or export it again from its source.")


class UnknownEncoding(InputError):
    message = N_("{file} is neither UTF-8 nor GB18030 text.")
    hint = N_("Open it in the spreadsheet program and save it as CSV UTF-8 or as .xlsx.")


class LineTooLong(InputError):
    message = N_("{file} has a cell that never ends, at row {row}.")
    hint = N_("Look for a quotation mark that is opened and not closed, and correct it.")


class NoKnownHeadings(InputError):
    message = N_("No known column headings were found in {file}.")
    hint = N_(
        "Write headings such as 客户号, 姓名, 手机 (client number, name, mobile) into one row"
        " above the data, one in each column."
    )


class TextLooksWrong(NoKnownHeadings):
    message = N_("No known column headings were found in {file}; its text looks wrongly encoded.")
    hint = N_(
        "Open it in the spreadsheet program. When its text reads well there, save it as CSV UTF-8"
        " or as .xlsx; else export it again from its source."
    )


class FileChanged(InputError):
    message = N_("{file} was saved again after it had been read.")
    hint = N_("Import it again; what the book already has is not taken twice.")


class Cancelled(InputError):
    message = N_("The reading of {file} was stopped.")
    hint = N_("Nothing was written.")


class ReaderFailed(InputError):
    message = N_("{file} could not be read: the reading stopped by itself.")
    hint = N_("Open it in the spreadsheet program, save it again as .xlsx or CSV and import that.")


class ReaderTooLarge(InputError):
    message = N_("{file} needs more memory than an honest file of its size.")
    hint = N_("Delete empty rows and columns far below and right of the data, or save it as CSV.")


class ReaderTooSlow(InputError):
    message = N_("{file} took longer than {seconds} seconds to read.")
    hint = N_("Split it into several files, or save large sheets as CSV.")
