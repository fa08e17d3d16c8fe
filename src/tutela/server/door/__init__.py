"""The xAPI door: pure ASGI, no framework; who may come in is asked through a callable."""

from tutela.server.door.allowance import Allowance
from tutela.server.door.credentials import Credential, Lookup, hash_token
from tutela.server.door.door import Door

__all__ = ["Allowance", "Credential", "Door", "Lookup", "hash_token"]
