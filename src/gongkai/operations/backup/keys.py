"""The keys of a backup, which are kept apart from it. Needs no settings: they need the keys."""

from pathlib import Path

from gongkai.operations.backup.archive import FORMAT, KEYS, KEYS_FORMAT, opened
from gongkai.operations.backup.errors import BackupError

_SECRET = 0o600


def keys_path(path: Path) -> Path:
    """Tell where the keys of a backup are kept unless somebody put them elsewhere."""
    return path.with_name(f"{path.name}.keys")


def verified_id(path: Path) -> str:
    """Verify a backup wholly and give its id. Raises BackupError."""
    with opened(path, FORMAT) as archive:
        archive.verify()
        return archive.manifest.id


def verify_keys(home: Path, path: Path, backup_id: str, *, force: bool) -> None:
    """Raise BackupError for damaged keys, those of another backup, and without `force` for others.

    Nothing is written.
    """
    with opened(path, KEYS_FORMAT) as archive:
        archive.verify()
        if archive.manifest.id != backup_id:
            raise BackupError(
                f"{path.name} 不是这个备份的密钥", f"{path.name} has the keys of another backup"
            )
        for member in archive.manifest.named(KEYS):
            target = home / member.name
            if target.exists() and not force and target.read_bytes() != archive.content(member):
                raise BackupError(
                    f"{target} 是另一把密钥；加 --force 覆盖",
                    f"{target} is another key; --force replaces it",
                )


def bring_keys_back(home: Path, path: Path) -> None:
    """Put verified keys below the home."""
    with opened(path, KEYS_FORMAT) as archive:
        for member in archive.manifest.named(KEYS):
            target = home / member.name
            new = target.with_name(f"{target.name}.restoring")
            archive.extract(member, new, _SECRET)
            new.replace(target)
