"""Why nothing is done to a review."""

from rmdesk.errors import Refused
from rmdesk.language import N_


class ReviewGone(Refused):
    message = N_("This review is no longer in the book.")
    hint = N_("Undo may bring it back.")


class ReviewClosed(Refused):
    message = N_("This review is closed and stays as it was.")
    hint = N_("A correction is a new review: it begins with the figures of this one.")


class ReviewLineGone(Refused):
    message = N_("This line is no longer in the review.")
    hint = N_("Undo may bring it back.")


class ReviewEmpty(Refused):
    message = N_("Nothing stands in this review yet.")
    hint = N_("Add what the client has, line by line; a figure that nobody knows may stay empty.")
