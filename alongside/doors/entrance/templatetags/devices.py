"""What a device calls itself, and where it is, in words in which its owner knows it again."""

from ipaddress import ip_address

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()

# The first whose mark is found names it: nearly every browser also calls itself Chrome or Safari, Android also Linux.
BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox", "FxiOS": "Firefox",
    "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
MACHINES = {
    "iPhone": gettext_lazy("an iPhone"),
    "iPad": gettext_lazy("an iPad"),
    "Android": gettext_lazy("an Android phone or tablet"),
    "Windows": gettext_lazy("a Windows computer"),
    "Macintosh": gettext_lazy("a Mac"),
    "CrOS": gettext_lazy("a Chromebook"),
    "Linux": gettext_lazy("a Linux computer"),
}


@register.filter
def device(user_agent: str) -> str:
    """Safari on an iPhone; of what nobody knows, as much as is known."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), _("A browser"))
    machine = next((name for mark, name in MACHINES.items() if mark in user_agent), _("a device we do not know"))
    return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine}


@register.filter
def place(ip: str | None, here: str) -> str:
    """Where an internet address is, as far as it can be said without asking anybody: `here` is where the reader is."""
    if not ip:
        return _("from a place we do not know")
    if ip == here:
        return _("from the same place as this device")
    if ip_address(ip).is_private:
        return _("from inside the practice’s own network")
    return _("from another place: internet address %(ip)s") % {"ip": ip}
