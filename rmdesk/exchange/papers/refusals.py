"""Why a file is not taken as a paper, or a paper cannot be shown."""

from rmdesk.errors import InputError
from rmdesk.language import N_


class PaperMissing(InputError):
    message = N_("{file} cannot be found.")
    hint = N_("Check the folder and the spelling of the name.")


class PaperUnreadable(InputError):
    message = N_("{file} cannot be read.")
    hint = N_("Close it in other programs, check your rights to it, or copy it to a local disk.")


class PaperEmpty(InputError):
    message = N_("{file} is empty.")
    hint = N_("Save it again, and look whether anything is in it.")


class PaperTooLarge(InputError):
    message = N_("{file} is larger than a paper may be: {limit} MB.")
    hint = N_("Photograph it with fewer pixels, or scan fewer pages into one file.")


class PaperOfUnknownKind(InputError):
    message = N_("{file} is neither text nor a picture nor a PDF.")
    hint = N_("Save it as PDF, PNG or JPEG, or as plain text.")


class PictureUnreadable(InputError):
    message = N_("{file} is no picture that can be shown; it may be damaged.")
    hint = N_("Open it in another program and save it again as PNG or JPEG.")


class PictureTooLarge(InputError):
    message = N_("{file} has more than {limit} million pixels.")
    hint = N_("Make it smaller in another program, then take it in.")


class PictureTooSlow(InputError):
    message = N_("{file} took longer than {seconds} seconds to be read as a picture.")
    hint = N_("Open it in another program and save it again as PNG or JPEG.")
