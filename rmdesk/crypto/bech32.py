"""Bech32 (BIP 173) as age writes keys in it: without the limit of 90 characters.

Six check characters find any four wrong characters in a short text, and nearly every mistake in a
long one.
"""

from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES: Final = {character: value for value, character in enumerate(_ALPHABET)}
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK: Final = 6


class NotBech32(ValueError):
    """A text that is none, or was mistyped."""


def encode(prefix: str, data: bytes) -> str:
    """`data` under a lower-case `prefix`."""
    values = _regrouped(data, 8, 5, pad=True)
    checked = _polymod([*_expanded(prefix), *values, *[0] * _CHECK]) ^ 1
    check = [checked >> 5 * (_CHECK - 1 - at) & 31 for at in range(_CHECK)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in [*values, *check])


def decode(text: str) -> tuple[str, bytes]:
    """The prefix in lower case and the data; raises NotBech32.

    All upper case is the same text; a mixture of both is refused, as the format asks.
    """
    if text != text.lower() and text != text.upper():
        raise NotBech32("mixed case")
    prefix, separator, rest = text.lower().rpartition("1")
    if not separator or not prefix or len(rest) < _CHECK:
        raise NotBech32("no prefix, or too short")
    if not all(33 <= ord(character) <= 126 for character in prefix):
        raise NotBech32("a character no prefix has")
    try:
        values = [_VALUES[character] for character in rest]
    except KeyError:
        raise NotBech32("a character outside the alphabet") from None
    if _polymod([*_expanded(prefix), *values]) != 1:
        raise NotBech32("the check characters do not fit")
    return prefix, bytes(_regrouped(values[:-_CHECK], 5, 8, pad=False))


def _expanded(prefix: str) -> list[int]:
    return [ord(one) >> 5 for one in prefix] + [0] + [ord(one) & 31 for one in prefix]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                check ^= generator
    return check


def _regrouped(values: bytes | list[int], width: int, into: int, *, pad: bool) -> list[int]:
    """Bits in groups of `width` as groups of `into`; raises NotBech32 for bits left over."""
    gathered, bits, groups = 0, 0, []
    for value in values:
        gathered = (gathered << width | value) & 0xFFFF
        bits += width
        while bits >= into:
            bits -= into
            groups.append(gathered >> bits & (1 << into) - 1)
    left = gathered & (1 << bits) - 1
    if pad:
        return [*groups, left << into - bits] if bits else groups
    if bits >= width or left:
        raise NotBech32("bits left over")
    return groups
