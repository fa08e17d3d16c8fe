"""Bodies of several parts (RFC 2046; 1.0.3 Communication 1.5.2): of one only, as no attachment data is kept."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import HTTP
from hashlib import sha256

from tutela.server.door.answer import Refused

_NO_DATA = "attachment data is not taken; send a fileUrl for each attachment"


def read_only_part(body: bytes, content_type: str) -> bytes:
    """Give the JSON of the first part; refuse a body that is not whole or that brings attachment data with 400."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = message_from_bytes(head + body, policy=HTTP)
    parts = message.get_payload()
    first = parts[0] if isinstance(parts, list) and not message.defects else None
    if not isinstance(first, Message):
        raise Refused(400, "the multipart body is not whole; expected parts between its boundary")
    if first.get_content_type() != "application/json":
        raise Refused(400, "the first part is not application/json")
    if len(parts) > 1:
        raise Refused(400, _NO_DATA)
    payload = first.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def write_only_part(text: bytes) -> tuple[bytes, bytes]:
    """Give JSON as a multipart body of one part, and its Content-Type."""
    boundary = sha256(text).hexdigest()[:32].encode()  # JSON cannot foresee the hash of itself
    body = b"--%b\r\nContent-Type: application/json\r\n\r\n%b\r\n--%b--\r\n" % (boundary, text, boundary)
    return body, b'multipart/mixed; boundary="%b"' % boundary
