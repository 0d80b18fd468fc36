"""Every subcommand, registered by being imported. One line each."""

from . import demo, doctor, manage, serve, setup, work

__all__ = ["demo", "doctor", "manage", "serve", "setup", "work"]
