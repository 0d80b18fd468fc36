"""Icons as SVG paths: from Lucide (ISC licence, static/ui/lucide-LICENSE.txt), only those in use."""

# fmt: off
PATHS = {
    "house": "<path d='M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8' /><path d='M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z' />",  # noqa: E501
    "users": "<path d='M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2' /><path d='M16 3.128a4 4 0 0 1 0 7.744' /><path d='M22 21v-2a4 4 0 0 0-3-3.87' /><circle cx='9' cy='7' r='4' />",  # noqa: E501
    "eye": "<path d='M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0' /><circle cx='12' cy='12' r='3' />",  # noqa: E501
    "settings": "<path d='M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915' /><circle cx='12' cy='12' r='3' />",  # noqa: E501
    "log-out": "<path d='m16 17 5-5-5-5' /><path d='M21 12H9' /><path d='M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4' />",  # noqa: E501
    "circle-check": "<circle cx='12' cy='12' r='10' /><path d='m16 9-5.5 5.5L8 12' />",
    "triangle-alert": "<path d='m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3' /><path d='M12 9v4' /><path d='M12 17h.01' />",  # noqa: E501
    "info": "<circle cx='12' cy='12' r='10' /><path d='M12 16v-4' /><path d='M12 8h.01' />",
    "circle-x": "<circle cx='12' cy='12' r='10' /><path d='m15 9-6 6' /><path d='m9 9 6 6' />",
    "chevron-left": "<path d='m15 18-6-6 6-6' />",
    "chevron-right": "<path d='m9 18 6-6-6-6' />",
    "clock": "<circle cx='12' cy='12' r='10' /><path d='M12 6v6l4 2' />",
    "hand-helping": "<path d='M11 12h2a2 2 0 1 0 0-4h-3c-.6 0-1.1.2-1.4.6L3 14' /><path d='m7 18 1.6-1.4c.3-.4.8-.6 1.4-.6h4c1.1 0 2.1-.4 2.8-1.2l4.6-4.4a2 2 0 0 0-2.75-2.91l-4.2 3.9' /><path d='m2 13 6 6' />",  # noqa: E501
    "user": "<path d='M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2' /><circle cx='12' cy='7' r='4' />",
}
# fmt: on
