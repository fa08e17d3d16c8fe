"""The xAPI door: pure ASGI, no framework; who may come in is asked through a callable."""

from tutela.server.door.credentials import Credential, Lookup, hash_token
from tutela.server.door.door import Door

__all__ = ["Credential", "Door", "Lookup", "hash_token"]
