"""A certificate in place of a secret: how an app proves to Entra who it is, without a word that could be copied.

Source: "Microsoft identity platform application authentication certificate credentials".
"""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import load_pem_private_key


class BadCertificate(Exception):
    """The file cannot be used; the text says why."""


def credential(file: str) -> dict[str, str]:
    """MSAL's client credential, from a PEM file that holds the certificate and its private key, unencrypted.

    Raises BadCertificate.
    """
    try:
        text = Path(file).read_text()
        certificate = x509.load_pem_x509_certificate(text.encode())
        key = load_pem_private_key(text.encode(), None)
    except OSError as error:
        raise BadCertificate(f"{file} cannot be read ({error.strerror})") from error
    except (ValueError, TypeError) as error:
        raise BadCertificate(f"{file} is no PEM file with a certificate and its unencrypted private key") from error
    if key.public_key() != certificate.public_key():
        raise BadCertificate(f"the private key in {file} is not the certificate's")
    # Entra knows a certificate by its SHA-1, as a name; nothing is signed with it.
    thumbprint = certificate.fingerprint(SHA1()).hex()
    return {"private_key": text, "thumbprint": thumbprint}
