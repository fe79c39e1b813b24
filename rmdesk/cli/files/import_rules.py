"""The rules of an import from `--mode` and `--policy`."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.desk.importing.memory import read_field
from rmdesk.desk.matching.rules import FIELDS, Extent, Mode, Policy, Rules, Section
from rmdesk.errors import InputError
from rmdesk.exchange.columns import dictionary, plain
from rmdesk.exchange.reading import Reading
from rmdesk.language import N_
from rmdesk.ui.words.import_texts import SECTION_KINDS

_ALL = {"all", "*", "全部", "所有"}


class PolicyNotUnderstood(InputError):
    message = N_("The policy {text} was not understood.")
    hint = N_("Write a field and what to do, such as 手机=fill, clients.mobile=ask, all=overwrite.")


def read_rules(
    remembered: Rules,
    reading: Reading,
    *,
    mode: str | None,
    extent: str | None,
    policies: Sequence[str],
) -> Rules:
    """`remembered` with what was typed; raises PolicyNotUnderstood."""
    told = dict(remembered.policies)
    for text in policies:
        name, equals, wanted = text.rpartition("=")
        fields = _fields(name.strip(), reading) if equals else []
        try:
            policy = Policy(wanted.strip())
        except ValueError:
            raise PolicyNotUnderstood(text=text) from None
        if not fields:
            raise PolicyNotUnderstood(text=text)
        told |= dict.fromkeys(fields, policy)
    kept = {field: policy for field, policy in told.items() if policy is not Policy.OVERWRITE}
    return replace(
        remembered,
        mode=Mode(mode) if mode else remembered.mode,
        extent=Extent(extent) if extent else remembered.extent,
        policies=kept,
    )


def _fields(name: str, reading: Reading) -> list[tuple[Section, str]]:
    """Every field that `name` means: all, ``clients.mobile``, ``mobile``, or a heading."""
    every = [(section, field) for section, fields in FIELDS.items() for field in fields]
    if name in _ALL:
        return every
    try:
        return [read_field(name)]
    except ValueError:
        pass
    headings = {
        field
        for sheet in reading.sheets
        for field, heading in sheet.headings.items()
        if plain(heading) == plain(name)
    }
    headings |= {
        column.field
        for kind in SECTION_KINDS.values()
        for column in dictionary().columns_of(kind)
        if plain(name) in column.headings
    }
    return [(section, field) for section, field in every if field == name or field in headings]
