"""The formats that strings of a statement must have (IEEE 9274.1.1, 4.2.7; 1.0.3 Data 4.0)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tutela.statements.check.fault import Fault, Faults, Json, describe

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>\"{}|\\^`]+")
_MAILTO = re.compile(r"mailto:[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+")
_SHA1 = re.compile(r"[0-9a-fA-F]{40}")
_SHA2 = re.compile(r"[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(\s*;\s*[\w!#$&^.+-]+=(\"[^\"]*\"|[^\s;\"]+))*", re.ASCII)
"""A value in quotes is never read as one without: two ways to read each would be 2 to the power of their number."""

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
"""RFC 9562 (once 4122): the variant of that standard, versions 1 to 8."""

_LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+"
    r"|en-gb-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
    r"|sgn-(?:be-fr|be-nl|ch-de)|art-lojban|cel-gaulish|no-bok|no-nyn|zh-(?:guoyu|hakka|min|min-nan|xiang))",
    re.IGNORECASE,
)
"""RFC 5646, section 2.1: form only, not the registry."""

_NUMBER = r"\d+(?:[.,]\d+(?=[YMDHSW]\Z))?"
_DURATION = re.compile(
    rf"P(?:{_NUMBER}W|(?=[\dT])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?)\Z",
    re.ASCII,
)
"""ISO 8601:2004 4.4.3.2: weeks stand alone, only the smallest unit may have a fraction."""

_TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)?", re.ASCII
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def check_iri(value: Json, path: str, faults: Faults) -> None:
    """Report what is no IRI with a scheme (4.2.7; Data 4.3)."""
    if not (isinstance(value, str) and is_iri(value)):
        faults.append(Fault(path, describe(value), "an IRI with its scheme"))


def check_string(value: Json, path: str, faults: Faults) -> None:
    """Report what is no string."""
    if not isinstance(value, str):
        faults.append(Fault(path, describe(value), "a string"))


def check_flag(value: Json, path: str, faults: Faults) -> None:
    """Report what is neither true nor false."""
    if not isinstance(value, bool):
        faults.append(Fault(path, describe(value), "true or false"))


def check_uuid(value: Json, path: str, faults: Faults) -> None:
    """Report what is no UUID in its standard string form (4.2.7; Data 4.4)."""
    if not (isinstance(value, str) and is_uuid(value)):
        faults.append(Fault(path, describe(value), "a UUID of RFC 9562 in its standard form"))


def check_mailto(value: Json, path: str, faults: Faults) -> None:
    """Report what is no mailto IRI (4.2.2.1; Data 2.4.2.3)."""
    if not (isinstance(value, str) and _MAILTO.fullmatch(value)):
        faults.append(Fault(path, describe(value), "mailto: and an e-mail address"))


def check_sha1(value: Json, path: str, faults: Faults) -> None:
    """Report what is no hexadecimal SHA-1 (4.2.2.1; Data 2.4.2.3)."""
    if not (isinstance(value, str) and _SHA1.fullmatch(value)):
        faults.append(Fault(path, describe(value), "40 hexadecimal digits"))


def check_sha2(value: Json, path: str, faults: Faults) -> None:
    """Report what is no hexadecimal SHA-2 (4.2.2.6; Data 2.4.11)."""
    if not (isinstance(value, str) and _SHA2.fullmatch(value)):
        faults.append(Fault(path, describe(value), "a SHA-2 hash in hexadecimal digits"))


def check_media_type(value: Json, path: str, faults: Faults) -> None:
    """Report what is no Internet media type (4.2.2.6; Data 2.4.11)."""
    if not (isinstance(value, str) and _MEDIA_TYPE.fullmatch(value)):
        faults.append(Fault(path, describe(value), "an Internet media type"))


def check_duration(value: Json, path: str, faults: Faults) -> None:
    """Report what is no ISO 8601 duration (4.2.7; Data 4.6)."""
    if not (isinstance(value, str) and _DURATION.match(value)):
        faults.append(Fault(path, describe(value), "an ISO 8601 duration such as PT12.5S"))


def check_language(value: Json, path: str, faults: Faults) -> None:
    """Report what is no language tag (4.2.7; Data 4.2)."""
    if not (isinstance(value, str) and is_language(value)):
        faults.append(Fault(path, describe(value), "a language tag of RFC 5646"))


def check_language_map(value: Json, path: str, faults: Faults) -> None:
    """Report what is no map from language tags to strings (4.2.7; Data 4.2)."""
    if not isinstance(value, dict):
        faults.append(Fault(path, describe(value), "a map from language tags to strings"))
        return
    for tag, text in value.items():
        check_language(tag, f"{path}/*", faults)
        check_string(text, f"{path}/*", faults)


def check_extensions(value: Json, path: str, faults: Faults) -> None:
    """Report extensions whose keys are no IRIs; values are free, null included (4.2.7; Data 4.1)."""
    if not isinstance(value, dict):
        faults.append(Fault(path, describe(value), "a map from IRIs to values"))
        return
    for key in value:
        if not is_iri(key):
            faults.append(Fault(f"{path}/*", "a key that is no IRI", "an IRI with its scheme"))


def check_timestamp(value: Json, path: str, faults: Faults, version: str) -> None:
    """Report what is no timestamp (4.2.7; Data 4.5).

    2.0 demands RFC 3339 and so an offset; 1.0 recommends it, so there a missing one is taken as UTC.
    Offsets of minus zero say "unknown" and are refused by both.
    """
    if not isinstance(value, str) or to_microseconds(value) is None:
        faults.append(Fault(path, describe(value), "a timestamp of RFC 3339"))
    elif version >= "2" and not (value[-1] in "Zz" or (value[-6] in "+-" and value[-3] == ":")):
        faults.append(
            Fault(path, "a timestamp without an offset of hours and minutes", "Z or an offset such as +02:00")
        )


@lru_cache(maxsize=4096)
def is_iri(value: str) -> bool:
    """Tell whether a string has the form of an IRI: a scheme, and no character that RFC 3987 forbids."""
    return _IRI.fullmatch(value) is not None


def is_uuid(value: str) -> bool:
    """Tell whether a string is a UUID in standard form."""
    return _UUID.fullmatch(value) is not None


@lru_cache(maxsize=512)
def is_language(value: str) -> bool:
    """Tell whether a string has the form of a language tag."""
    return _LANGUAGE.fullmatch(value) is not None


@lru_cache(maxsize=1024)
def to_microseconds(value: str) -> int | None:
    """Give a timestamp as microseconds since 1970 in UTC, finer digits cut off, or None when it is no timestamp."""
    found = _TIMESTAMP.fullmatch(value)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, sign, offset_hours, offset_minutes = found.groups()
    offset = int(offset_hours or 0) * 60 + int(offset_minutes or 0)
    if (sign == "-" and offset == 0) or int(offset_minutes or 0) > 59 or offset > 24 * 60 - 1:
        return None
    try:
        # RFC 3339 allows a leap second, the datetime type does not: it is taken as the second before.
        clock = (int(hour), int(minute), 59 if second == "60" else int(second))
        moment = datetime(int(year), int(month), int(day), *clock, tzinfo=UTC)
    except ValueError:
        return None
    since = moment - _EPOCH
    shift = offset * 60_000_000 * (-1 if sign == "+" else 1)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + int((fraction or "0")[:6].ljust(6, "0")) + shift


def to_timestamp(microseconds: int) -> str:
    """Give microseconds since 1970 as a timestamp in UTC with six decimals."""
    second, fraction = divmod(microseconds, 1_000_000)
    return f"{_write_second(second)}.{fraction:06}Z"


@lru_cache(maxsize=64)
def _write_second(second: int) -> str:
    return (_EPOCH + timedelta(seconds=second)).isoformat().removesuffix("+00:00")
