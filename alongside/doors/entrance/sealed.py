"""How secrets of second factors lie in the database: sealed with the home's key, which can be changed."""

import base64
import hashlib
from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.db import transaction

from alongside.ground.spine.kinds import KeysRenewed
from alongside.ground.spine.services import record

SEALED = ("secret", "seed")  # of an app, and of the spare codes; a passkey keeps nothing that is secret


def cipher(keys: Sequence[str]) -> MultiFernet:
    """Seals with the first key, and opens what any of them sealed."""
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in keys])


@transaction.atomic
def seal_anew(keys: Sequence[str]) -> int:
    """Every secret sealed with the first key; all or none. Returns how many. Raises InvalidToken when no key opens one.

    For the shell, while nothing is served: who signs in meanwhile would meet a secret that their page cannot open.
    """
    opened, secrets = cipher(keys), 0
    for one in Authenticator.objects.select_for_update().order_by("pk"):
        sealed = {name: one.data[name] for name in SEALED if name in one.data}
        if sealed:
            one.data |= {name: opened.rotate(value.encode()).decode() for name, value in sealed.items()}
            one.save(update_fields=["data"])
            secrets += len(sealed)
    record(KeysRenewed(secrets=secrets), about=None, by=None)
    return secrets
