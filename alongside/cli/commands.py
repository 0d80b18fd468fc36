"""Every subcommand, registered by being imported. One line each."""

from . import (
    backup,
    demo,
    doctor,
    emergency,
    export,
    forecast,
    import_,
    keys,
    manage,
    redflags,
    restore,
    risks,
    schedule,
    serve,
    setup,
    work,
)

__all__ = [
    "backup", "demo", "doctor", "emergency", "export", "forecast", "import_", "keys", "manage", "redflags", "restore",
    "risks", "schedule", "serve", "setup", "work",
]  # fmt: skip
