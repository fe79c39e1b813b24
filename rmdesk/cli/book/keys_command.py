"""`keys`: the ways into a book, listed and changed."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rmdesk.cli.comparing import NobodyToCompare, answered
from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import NoTerminal, another_passphrase
from rmdesk.cli.printing import print_json, print_lines, print_table, say
from rmdesk.cli.session import Session
from rmdesk.crypto.passphrase import require_strength
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn
from rmdesk.crypto.slots import Kind
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.ways_in import changing
from rmdesk.desk.ways_in.listed import Way, ways_of
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.desk.ways_in.showing import just_opened
from rmdesk.desk.ways_in.writing import carry_out
from rmdesk.language import N_, _
from rmdesk.store.backups.folder import Why
from rmdesk.store.unlocking.key_pairs import fingerprint_in, recipient_in, write_pair

_KINDS = {
    Kind.PASSPHRASE: N_("passphrase"),
    Kind.RECOVERY: N_("recovery code"),
    Kind.ESCROW: N_("escrow key"),
}
_ALONE = "\x1b[?1049h\x1b[2J\x1b[H"
_BACK = "\x1b[2J\x1b[3J\x1b[?1049l"


class PaperNotCompared(NobodyToCompare):
    message = N_("The key was not compared with the branch's paper: there is no terminal.")
    hint = N_("Put the whole fingerprint, as it stands on the paper, after --fingerprint.")


def ways_in(session: Session) -> Exit:
    """List or change the ways into the book."""
    return _COMMANDS[session.arguments.what](session)


def _list(session: Session) -> Exit:
    with session.open() as desk:
        ways = ways_of(desk)
    if session.arguments.as_json:
        print_json([_record(way) for way in ways])
        return Exit.DONE
    rows = [(str(way.number), _(_KINDS[way.kind]), way.fingerprint) for way in ways]
    headings = (_("No."), _("Way in"), _("Fingerprint"))
    print_table(headings, rows, ("right", "left", "left"))
    return Exit.DONE


def _passphrase(session: Session) -> Exit:
    with session.open() as desk:
        new = another_passphrase(session.arguments.new_passphrase_file)
        carry_out(desk, changing.with_passphrase(just_opened(desk), new), now=session.now)
    say(_("The new passphrase holds from now on; the old one opens nothing any more."))
    return Exit.DONE


def _recovery(session: Session) -> Exit:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoTerminal
    with session.open() as desk:
        code = drawn()
        try:
            _show_alone(code)
            typed = _asked(_("The code, from the paper: "))
        finally:
            sys.stderr.write(_BACK)
            sys.stderr.flush()
        carry_out(desk, changing.with_recovery(just_opened(desk), code, typed), now=session.now)
    say(_("The recovery code opens the book from now on; an earlier one no longer does."))
    return Exit.DONE


def _escrow(session: Session) -> Exit:
    recipient = recipient_in(Path(session.arguments.words[0]))
    with session.open() as desk:
        says = _(
            "Two groups of this key's fingerprint; type the other two from the branch's paper:"
        )
        typed, asked = answered(
            session.arguments.fingerprint,
            recipient.fingerprint,
            says=says,
            unasked=PaperNotCompared(),
        )
        change = changing.with_escrow(just_opened(desk), recipient, typed, asked=asked)
        carry_out(desk, change, now=session.now)
    say(_("The branch's key opens this book from now on."))
    return Exit.DONE


def _remove(session: Session) -> Exit:
    (number,) = session.arguments.words
    with session.open() as desk:
        chosen = int(number) if number.isdecimal() else 0
        carry_out(desk, changing.without(just_opened(desk), chosen), now=session.now)
    say(_("That way in is gone."))
    return Exit.DONE


def _rotate(session: Session) -> Exit:
    with session.open() as desk:
        new = another_passphrase(session.arguments.new_passphrase_file)
        require_strength(new)
        back_up(desk, why=Why.KEYS, now=session.now)
        rotate(desk, new_key(just_opened(desk), new), now=session.now)
    say(_("The book has another data key and another passphrase."))
    say(_("Copies and backups of before still open with what was seen: gather them in."))
    return Exit.DONE


def _new_pair(session: Session) -> Exit:
    file = session.arguments.out
    assert file is not None  # the command line asks for it
    identity = Identity.generate()
    public = write_pair(file, identity)
    fingerprint = identity.recipient.fingerprint
    if session.arguments.as_json:
        print_json({"public": str(public), "fingerprint": fingerprint})
    say(_("Fingerprint: {fingerprint}").format(fingerprint=fingerprint))
    say(
        _("Give out {name} and the fingerprint on paper; lock the other file away.").format(
            name=public.name
        )
    )
    return Exit.DONE


def _fingerprint(session: Session) -> Exit:
    fingerprint = fingerprint_in(Path(session.arguments.words[0]))
    if session.arguments.as_json:
        print_json({"fingerprint": fingerprint})
    else:
        print_lines([(_("Fingerprint"), fingerprint)])
    return Exit.DONE


def _record(way: Way) -> Mapping[str, object]:
    return {
        "number": way.number,
        "kind": way.kind.name.lower(),
        "fingerprint": way.fingerprint or None,
    }


def _show_alone(code: str) -> None:
    """The code on a screen that leaves nothing in the window's history."""
    lines = (
        _("For the branch's own person. This code opens the book; it is shown only once."),
        _("Write it down by hand. Do not photograph it, do not save it."),
        "",
        code[: len(code) // 2],
        code[len(code) // 2 + 1 :],
        "",
    )
    sys.stderr.write(_ALONE + "\n".join(lines) + "\n")
    sys.stderr.flush()
    _asked(_("Enter, when it is on paper: "))
    sys.stderr.write(_ALONE)
    sys.stderr.flush()


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise NoTerminal
    sys.stderr.write(prompt)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


_COMMANDS: Mapping[str, Callable[[Session], Exit]] = {
    "list": _list,
    "passphrase": _passphrase,
    "recovery": _recovery,
    "escrow": _escrow,
    "remove": _remove,
    "rotate": _rotate,
    "new": _new_pair,
    "fingerprint": _fingerprint,
}
