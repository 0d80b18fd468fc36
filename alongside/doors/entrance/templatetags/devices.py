"""What a device calls itself, in words in which its owner knows it again."""

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
