"""$ALONGSIDE_HOME: the folder of database, files and keys, readable by its owner alone."""

import os
import secrets
import tomllib
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

KEYS = ("django", "totp")


def home() -> Path:
    """The home folder; `.home` under the current folder when ALONGSIDE_HOME is not set."""
    return Path(os.environ.get("ALONGSIDE_HOME") or ".home").resolve()


def settings_file() -> dict:
    """What stands in settings.toml of the home; empty without one. Raises ImproperlyConfigured when it is not TOML."""
    path = home() / "settings.toml"
    try:
        return tomllib.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise ImproperlyConfigured(f"{path} cannot be read: {error}") from error


def setting(name: str, default: str = "") -> str:
    """A setting from the environment (ALONGSIDE_NAME), else from settings.toml (name), else `default`."""
    return os.environ.get(f"ALONGSIDE_{name.upper()}") or str(settings_file().get(name, default))


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
    """A secret key of the home. There is no default: raises ImproperlyConfigured and says how to make one."""
    path = home() / "keys" / name
    try:
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{path} is missing. `alongside setup` makes a new home.") from error


def _write_once(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(text)
