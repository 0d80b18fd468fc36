"""Every subcommand, registered by being imported. One line each."""

from . import demo, doctor, export, import_, manage, serve, setup, work

__all__ = ["demo", "doctor", "export", "import_", "manage", "serve", "setup", "work"]
