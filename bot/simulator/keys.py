"""RS256 signing keys, and the JSON Web Key Sets that publish them (RFC 7517)."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


@dataclass(frozen=True)
class SigningKey:
    """One private key with its `kid`. `endorsements`: the channels for which the Bot Framework vouches with it."""

    private: rsa.RSAPrivateKey
    kid: str
    endorsements: tuple[str, ...] = ("msteams",)

    def sign(self, claims: dict[str, Any], *, headers: dict[str, Any] | None = None, algorithm: str = "RS256") -> str:
        """A JWT over the claims, with this key's `kid` unless `headers` say otherwise."""
        return jwt.encode(claims, self.private, algorithm=algorithm, headers={"kid": self.kid, **(headers or {})})

    @cached_property
    def public(self) -> rsa.RSAPublicKey:
        return self.private.public_key()

    def jwk(self, *, endorsed: bool = True) -> dict[str, Any]:
        """The public half as a JSON Web Key."""
        numbers = self.public.public_numbers()
        key: dict[str, Any] = {
            "kty": "RSA", "use": "sig", "kid": self.kid, "x5t": self.kid, "n": _number(numbers.n),
            "e": _number(numbers.e),
        }  # fmt: skip
        return key | {"endorsements": list(self.endorsements)} if endorsed else key


@lru_cache(maxsize=32)
def signing_key(name: str, endorsements: tuple[str, ...] = ("msteams",)) -> SigningKey:
    """A key of this name: made once a process, since making one takes a tenth of a second."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    kid = base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest()[:20]).decode().rstrip("=")
    return SigningKey(private, kid, endorsements)


def _number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8, "big")).decode().rstrip("=")
