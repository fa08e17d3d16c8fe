"""Statements go out: one by its id, or a page of a selection (IEEE 9274.1.1, 4.1.6.1; 1.0.3 Communication 2.1.3)."""

from __future__ import annotations

import asyncio
from email.utils import formatdate
from hashlib import sha1
from urllib.parse import urlencode
from uuid import UUID

import msgspec

from tutela.server.door.answer import Answer, Refused
from tutela.server.door.credentials import Credential
from tutela.server.door.formats import Format, format_statement
from tutela.server.door.multipart import write_only_part
from tutela.server.door.request import Request
from tutela.server.door.selection import PARAMETERS, read_flag, read_format, read_selection
from tutela.server.door.write import own_keys
from tutela.statements.check.formats import is_uuid
from tutela.statements.log import Log, Row
from tutela.statements.mentions import find_speaker
from tutela.statements.parse import parse

_SINGLE = frozenset(("statementId", "voidedStatementId", "format", "attachments"))


async def get_statements(request: Request, credential: Credential, log: Log) -> Answer:
    """Give the statement of an id, or the page that the parameters select."""
    if credential.reads == "none":
        raise Refused(403, "this credential may not read")
    parameters = request.parameters(PARAMETERS)
    form = read_format(parameters)
    in_parts = read_flag(parameters, "attachments")
    languages = request.header(b"accept-language")
    if "statementId" in parameters or "voidedStatementId" in parameters:
        return _wrap(await _get_one(parameters, credential, log, form, languages), in_parts)
    selection = read_selection(parameters, credential, own_keys(credential))
    page = await asyncio.to_thread(log.select, selection)
    texts = [format_statement(row.statement, form, languages) for row in page.rows]
    more = ""
    if page.more is not None:
        more = f"{request.path}?{urlencode({**parameters, 'page': str(page.more)})}"
    found = b'{"statements":[' + b",".join(texts) + b'],"more":' + msgspec.json.encode(more) + b"}"
    return _wrap(Answer(200, found), in_parts)


def _wrap(answer: Answer, in_parts: bool) -> Answer:
    """Give an answer as its client wants it; with `attachments=true` in parts, of which the log has the first only."""
    if not in_parts:
        return answer
    body, media = write_only_part(answer.body)
    return Answer(answer.status, body, answer.headers, media)


async def _get_one(
    parameters: dict[str, str], credential: Credential, log: Log, form: Format, languages: str
) -> Answer:
    if not parameters.keys() <= _SINGLE:
        raise Refused(400, "beside statementId or voidedStatementId only format and attachments may be given")
    if "statementId" in parameters and "voidedStatementId" in parameters:
        raise Refused(400, "statementId and voidedStatementId are given together; give one")
    voided = "voidedStatementId" in parameters
    identity = parameters["voidedStatementId" if voided else "statementId"]
    if not is_uuid(identity):
        raise Refused(400, "the id asked for is no UUID")
    row = await asyncio.to_thread(log.find, UUID(identity).bytes)
    if row is None or row.voided != voided or not _may_read(row, credential):
        raise Refused(404, "no such statement for this credential")
    text = format_statement(row.statement, form, languages)
    etag = f'"{sha1(text, usedforsecurity=False).hexdigest()}"'  # 1.0.3 Communication 3.1 names SHA-1
    modified = formatdate(row.stored // 1_000_000, usegmt=True)
    return Answer(200, text, ((b"etag", etag.encode()), (b"last-modified", modified.encode())))


def _may_read(row: Row, credential: Credential) -> bool:
    """Tell whether a credential may read a statement: all, its own, or those of its registrations."""
    if credential.reads == "all":
        return True
    statement = parse(row.statement)
    if not isinstance(statement, dict):
        return False
    if credential.reads == "own":
        return find_speaker(statement) == own_keys(credential)
    context = statement.get("context")
    registration = context.get("registration") if isinstance(context, dict) else None
    return isinstance(registration, str) and registration.lower() in credential.reads
