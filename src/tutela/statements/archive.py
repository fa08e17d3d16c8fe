"""Backup and restore of a data folder: one file that holds the log, the register of erasures, the hub's rows and key.

The file is a ZIP archive: `manifest.json`, then the key and a copy of each database. A backup is made while the hub
runs and is read back before it counts; a restore checks everything before it touches the folder.
"""

from __future__ import annotations

import errno
import lzma
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from tutela.statements.erasures import open_erasures
from tutela.statements.folder import ERASURES, HUB, KEY, LOG, PROJECTIONS
from tutela.statements.restoring import finish_restore, keep_on_disk, put_in_place
from tutela.statements.stores.sqlite import lock_log, place_lock

FORMAT = "tutela-backup-1"
MANIFEST = "manifest.json"
_CHUNK = 1 << 20

_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(KeyError, NotImplementedError, RuntimeError),
)
"""What is raised at a damaged ZIP archive; beside them an OSError for a place before its beginning."""

_FILES = (KEY, HUB, LOG, ERASURES)
"""In the order of copying: the register last, so that whoever is erased meanwhile is in it."""


class BackupBroken(Exception):
    """The file is no backup of ours, or it is damaged."""


class RestoreRefused(Exception):
    """The folder holds data already."""


class CopiedFile(msgspec.Struct, frozen=True):
    """A part of a backup: its name, size in bytes, SHA-256 in hexadecimal digits and number of rows by table."""

    name: str
    bytes: int
    sha256: str
    rows: dict[str, int]


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds; `made` is when, in RFC 3339."""

    format: str
    made: str
    files: tuple[CopiedFile, ...]

    def count(self, name: str, table: str) -> int:
        """Give the number of rows of a table, 0 when it is not there."""
        return next((file.rows.get(table, 0) for file in self.files if file.name == name), 0)


def write_backup(data: Path, file: Path, *, made: str) -> Manifest:
    """Copy what a data folder holds into one file and read it back; give what it holds.

    Raises FileNotFoundError when the folder has no log, BackupBroken when a database is damaged. The file is there
    only when all went well; one of the same name is replaced then.
    """
    if not (data / LOG).is_file():
        raise FileNotFoundError(f"{data} holds no {LOG}; name the data folder of a hub")
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as name:
        folder = Path(name)
        files = tuple(_copy(data / part, folder / part) for part in _FILES if (data / part).is_file())
        manifest = Manifest(FORMAT, made, files)
        draft = folder / "backup.zip"
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
            for part in files:
                archive.write(folder / part.name, part.name)
        with _unpack(draft, folder):
            draft.chmod(0o600)  # it names people and holds the key
            keep_on_disk(draft)
            draft.replace(file)
            keep_on_disk(file.absolute().parent)
    return manifest


def restore_backup(file: Path, data: Path, *, replace: bool, stamp: str) -> tuple[Manifest, Path | None]:
    """Put a backup in place of what a data folder holds; give what it holds and where the former files went.

    Everything is checked first. Erasures of the folder are added to those of the backup, so that nobody who was
    erased since comes back; the hub erases them from its rows when it starts. The projections are left out: they are
    folded again from the log. Raises BackupBroken, RestoreRefused, LogInUse; then the folder is as it was. One that is
    stopped is finished by `finish_restore`, or leaves the folder as it was.
    """
    if not file.is_file():
        raise FileNotFoundError(f"there is no file {file}")
    made = [path for path in (place_lock(data / LOG), data, *data.parents) if not path.exists()]
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    finish_restore(data)
    present = [path for name in (*_FILES, PROJECTIONS) for path in sorted(data.glob(f"{name}*"))]
    present = [path for path in present if path != place_lock(data / LOG)]
    if present and not replace:
        raise RestoreRefused(f"{data} holds data already; add --replace to put them aside and restore over them")
    with _locked(data / LOG, made), _unpack(file, data.absolute()) as (manifest, folder):
        _add_erasures(folder / ERASURES, data / ERASURES)
        aside = data / f"replaced-{stamp}" if present else None
        # early backups had no key, and rows need theirs
        former = [path.name for path in present if path.name != KEY or (folder / KEY).is_file()]
        put_in_place(data, folder, aside=aside.name if aside else "", former=former, stamp=stamp)
    return manifest, aside


def _copy(source: Path, copy: Path) -> CopiedFile:
    """Copy a part; a database, which may be in use, in one consistent state and one file."""
    if source.name == KEY:
        copy.write_bytes(source.read_bytes())
        return CopiedFile(KEY, copy.stat().st_size, _hash(copy), {})
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as origin,
            closing(sqlite3.connect(copy)) as target,
        ):
            origin.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        rows = _examine(copy)
    except sqlite3.Error as error:
        raise BackupBroken(f"{source} cannot be copied: {error}") from error
    return CopiedFile(source.name, copy.stat().st_size, _hash(copy), rows)


@contextmanager
def _locked(log: Path, made: Sequence[Path]) -> Iterator[None]:
    """Hold the lock of a log; where the work fails, take away what was made for it: the lock and empty folders."""
    lock = place_lock(log)
    try:
        with closing(lock_log(log)):
            try:
                yield
            except BaseException:
                if lock in made:
                    # While it is held: who opened it meanwhile is refused, for SQLite sees that it is gone.
                    with suppress(PermissionError):  # Windows keeps a file that is open
                        lock.unlink()
                raise
    except BaseException:
        with suppress(OSError):  # it holds something that is not ours to take away
            for folder in made:
                if folder != lock:
                    folder.rmdir()
        raise


@contextmanager
def _unpack(file: Path, beside: Path) -> Iterator[tuple[Manifest, Path]]:
    """Unpack a backup into a folder of its own and check every part; the folder goes at the end."""
    with tempfile.TemporaryDirectory(dir=beside, prefix=".unpacked-") as name:
        folder = Path(name)
        try:
            with zipfile.ZipFile(file) as archive:
                manifest = _read_manifest(archive, file)
                _check_space(manifest, folder, file)
                for part in manifest.files:
                    _extract(archive, part, folder / part.name, file)
        except (*_DAMAGES, OSError) as error:
            if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
                raise  # the disk, not the file
            raise BackupBroken(f"{file} is no whole backup: {_first_line(error)}") from error
        for part in manifest.files:
            try:
                rows = _examine(folder / part.name)
            except sqlite3.Error as error:
                raise BackupBroken(f"{file}: {part.name} is damaged: {error}") from error
            if rows != part.rows:
                raise BackupBroken(f"{file}: {part.name} has other rows than its manifest says")
        yield manifest, folder


def _read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    names = sorted(archive.namelist())
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > _CHUNK:
        raise BackupBroken(f"{file} is a ZIP archive, but no backup of ours")
    try:
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    except msgspec.MsgspecError:
        raise BackupBroken(f"{file} is a ZIP archive, but no backup of ours") from None
    if manifest.format != FORMAT:
        raise BackupBroken(f"{file} is a backup of another format; this program reads {FORMAT}")
    parts = [part.name for part in manifest.files]
    if names != sorted([MANIFEST, *parts]) or not set(parts) <= set(_FILES) or LOG not in parts:
        raise BackupBroken(f"{file} holds other files than a backup does")
    return manifest


def _check_space(manifest: Manifest, folder: Path, file: Path) -> None:
    """Refuse what would fill the disk: a few kilobytes can be made to unpack to any size."""
    needed, free = sum(part.bytes for part in manifest.files), shutil.disk_usage(folder).free
    if needed > free:
        raise BackupBroken(
            f"{file} unpacks to {needed // 1_000_000:,} MB, but {free // 1_000_000:,} MB are free; "
            "restore it only where you know who made it, on a disk with room for it"
        )


def _extract(archive: zipfile.ZipFile, part: CopiedFile, path: Path, file: Path) -> None:
    """Write one part of a backup, for its owner only; stop as soon as it is longer than the manifest says."""
    digest, size = sha256(), 0
    with archive.open(part.name) as packed, path.open("wb") as unpacked:
        while chunk := packed.read(_CHUNK):
            size += len(chunk)
            if size > part.bytes:
                break
            digest.update(chunk)
            unpacked.write(chunk)
    path.chmod(0o600)
    if size != part.bytes or digest.hexdigest() != part.sha256:
        raise BackupBroken(f"{file}: {part.name} differs from its SHA-256 in the manifest")


def _examine(path: Path) -> dict[str, int]:
    """Give the number of rows of each table of a database, none of the key; raise sqlite3.Error when it is damaged."""
    if path.name == KEY:
        return {}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError("its pages do not fit together")
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {name: _count(connection, name) for (name,) in tables}


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608  quoted above


def _add_erasures(restored: Path, present: Path) -> None:
    if not present.is_file():
        return
    with closing(open_erasures(present)) as here, closing(open_erasures(restored)) as there:
        there.add(here.read())


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        digest = sha256()
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _first_line(error: BaseException) -> str:
    return str(error).strip("'\"").splitlines()[0] if str(error) else type(error).__name__
