"""Activities are read by looking only for what is there; it must come to the same as msrest's own way."""

from __future__ import annotations

from typing import Any

import pytest
from botbuilder.core.serializer_helper import DEPENDICIES_DICT
from msrest import Deserializer
from msrest.exceptions import DeserializationError

from bot.teams.turns import _OfWhatIsThere

WHOLE: dict[str, Any] = {
    "type": "message",
    "id": "1",
    "timestamp": "2027-03-01T08:07:00.000Z",
    "localTimestamp": "2027-03-01T09:07:00.000+01:00",
    "serviceUrl": "https://smba.example.com/",
    "channelId": "msteams",
    "from": {"id": "29:adele", "name": "Adele Vance", "aadObjectId": "adele", "unheardOf": 1},
    "conversation": {"conversationType": "personal", "tenantId": "contoso", "id": "19:chat"},
    "recipient": {"id": "28:nook", "name": "Nook"},
    "entities": [{"type": "clientInfo", "locale": "en-GB"}, {"type": "mention", "text": "<at>Nook</at>"}],
    "attachments": [{"contentType": "text/csv", "content": {"deep": [{"er": None}]}, "contentUrl": None}],
    "membersAdded": [{"id": "28:nook"}],
    "channelData": {"tenant": {"id": "contoso"}},
    "value": {"action": {"data": {"op": "x.0"}}},
    "text": "book a room",
    "replyToId": None,
    "unheardOf": {"by": ["the schema"]},
}
FITTING: list[dict[str, Any]] = [{}, {"text": 5}, {"importance": 5}, {"recipient": {"id": [1]}}, {"conversation": None}]
WRONG: list[dict[str, Any]] = [
    {"from": 5},
    {"from": "adele"},
    {"from": []},
    {"entities": {}},
    {"entities": [1]},
    {"timestamp": "yesterday"},
    {"timestamp": 5},
    {"localTimestamp": {}},
    {"expiration": "2020"},
    {"attachments": {"contentType": "text/csv"}},
    {"membersAdded": ["28:nook"]},
    {"textHighlights": [{"occurrence": "twice"}]},
    {"relatesTo": {"user": 3}},
]


@pytest.mark.parametrize("change", FITTING, ids=repr)
def test_an_activity_that_fits_is_read_as_msrest_reads_it(change: dict[str, Any]) -> None:
    ours, theirs = _OfWhatIsThere(DEPENDICIES_DICT), Deserializer(DEPENDICIES_DICT)
    theirs.additional_properties_detection = False
    assert ours("Activity", WHOLE | change).as_dict() == theirs("Activity", WHOLE | change).as_dict()


@pytest.mark.parametrize("change", WRONG, ids=repr)
def test_what_msrest_refuses_is_refused(change: dict[str, Any]) -> None:
    for reader in (_OfWhatIsThere(DEPENDICIES_DICT), Deserializer(DEPENDICIES_DICT)):
        with pytest.raises(DeserializationError):
            reader("Activity", WHOLE | change)
