"""The script packs that ship with the program, each read once."""

from functools import cache

from rmdesk import content
from rmdesk.domain.scripts import Finding, Pack, read_pack
from rmdesk.language import N_, Language


@cache
def shipped_pack(language: Language) -> Pack:
    """The pack of a language; a file that is missing or broken is a finding of the pack."""
    name = f"scripts/{language.value}.toml"
    try:
        return read_pack(content.text(name))
    except (OSError, UnicodeDecodeError):
        return Pack(
            findings=(Finding(N_("The script file {name} cannot be read."), {"name": name}),)
        )
