"""Sealing: keys of an instructor, signed tickets, sealed submissions, and the capsule of a key.

Cryptography is libsodium's, by PyNaCl; in the page TweetNaCl and noble-hashes do the same. What
it proves is little, and said where it is used: that a submission was not read or changed on its
way, and that a ticket was issued; never who answered.
"""

from quizgen.sealing.errors import SealError
from quizgen.sealing.keys import Keys, PublicKeys, load_keys, new_keys
from quizgen.sealing.submissions import Submission, opened, receipt, sealed
from quizgen.sealing.tickets import Ticket, issued, read_ticket

__all__ = [
    "Keys",
    "PublicKeys",
    "SealError",
    "Submission",
    "Ticket",
    "issued",
    "load_keys",
    "new_keys",
    "opened",
    "read_ticket",
    "receipt",
    "sealed",
]
