"""How somebody wants to be told: their consent, given, changed, withdrawn."""

from datetime import time
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ...people.identity import locked_ids, same_person_ids
from ...people.reaching import current_contact
from ...people.roles import May
from ...people.services.guard import who
from ...people.viewer import Viewer
from ...spine.kinds import NoticeChosen
from ...spine.services import record
from ..consent import replace, stop
from ..models import Channel, Message, Preference
from ..ways import chosen, offered

NEEDS = {Channel.EMAIL: "email", Channel.SMS: "phone"}


@transaction.atomic
def choose(
    *,
    by: Viewer,
    person: UUID,
    channel: str,
    how: str,
    at_once: bool = False,
    quiet_from: time = time(21),
    quiet_until: time = time(8),
) -> Preference:
    """Choose how a person is told. It is the person's own choice; staff who invite write down what they were told.

    Consent is for the e-mail or phone that stands there now. Raises ValidationError without one, or for a way that
    this practice does not have; PermissionDenied for anybody else: helpers never.
    """
    own = by.person_id in same_person_ids(person)
    if not own and not by.may(May.INVITE_PATIENT):
        raise PermissionDenied
    persons = locked_ids(person)
    if channel not in Channel.values or channel not in offered():
        raise ValidationError({"channel": _("Please choose one of the answers.")})
    if quiet_from == quiet_until:
        raise ValidationError({"quiet_until": _("Please give two different times.")})
    if not how.strip():
        raise ValidationError({"how": _("Please write how they said so.")})
    contact = current_contact(persons, NEEDS[channel]) if channel in NEEDS else None
    if channel in NEEDS and contact is None:
        missing = {
            Channel.EMAIL: _("Please give an e-mail first."),
            Channel.SMS: _("Please give a phone number first."),
        }
        raise ValidationError({"channel": missing[channel]})
    made = replace(
        persons, channel=channel, contact_id=contact, how=how.strip(), at_once=at_once, quiet_from=quiet_from,
        quiet_until=quiet_until, chosen_by_id=who(by),
    )  # fmt: skip
    record(NoticeChosen(preference=made.id, channel=channel), about=person, by=who(by))
    return made


@transaction.atomic
def stop_by_link(*, by: None, token: str) -> bool:
    """The button of a mail program, or of the page that its link leads to: whoever has the e-mail may end e-mails.

    Nobody is signed in. True also when it had ended already: it is as was asked.
    """
    message = Message.objects.filter(token=token, channel=Channel.EMAIL).first()
    if message is None:
        return False
    persons = locked_ids(message.person_id)
    wish = chosen(persons)
    if wish and wish.channel == Channel.EMAIL and wish.contact_id == message.contact_id:
        stop(persons, wish, how="by the link of an e-mail")
    return True
