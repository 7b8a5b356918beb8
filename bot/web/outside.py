"""Whether Nook is reached at its public address, tried from inside, as Teams and browsers come to it."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp

from bot.domain.ailments import Ailment, Symptom

PATIENCE = 3.0
_MOST_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Outside:
    session: aiohttp.ClientSession
    public_url: str

    async def public_address(self) -> Ailment | None:
        """What is wrong; None where Nook's own `/health` answers."""
        address = f"{self.public_url}/health"
        try:
            async with self.session.get(
                address, timeout=aiohttp.ClientTimeout(total=PATIENCE), allow_redirects=False
            ) as answer:
                body = await answer.content.read(_MOST_BYTES)
                if answer.status != 200:
                    return Ailment(Symptom.ANSWERS_WRONGLY, str(answer.status), address)
                return None if b'"alive"' in body else Ailment(Symptom.SOMETHING_ELSE, address=address)
        except aiohttp.ClientConnectorCertificateError:
            return Ailment(Symptom.CERTIFICATE, address=address)
        except TimeoutError:
            return Ailment(Symptom.PUBLIC_SILENT, f"{PATIENCE:.0f} s", address)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Ailment(Symptom.PUBLIC_UNREACHABLE, type(error).__name__, address)
