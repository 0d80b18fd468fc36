"""What goes wrong in the web server itself is logged without whose page it was, or what was searched for."""

import io
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import InvalidRequestLine
from gunicorn.workers.base import Worker

from alongside.cli.serve import web_command
from alongside.config.gunicorn_log import CalmLogger

ADDRESS = "/desk/patients/?q=Alvarez"


@pytest.fixture
def logger():
    """The one that `alongside serve` names to gunicorn."""
    command = web_command("127.0.0.1", 8000, 2)
    assert command[command.index("--logger-class") + 1] == f"{CalmLogger.__module__}.{CalmLogger.__name__}"
    config = Config()
    config.set("loglevel", "warning")
    made = CalmLogger(config)
    made.said = io.StringIO()
    next(one for one in made.error_log.handlers if getattr(one, "_gunicorn", False)).setStream(made.said)
    yield made
    made.error_log.handlers.clear()


def handled(logger: CalmLogger, error: BaseException) -> None:
    """A request that ends with this error, as gunicorn handles it."""
    request = SimpleNamespace(uri=ADDRESS, method="GET", path="/desk/patients/", query="q=Alvarez", headers=[])
    try:
        raise error
    except BaseException:
        worker = SimpleNamespace(log=logger, cfg=logger.cfg)
        with pytest.raises(AttributeError):  # it goes on to answer a socket that is not there
            Worker.handle_error(worker, request, None, ("10.0.0.7", 1), error)


@pytest.mark.parametrize("error", [SystemExit(1), ValueError("Alvarez")])  # SystemExit: a page that took too long
def test_where_it_was_and_no_address(logger, error):
    handled(logger, error)
    said = logger.said.getvalue()
    assert "could not go on" in said
    assert f"test_gunicorn_log.py:{handled.__code__.co_firstlineno + 4} in handled" in said
    assert type(error).__name__ in said
    assert "Alvarez" not in said


def test_a_request_that_is_none(logger):
    handled(logger, InvalidRequestLine(f"GET {ADDRESS} and more HTTP/1.1"))
    said = logger.said.getvalue()
    assert "Invalid request" in said
    assert "Alvarez" not in said


def test_what_gunicorn_says_of_its_processes_stays(logger):
    logger.warning("Worker with pid %s was terminated due to signal %s", 7, 9)
    assert "Worker with pid 7 was terminated" in logger.said.getvalue()
