"""Who is told how; what they are told of; what was sent."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from ..spine.ids import uuid7


class Channel(models.TextChoices):
    """By which way. CALL: somebody of the practice calls. NONE: the person asked not to be told."""

    EMAIL = "email"
    SMS = "sms"
    CALL = "call"
    NONE = "none"


class Preference(models.Model):
    """How a person wants to be told, and with that their consent: when, how and by whom it was given.

    It holds for the address it was given for (`contact`): a new number needs a new yes. No row: nobody has asked yet,
    so nothing is sent. Ended rows stay: they are the proof.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    contact = models.ForeignKey("people.Contact", models.PROTECT, null=True, related_name="+")
    at_once = models.BooleanField(default=False)  # else what can wait comes once a day
    quiet_from = models.TimeField(default=time(21))  # in the person's own zone
    quiet_until = models.TimeField(default=time(8))
    how = models.CharField(max_length=120)  # how consent was given, or withdrawn: on our page, on paper, by text
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_notice_preference"),
            models.CheckConstraint(
                condition=Q(channel__in=["email", "sms"], contact__isnull=False)
                | Q(channel__in=["call", "none"], contact=None),
                name="consent_is_for_an_address",
            ),
            models.CheckConstraint(condition=~Q(how=""), name="consent_says_how"),
            models.CheckConstraint(condition=~Q(quiet_from=F("quiet_until")), name="not_always_quiet"),
        ]


class Message(models.Model):
    """One e-mail or text message: about one notice, or the day's. Its words are made from its notices, not kept.

    `sending`: a worker has it, and has not handed it over. `handing`: it is being handed over; whoever is killed from
    here on cannot know whether it arrived (docs/decisions/0011). `token` leads to our page, and opens nothing.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        HANDING = "handing"
        SENT = "sent"
        CANCELLED = "cancelled"
        FAILED = "failed"
        BOUNCED = "bounced"
        UNSURE = "unsure"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    contact = models.ForeignKey("people.Contact", models.PROTECT, related_name="+")
    token = models.CharField(max_length=20, unique=True)
    digest_day = models.DateField(null=True)  # of a day's message: the day where the person lives
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()  # while a worker has it: when that worker is taken for dead
    claim = models.UUIDField(null=True)  # which worker has it
    last_error = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "digest_day"], name="one_digest_a_day"),
            models.CheckConstraint(condition=Q(channel__in=["email", "sms"]), name="message_has_a_way"),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="message_due",
                condition=Q(state__in=["waiting", "sending", "handing"]),
            ),
            models.Index(fields=["person", "-made_at"], name="message_person"),
            models.Index(fields=["-ended_at"], name="message_ended"),
        ]


class Notice(models.Model):
    """Something that one person is to be told, once. `cause` is what makes it the same one."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"  # part of a message that is on its way
        SENT = "sent"
        CANCELLED = "cancelled"
        FAILED = "failed"
        BOUNCED = "bounced"
        UNSURE = "unsure"
        CALL = "call"  # handed to somebody who calls

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    cause = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    subject = models.UUIDField(null=True)  # the row it is about, in the app that asked for it
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    due_at = models.DateTimeField()  # as it stands now; looked at anew before it goes
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    end_reason = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="notices")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["sending", "sent", "failed", "bounced", "unsure"]) | Q(message__isnull=False),
                name="notice_sent_in_a_message",
            )
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="notice_due", condition=Q(state="waiting")),
            models.Index(fields=["person", "state"], name="notice_person"),
        ]


class Reply(models.Model):
    """A text message that came in, verbatim. `key` is the gateway's own, so that one delivered twice counts once."""

    class Meaning(models.TextChoices):
        STOP = "stop"
        START = "start"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=120, unique=True)
    sender = models.CharField(max_length=40)
    normal = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    meaning = models.CharField(max_length=5, choices=Meaning.choices)
    came_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)  # when it came, where nobody has to read it: "STOP" and no more
    read_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["normal", "-came_at"], name="reply_sender")]
