"""Keys: what an instructor signs and opens with; the file may be locked by a password."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizgen.diagnostics import UsageError
from quizgen.sealing.sodium import sodium

if TYPE_CHECKING:
    from pathlib import Path

WARNING = "secret: never publish or send this file"


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What everybody may know: 32 bytes to check tickets with, 32 to seal submissions to."""

    verify: bytes
    seal: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The secret halves, 32 bytes each."""

    sign: bytes
    open: bytes

    @property
    def public(self) -> PublicKeys:
        """The halves for everybody."""
        nacl = sodium()
        return PublicKeys(
            bytes(nacl.signing.SigningKey(self.sign).verify_key),
            bytes(nacl.public.PrivateKey(self.open).public_key),
        )


def new_keys() -> Keys:
    """Return new keys, from the system's source of randomness."""
    nacl = sodium()
    return Keys(nacl.utils.random(32), nacl.utils.random(32))


def keys_text(keys: Keys, password: str = "") -> str:
    """Return the file of keys, locked by a password unless that is empty (Argon2id)."""
    secret = keys.sign + keys.open
    content: dict[str, Any] = {"quizgen": "keys", "schema": 1, "warning": WARNING}
    if password:
        salt, box = _lock(password)
        content |= {
            "salt": b64encode(salt).decode(),
            "keys": b64encode(box.encrypt(secret)).decode(),
        }
    else:
        content["keys"] = b64encode(secret).decode()
    public = keys.public
    content["public"] = {
        "verify": b64encode(public.verify).decode(),
        "seal": b64encode(public.seal).decode(),
    }
    return json.dumps(content, indent=1) + "\n"


def _lock(password: str, salt: bytes = b"") -> tuple[bytes, Any]:
    nacl = sodium()
    kdf = nacl.pwhash.argon2id
    salt = salt or nacl.utils.random(kdf.SALTBYTES)
    key = kdf.kdf(
        nacl.secret.SecretBox.KEY_SIZE,
        password.encode(),
        salt,
        opslimit=kdf.OPSLIMIT_MODERATE,
        memlimit=kdf.MEMLIMIT_INTERACTIVE,
    )
    return salt, nacl.secret.SecretBox(key)


def load_keys(path: Path, password: str = "") -> Keys:
    """Return the keys in a file.

    Raises:
        UsageError: If it is none, or the password does not open it.
    """
    nacl = sodium()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        secret = b64decode(content["keys"], validate=True)
        if "salt" in content:
            if not password:
                raise UsageError(f"{path} is locked: give its password")
            _, box = _lock(password, b64decode(content["salt"], validate=True))
            secret = box.decrypt(secret)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    except nacl.exceptions.CryptoError:
        raise UsageError(f"the password does not open {path}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{path} is no file of keys: make one with `quizgen keys`") from None
    if len(secret) != 64:  # noqa: PLR2004 - twice 32 bytes
        raise UsageError(f"{path} is no file of keys: make one with `quizgen keys`")
    return Keys(secret[:32], secret[32:])
