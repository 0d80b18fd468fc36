"""What gunicorn itself logs, without addresses: they can hold names that were searched for, and whose page it was."""

from gunicorn.glogging import Logger

from .logs import CalmFormatter

INVALID = "Invalid request"


class CalmLogger(Logger):
    """gunicorn's logger. Used by `alongside serve`."""

    def setup(self, cfg) -> None:
        super().setup(cfg)
        for handler in (one for one in self.error_log.handlers if getattr(one, "_gunicorn", False)):
            handler.setFormatter(CalmFormatter(self.error_fmt, self.datefmt))

    def warning(self, msg, *args, **kwargs) -> None:
        """An invalid request is told without what was in it."""
        super().warning(INVALID if str(msg).startswith(INVALID) else msg, *args, **kwargs)

    def exception(self, msg, *args, **kwargs) -> None:
        """Where it happened. gunicorn's own words name the address: a page that took too long, say."""
        self.error_log.exception("The web server could not go on")
