"""Tickets: that this pseudonym may answer this form in this time, signed by the instructor."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from quizgen.sealing.armour import armoured, bared
from quizgen.sealing.canonical import canonical, parsed
from quizgen.sealing.errors import SealError
from quizgen.sealing.sodium import sodium

if TYPE_CHECKING:
    from quizgen.sealing.keys import Keys, PublicKeys

KIND = "QT1"
SIGNATURE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One ticket."""

    assignment: str
    form: str
    """Hash of the form."""
    who: str
    """A pseudonym; names stay with the instructor."""
    opens: str = ""
    """From when it may be answered, ISO 8601, "" for any time."""
    closes: str = ""


def issued(ticket: Ticket, keys: Keys) -> str:
    """Return a ticket as a word."""
    body = canonical(asdict(ticket))
    signature = sodium().signing.SigningKey(keys.sign).sign(body).signature
    return armoured(KIND, signature + body)


def read_ticket(word: str, public: PublicKeys) -> Ticket:
    """Return the ticket in a word.

    Raises:
        SealError: If it is none, was changed, or was not signed with these keys.
    """
    nacl = sodium()
    data = bared(KIND, word)
    try:
        nacl.signing.VerifyKey(public.verify).verify(data[SIGNATURE:], data[:SIGNATURE])
    except (nacl.exceptions.BadSignatureError, nacl.exceptions.ValueError, ValueError):
        raise SealError("forged", "the ticket was not signed by this instructor") from None
    try:
        return Ticket(**parsed(data[SIGNATURE:]))
    except (ValueError, TypeError):
        raise SealError("format", "the ticket has other fields") from None
