"""A passkey in software: answers a browser's questions as a phone would, or as somebody who means harm."""

import hashlib
import json
import os
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


class SoftKey:
    """One passkey. `origin` and `verified` may lie about where it is, and whether its owner unlocked it."""

    def __init__(self, origin: str = "http://localhost", *, verified: bool = True) -> None:
        self.origin, self.verified = origin, verified
        self.id, self.key, self.owner = os.urandom(16), ec.generate_private_key(ec.SECP256R1()), None

    def make(self, options: dict) -> str:
        """The answer to "make a passkey"."""
        public = options["publicKey"]
        self.owner = public["user"]["id"]
        cose = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        mine = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cose
        known = {"fmt": "none", "attStmt": {}, "authData": self._state(public["rp"]["id"], HAS_KEY) + mine}
        answer = {"attestationObject": websafe_encode(cbor.encode(known)), "transports": ["internal"]}
        return self._said("webauthn.create", public["challenge"], answer)

    def use(self, options: dict, **lies) -> str:
        """The answer to "show a passkey"."""
        public = options["publicKey"]
        state, client = self._state(public["rpId"]), self._client("webauthn.get", public["challenge"])
        signature = self.key.sign(state + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        answer = {
            "authenticatorData": websafe_encode(state),
            "signature": websafe_encode(signature),
            "userHandle": self.owner,
        }
        return self._said("webauthn.get", public["challenge"], answer | lies)

    def _state(self, rp: str, more: int = 0) -> bytes:
        flags = PRESENT | (VERIFIED if self.verified else 0) | more
        return hashlib.sha256(rp.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _said(self, kind: str, challenge: str, answer: dict) -> str:
        client = websafe_encode(self._client(kind, challenge))
        return json.dumps({
            "id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key",
            "authenticatorAttachment": "platform", "clientExtensionResults": {"credProps": {"rk": True}},
            "response": {"clientDataJSON": client, **answer},
        })  # fmt: skip
