"""What a hub is made of on this machine: its secret key, its database and its clock."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from tutela.statements.folder import HUB, KEY

DISK_RESERVE_MB = 200
"""Of the disk, kept free unless somebody says otherwise: three surveys of the largest size, or 100,000 statements."""
MOST_CONNECTIONS = 40
"""To PostgreSQL at once; log and projections have a few more. Its own usual limit is 100."""
_CONNECTION = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
"""Django's names of what libpq calls otherwise."""


def machine_zone(clock: Path = Path("/etc/localtime")) -> str:
    """Give this machine's time zone by its name in the IANA database; UTC where the machine does not name one."""
    named = os.environ.get("TZ", "").lstrip(":")
    place = clock.resolve().as_posix().partition("/zoneinfo/")[2]
    return next((zone for zone in (named, place) if zone in available_timezones()), "UTC")


def read_secret_key(data: Path) -> str:
    """Give the key kept in the data folder; made on first use, readable by the owner only."""
    file = data / KEY
    try:
        return file.read_text("ascii")
    except FileNotFoundError:
        data.mkdir(parents=True, exist_ok=True)
        key = secrets.token_urlsafe(50)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(key)
        return key


def read_database(url: str, data: Path) -> dict[str, Any]:
    """Give Django's description of the database: SQLite in the data folder, or `postgresql://user:password@host:port/name`."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / HUB,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                # Whoever is erased is overwritten, not only left out of the file's table of contents.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    # The extra `postgres` is installed only where it is used.
    from psycopg.conninfo import conninfo_to_dict

    found = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{setting: found.pop(name, "") for setting, name in _CONNECTION.items()},
        # Each request has a thread of its own, so that a connection kept for its thread would serve one request only.
        "OPTIONS": {**found, "pool": {"min_size": 1, "max_size": MOST_CONNECTIONS, "timeout": 10.0}},
    }
