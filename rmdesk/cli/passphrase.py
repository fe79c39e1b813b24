"""Where a command's passphrase comes from: a private file, or the terminal."""

import getpass
import sys
from pathlib import Path

from rmdesk.errors import InputError, Refused
from rmdesk.language import N_, _
from rmdesk.store.disk.files import is_private


class PassphraseFileUnreadable(InputError):
    message = N_("The passphrase file {file} cannot be read: {reason}.")
    hint = N_("Check its name, and that it is plain UTF-8 text with the passphrase in line 1.")


class PassphraseFileOpen(InputError):
    """Others on this computer could read it, so it protects nothing."""

    message = N_("The passphrase file {file} may be read by others.")
    hint = N_("Take the rights of group and others away: chmod 600, then try again.")


class NoTerminal(Refused):
    message = N_("There is no terminal to ask for the passphrase on.")
    hint = N_("Put it into a file only you can read and name that with --passphrase-file.")


class NotTheSame(Refused):
    message = N_("The two passphrases differ; nothing was changed.")
    hint = N_("Type the same passphrase twice.")


def passphrase_for(file: Path | None) -> str:
    """The passphrase of an existing book."""
    return _read(file) if file else _ask(_("Passphrase: "))


def new_passphrase(file: Path | None) -> str:
    """The passphrase of a new book; asked for twice, as nothing else can open it."""
    if file:
        return _read(file)
    first = _ask(_("Passphrase for the new book: "))
    if _ask(_("Once more: ")) != first:
        raise NotTheSame
    return first


def another_passphrase(file: Path | None) -> str:
    """The passphrase an existing book is to get; asked for twice."""
    if file:
        return _read(file)
    first = _ask(_("New passphrase: "))
    if _ask(_("Once more: ")) != first:
        raise NotTheSame
    return first


def code_for(file: Path | None) -> str:
    """A recovery code, or the name of an escrow key file."""
    return _read(file) if file else _ask(_("Recovery code, or the escrow key's file: "))


def password_in(file: Path) -> str:
    """The password of a workbook, from the first line of a private file."""
    return _read(file)


def _read(file: Path) -> str:
    """The first line of `file`.

    Windows has no such mode bits: there the file is as private as its folder (README, Limits).
    """
    try:
        if not is_private(file):
            raise PassphraseFileOpen(file=file.name)
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PassphraseFileUnreadable(file=file.name, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise PassphraseFileUnreadable(file=file.name, reason=_("not UTF-8 text")) from None
    return text.partition("\n")[0].removesuffix("\r")


def _ask(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise NoTerminal
    return getpass.getpass(prompt, stream=sys.stderr)
