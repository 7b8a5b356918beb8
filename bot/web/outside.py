"""Whether Nook is reached at its public address, tried from inside, as Teams and browsers come to it."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp

PATIENCE = 3.0
_MOST_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Outside:
    session: aiohttp.ClientSession
    public_url: str

    async def public_address(self) -> str:
        """What is wrong, in a few words with the address; "" where Nook's own `/health` answers."""
        address = f"{self.public_url}/health"
        try:
            async with self.session.get(
                address, timeout=aiohttp.ClientTimeout(total=PATIENCE), allow_redirects=False
            ) as answer:
                body = await answer.content.read(_MOST_BYTES)
                if answer.status != 200:
                    return f"{address} answers {answer.status}"
                return "" if b'"alive"' in body else f"{address} is answered by something else than Nook"
        except aiohttp.ClientConnectorCertificateError:
            return f"{address} has a certificate that is not valid"
        except TimeoutError:
            return f"{address} did not answer within {PATIENCE:.0f} s"
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return f"{address} cannot be reached ({type(error).__name__})"
