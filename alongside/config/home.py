"""$ALONGSIDE_HOME: the folder of database, files and keys, readable by its owner alone."""

import os
import secrets
import tempfile
import tomllib
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

KEYS = ("django", "totp")
YES, NO = frozenset({"yes", "true", "on", "1"}), frozenset({"no", "false", "off", "0"})


def home() -> Path:
    """The home folder; `.home` under the current folder when ALONGSIDE_HOME is not set."""
    return Path(os.environ.get("ALONGSIDE_HOME") or ".home").resolve()


def settings_file() -> dict:
    """What stands in settings.toml of the home; empty without one. Raises ImproperlyConfigured when it is not TOML."""
    path = home() / "settings.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:  # ValueError: neither UTF-8 nor TOML
        raise ImproperlyConfigured(f"{path} cannot be read: {error}") from error


def setting(name: str, default: str = "") -> str:
    """A setting from the environment (ALONGSIDE_NAME), else from settings.toml (name), else `default`."""
    said = os.environ.get(f"ALONGSIDE_{name.upper()}") or settings_file().get(name, default)
    return ",".join(map(str, said)) if isinstance(said, list) else str(said)


def flag(name: str) -> bool:
    """A setting that is yes or no; no by default. What is neither is refused: a slip must not switch safety off."""
    said = setting(name, "no").strip().casefold()
    if said not in YES | NO:
        raise ImproperlyConfigured(f"ALONGSIDE_{name.upper()} is “{said}”. Say yes or no.")
    return said in YES


def number(name: str, default: int) -> int:
    """A setting that counts something."""
    said = setting(name, str(default)).strip()
    if not said.isdecimal():
        raise ImproperlyConfigured(f"ALONGSIDE_{name.upper()} is “{said}”. Say a number: 0, 1, 2 …")
    return int(said)


def hour(name: str, default: int) -> int:
    """A setting that is a full hour of the day, 0 to 23."""
    said = number(name, default)
    if said > 23:
        raise ImproperlyConfigured(f"ALONGSIDE_{name.upper()} is “{said}”. Say an hour: 0 to 23.")
    return said


def folder(name: str) -> Path | None:
    """A setting that is a folder; None when it is not set. Whole, for a worker may be started from anywhere."""
    said = setting(name).strip()
    if said and not Path(said).is_absolute():
        raise ImproperlyConfigured(f"ALONGSIDE_{name.upper()} is “{said}”. Give a whole path: /…")
    return Path(said) if said else None


def listed(name: str, default: str) -> list[str]:
    """A setting of several words, with commas between them; or a list in settings.toml."""
    return [word.strip() for word in setting(name, default).split(",") if word.strip()]


def address(name: str) -> str:
    """A setting that is the address of a page; "" when it is not set."""
    said = setting(name).strip()
    parts = urlsplit(said)
    plain = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")  # crosses no network
    if said and (not parts.hostname or not (plain or parts.scheme == "https")):
        raise ImproperlyConfigured(f"ALONGSIDE_{name.upper()} is “{said}”. Give a whole address: https://…")
    return said


def make_home() -> Path:
    """Make the folder and the keys that are missing; change nothing that is there. Returns the folder."""
    folder = home()
    for path in (folder, folder / "keys", folder / "files", folder / "staging"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    for name in KEYS:
        _write_once(folder / "keys" / name, secrets.token_urlsafe(64))
    return folder


def key(name: str) -> str:
    """A secret key of the home. There is no default: raises ImproperlyConfigured and says what to do."""
    path = home() / "keys" / name
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"{path} is missing or cannot be read. `alongside setup` makes a new home; an old one needs its own key, "
            "from a backup: `alongside restore`."
        ) from error
    if not text:
        raise ImproperlyConfigured(f"{path} is empty. Bring it back from a backup: `alongside restore`.")
    return text


def keys(name: str) -> list[str]:
    """The key of that name, and after it the one before, while that still counts. Raises ImproperlyConfigured."""
    return [key(name), *([key(_before(name))] if (home() / "keys" / _before(name)).exists() else [])]


def renew_key(name: str) -> None:
    """A new key in its place. What the old one made can still be read, until `forget_key_before`.

    Killed at any moment, both are there: a key before that is left from then is not replaced.
    """
    folder = home() / "keys"
    _write_once(folder / _before(name), key(name))
    _write_once(folder / f"{name}.new", secrets.token_urlsafe(64))
    (folder / f"{name}.new").replace(folder / name)


def forget_key_before(name: str) -> None:
    """What only the key before could read cannot be read any more."""
    (home() / "keys" / _before(name)).unlink(missing_ok=True)


def key_renewed_at(name: str) -> float | None:
    """When (seconds since 1970) the key before was put aside; None when there is none."""
    try:
        return (home() / "keys" / _before(name)).stat().st_mtime
    except FileNotFoundError:
        return None


def keys_gone() -> list[str]:
    """Names of the keys that this home does not have."""
    return [name for name in KEYS if not (home() / "keys" / name).exists()]


def _before(name: str) -> str:
    return f"{name}.before"


def _write_once(path: Path, text: str) -> None:
    """A file that is there whole or not at all, whenever we are killed; an older one stays."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # readable by its owner alone
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
