"""What argparse finds wrong with a command line, in our words and the language in force."""

import re
from collections.abc import Sequence

from rmdesk.language import N_, _

_REMARKS: Sequence[tuple[str, str]] = (
    (r"the following arguments are required: (?P<names>.+)", N_("{names} is missing")),
    (r"unrecognized arguments: (?P<words>.+)", N_("nobody knows what {words} means here")),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)",
        N_("{name} cannot be {value}; it is one of {choices}"),
    ),
    (
        r"argument (?P<name>.+?): expected (?:one|at least one|\d+) arguments?",
        N_("{name} needs a value behind it"),
    ),
    (
        r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
        N_("{name} takes no value; {value} was given"),
    ),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        N_("{name} and {other} cannot stand together"),
    ),
    (r"argument (?P<name>.+?): (?P<remark>.+)", N_("{name}: {remark}")),
)


def in_our_words(remark: str) -> str:
    """`remark` as the desk says it; one that argparse has not made so far stays as it is."""
    for pattern, sentence in _REMARKS:
        if found := re.fullmatch(pattern, remark, re.DOTALL):
            said = {name: text.replace("'", "") for name, text in found.groupdict().items()}
            return _(sentence).format(**said)
    return remark
