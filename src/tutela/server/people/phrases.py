"""Personal phrases: four made-up words that can be said in any language and written on paper."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

CONSONANTS = "bdfgklmnprstvz"
VOWELS = "aeiou"
WORDS = 4
SYLLABLES = 2


def make_phrase() -> str:
    """Give a random phrase as `bako limu tesa nori`: 70 syllables to the eighth power, 49 bits."""
    return " ".join(
        "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES)) for _ in range(WORDS)
    )


def digest_phrase(phrase: str, key: str) -> str:
    """Give what is kept of a phrase: an HMAC-SHA-256 under the hub's key, blind to case, spaces and hyphens."""
    letters = re.sub(r"[^a-z]", "", phrase.casefold())
    return hmac.new(key.encode(), letters.encode(), hashlib.sha256).hexdigest()
