"""What is wrong with a value that was typed for the file: a sentence each, said at the field."""

from rmdesk.errors import Refused
from rmdesk.language import N_


class Unreadable(Refused):
    """What was typed is no value for the field; each subclass says what would be."""


class NoMobile(Unreadable):
    message = N_("This is no mobile number: eleven figures, the first a 1.")


class NoPhone(Unreadable):
    message = N_("This is no telephone number; write it like 010-8888 6666.")


class NoEmail(Unreadable):
    message = N_("This is no e-mail address; write it like name@example.com.")


class NoIdentity(Unreadable):
    message = N_("The check character of this ID number does not fit; look at it again.")


class NoDate(Unreadable):
    message = N_("This is no date that exists; write it like 1985-10-03.")


class FutureDate(Unreadable):
    message = N_("This day is still to come.")


class TooLongAgo(Unreadable):
    message = N_("This day is more than {years} years ago; look at the year again.")


class NoMonth(Unreadable):
    message = N_("This is no month to come; write it like 2027-03 or next month.")


class NoLunarDay(Unreadable):
    message = N_("This is no day of the lunar year; write it like 8-15 or 八月十五.")


class NoAmount(Unreadable):
    message = N_("This is no amount; write it like 12.5万 or 125,000.")


class NoYearlyAmount(Unreadable):
    message = N_("Write the year and the amount, like 2025 30万.")


class YearToCome(Unreadable):
    message = N_("That year is still to come; write what a past year or this one brought.")


class NoDays(Unreadable):
    message = N_("A number of days from 1 to {most}, please.")


class NoMonths(Unreadable):
    message = N_("A number of months from 1 to {most}, please.")


class NoCount(Unreadable):
    message = N_("A whole number from 0 to {most:,}, please.")


class NoSex(Unreadable):
    message = N_("Type f for female, m for male, or nothing.")


class NoYesOrNo(Unreadable):
    message = N_("Type y for yes, n for no, or nothing.")


class NoChoice(Unreadable):
    message = N_("Choose one of what is listed.")


class NoHours(Unreadable):
    message = N_("These hours cannot be read; write them like 12-13:30 or mon-fri 9-17.")


class NameMissing(Unreadable):
    message = N_("A client needs a name.")


class NoName(Unreadable):
    message = N_("This is a number and not a name; a name has letters.")


class TooLong(Unreadable):
    message = N_("At most {most:,} characters; put the rest into the note.")
