"""French, as data: `WORDS`."""

from .words import WORDS as WORDS
