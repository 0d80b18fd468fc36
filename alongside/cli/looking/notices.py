"""Whether somebody can be told: what is set up, what went last, what is stuck or did not arrive."""

from collections.abc import Iterator

from .finding import Finding

LATE = 30  # minutes that what is due may wait
HOW = "See docs/how-to/send-messages.md."


def notices() -> Iterator[Finding]:
    """Needs a database that fits. A demo sends nothing, and needs nothing."""
    from django.conf import settings
    from django.utils import timezone

    from alongside.ground.notices.selectors import standing
    from alongside.ground.practice.selectors import the_practice

    practice = the_practice()
    if practice is None or practice.demo:
        return
    ways = [name for name, there in (("e-mail", settings.MAIL), ("text messages", settings.SMS)) if there]
    if ways and not settings.ADDRESS:
        yield Finding("Messages need the address of our pages, and there is none", f"Set `address`. {HOW}")
    stands = standing(timezone.now())
    last = f"; the last one went {stands.last_sent:%B %-d, %Y, %H:%M} UTC" if stands.last_sent else ""
    yield Finding(f"Messages go by {' and '.join(ways)}{last}" if ways else "No e-mail and no text messages are set up")
    if settings.SMS and not settings.SMS.incoming:
        yield Finding("Nobody can answer STOP to a text message", f"Give the gateway an address for answers. {HOW}")
    if stands.late_minutes > LATE:
        yield Finding(
            f"What is due to be told has waited {stands.late_minutes} minutes",
            "The worker sends it: see whether it runs, and what `alongside serve` prints.",
        )
    if stands.failing:
        words = f"Messages that could not be sent yet: {stands.failing} ({stands.error})"
        yield Finding(words, f"The mail server or the gateway does not take them. {HOW}")
    if stands.not_arrived:
        yield Finding(f"Messages that did not arrive in 30 days: {stands.not_arrived}. /desk/messages/ says whose")
