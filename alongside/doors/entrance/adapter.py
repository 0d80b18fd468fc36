"""What allauth asks of us: no public sign-up, words that help, secrets encrypted."""

import logging

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.ground.people.signing import note_device
from alongside.ground.practice.selectors import the_practice

from .sealed import cipher

TOO_MANY = "too_many_login_attempts"
log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made with a printed code (entrance.views), never by signing up."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """allauth's, with our own second step."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "alongside.doors.entrance.passkeys.SecondStepStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def login(self, request, user) -> None:
        """Every sign-in by password or passkey ends here."""
        super().login(request, user)
        log.info("somebody signed in (from %s)", self.get_client_ip(request))
        note_device(request, user)

    def pre_authenticate(self, request, **credentials) -> None:
        """Says in the log that somebody is locked out; never who, for a password may stand where a name should."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log.warning("a sign-in was locked out (from %s)", self.get_client_ip(request))
            raise

    def authentication_failed(self, request, **credentials) -> None:
        """The same of a wrong password."""
        log_refused(request, "a sign-in")

    def validation_error(self, code: str, *args) -> ValidationError:
        """A lock-out or a wrong password says what to do next."""
        if code == TOO_MANY:
            words = _("Too many tries. Please wait 5 minutes and try again. %(call)s") % {"call": call_us()}
            return ValidationError(words, code=code)
        if code in ("username_password_mismatch", "email_password_mismatch"):
            return ValidationError(
                _(
                    "This name and password do not fit. Check both and try again. If two people share your e-mail, "
                    "use your sign-in name. %(call)s"
                )
                % {"call": call_us()}
            )
        if code in ("incorrect_password", "enter_current_password"):
            return ValidationError(
                _("This is not the password you sign in with. Try again. %(call)s") % {"call": call_us()}
            )
        return super().validation_error(code, *args)

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Nothing is mailed until the practice has set up mail: notices carry their own rules."""


class MFAAdapter(DefaultMFAAdapter):
    """Second factors' secrets are encrypted with the home's own key."""

    def validation_error(self, code: str, *args) -> ValidationError:
        """A wrong code says what may be the matter."""
        if code == "incorrect_code":  # wrong, of a passkey that does not fit, or used a second time
            log.warning("a second factor was refused (from %s)", get_adapter().get_client_ip(context.request))
            return ValidationError(
                _(
                    "This code does not fit. The app shows a new one every half minute, and each works once: "
                    "please wait for the next one. %(call)s"
                )
                % {"call": call_us()}
            )
        return super().validation_error(code, *args)

    def encrypt(self, text: str) -> str:
        return cipher(settings.TOTP_KEYS).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher(settings.TOTP_KEYS).decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        practice = the_practice()
        return practice.name if practice else "Alongside"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey belongs to the address it is made at: one of ALLOWED_HOSTS, or the request was refused before."""
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user) -> dict:
        """What a device lists it under: the sign-in name, for an e-mail may be shared by two people."""
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": user.username, "display_name": user.get_full_name()}

    def generate_authenticator_name(self, user, type) -> str:
        """Proposed for a new passkey; one changes it at will."""
        return _("My passkey")


def log_refused(request, what: str) -> None:
    """A line of the log; never who, nor what was typed."""
    log.warning("%s was refused (from %s)", what, get_adapter().get_client_ip(request))


def call_us() -> str:
    """The way that always works: the practice's telephone."""
    practice = the_practice()
    if practice and practice.phone:
        return _("Or call us at %(phone)s.") % {"phone": practice.phone}
    return _("Or ask us at the front desk.")
