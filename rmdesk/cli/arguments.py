"""What was typed on the command line, understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rmdesk.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What was typed. `command` is empty when the desk itself is wanted.

    `words` are the command's own arguments: files, words to find, a client number.
    """

    command: str = ""
    words: tuple[str, ...] = ()
    book: Path | None = None
    folder: Path | None = None
    profile: str = ""
    language: Language | None = None
    today: date | None = None
    passphrase_file: Path | None = None
    as_json: bool = False
    reason: str | None = None
    preview: bool = False
    in_notes: bool = False
    mode: str | None = None
    extent: str | None = None
    policies: tuple[str, ...] = ()
    layout: Path | None = None
    password_file: Path | None = None
    rejects: bool = False
    where: str = ""
    columns: str = ""
    sort: str = ""
    what: str = ""
    view: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    encoding: str | None = None
    may_replace: bool = False
    period: str = ""
    with_shipped: bool = False
    may_name: bool = False
    only_changed: bool = False
    new_passphrase_file: Path | None = None
    fingerprint: str | None = None
    code_file: Path | None = None
    is_meant: bool = False
    undo: bool = False
    certificate: Path | None = None
    witness: str | None = None
    why: str | None = None
    out: Path | None = None
    receivers: Sequence[Path] = ()
    giver: str | None = None
    name: str | None = None
    is_branch: bool = False
    condition: str | None = None
    policy: Path | None = None
    summarise: Sequence[str] | None = None
    drop: Sequence[str] | None = None
    whole: Sequence[str] | None = None
    until: date | None = None
    receipt: str | None = None
    status: bool = False
    back: bool = False
    loans: bool = False
    call_off: int | None = None
    identity: Path | None = None
    sender: str | None = None
    take: str | None = None
    delete: bool = False
    leave_open: bool = False
    into: Path | None = None
    all_due: bool = False
    client_class: str | None = None
    paper: str | None = None
    with_notes: bool = False
    tour: bool = False
    added: Path | None = None
    forgotten: str | None = None
