"""In the list of devices one knows one's own again."""

import pytest
from django.urls import reverse

from ..templatetags.devices import device, place
from .conftest import PASSWORD

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) {WEBKIT} Version/18.1 Mobile/15E148 Safari/604.1",
         "Safari on an iPhone"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
         "Edge on a Windows computer"),
        (f"Mozilla/5.0 (Linux; Android 14) {WEBKIT} Chrome/131.0.0.0 Mobile Safari/537.36",
         "Chrome on an Android phone or tablet"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14.7; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on a Mac"),
        ("curl/8", "A browser on a device we do not know"),
        ("", "A browser on a device we do not know"),
    ],
)  # fmt: skip
def test_a_device_is_named_in_plain_words(user_agent: str, said: str) -> None:
    assert device(user_agent) == said


def test_the_list_of_devices_shows_no_code_words(client, maria) -> None:
    phone = {"user-agent": f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) {WEBKIT} Version/18.1 Safari/604.1"}
    client.post(reverse("account_login"), {"login": "maria.a", "password": PASSWORD}, headers=phone)
    page = client.get(reverse("usersessions_list"), headers=phone).content.decode()
    assert "Safari on an iPhone" in page
    assert "Mozilla" not in page


@pytest.mark.parametrize(
    ("ip", "said"),
    [
        ("9.9.9.9", "from the same place as this device"),
        ("10.0.0.7", "from inside the practice’s own network"),
        ("fd00::7", "from inside the practice’s own network"),
        ("1.1.1.1", "from another place: internet address 1.1.1.1"),
        ("2606:4700::1", "from another place: internet address 2606:4700::1"),
        (None, "from a place we do not know"),
    ],
)
def test_where_a_device_is_said_in_plain_words(ip, said) -> None:
    assert place(ip, "9.9.9.9") == said
