"""Codes on printed letters, and the codes that an authenticator app shows."""

import base64
import hashlib
import hmac
import re
import struct
import time

from playwright.sync_api import Page

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


def code_on(page: Page) -> str:
    """The invitation's code on a letter that is shown."""
    return page.get_by_text(re.compile(rf"^\s*{CODE.pattern}\s*$")).inner_text().strip()


def accept_letter(page: Page, code: str, *, name: str, password: str) -> None:
    """The person whose letter this is makes a sign-in, from the practice's front page on."""
    page.goto("/")
    page.get_by_role("link", name="Use the code from your letter").click()
    page.get_by_role("textbox", name="Code").fill(code.lower())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("textbox", name="Sign-in name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Make my sign-in").click()


def type_app_code(page: Page, secret: str, button: str) -> None:
    """Send what the app shows. When the half minute ends just then, it is the next one that fits."""
    for _try in range(2):
        page.get_by_role("textbox", name="Code").fill(app_code(secret))
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()
        if not page.get_by_role("alert").is_visible():
            return


def app_code(secret: str) -> str:
    """What an authenticator app shows now for this key (RFC 6238: SHA-1, 30 seconds, 6 digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
