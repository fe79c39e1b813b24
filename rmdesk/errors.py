"""The refusals of the product: what went wrong, and what to do next.

An error holds message ids and their parameters; the front ends put them into words with
`sentence()` and `advice()`. No error carries a client's data: parameters are places, counts
and names of files.
"""

from rmdesk.language import N_, _


class RmdeskError(Exception):
    """The root of everything rmdesk refuses to do.

    `message` is the sentence's message id, `hint` says what to do next; both may hold
    `{name}` fields that `parameters` fill.
    """

    message = N_("Something went wrong.")
    hint = ""

    def __init__(self, **parameters: object) -> None:
        self.parameters = parameters
        super().__init__(type(self).__name__)

    def sentence(self) -> str:
        """What went wrong, in the language in force."""
        return _(self.message).format(**self.parameters)

    def advice(self) -> str:
        """What to do next, in the language in force; may be empty."""
        return _(self.hint).format(**self.parameters) if self.hint else ""

    def in_full(self) -> str:
        """What went wrong and what to do next, as one text."""
        wrong, next_step = self.sentence(), self.advice()
        if not next_step:
            return wrong
        # Whether a blank stands between two sentences is the language's business.
        return _("{wrong} {next_step}").format(wrong=wrong, next_step=next_step)


class Refused(RmdeskError):
    """The request itself cannot be done as asked; nothing was changed."""


class VaultError(RmdeskError):
    """The encrypted book cannot be opened or created; each subclass has its own exit code."""


class InputError(RmdeskError):
    """A file or value that was handed in cannot be used."""
