"""The yardstick of `web_page`: a bare Django page with eight queries over the same person's facts, and nothing else."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from alongside.ground.chart.models import Entry

# What `django-admin startproject` switches on.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
KINDS = ("problem", "medicine", "allergy", "measurement", "vaccine", "visit", "document", "goal")
TEMPLATE = Engine().from_string(
    "<!doctype html><title>Page</title>{% for name, rows in lists %}<h2>{{ name }}</h2><ul>"
    "{% for row in rows %}<li>{{ row.label }} {{ row.value }} {{ row.unit }} {{ row.when_text }}</li>{% endfor %}</ul>"
    "{% endfor %}"
)


@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Ten of each kind, as a list."""
    columns = ("label", "value", "unit", "when_text")
    mine = Entry.objects.filter(resource__person=request.user.person_id).order_by("-when_lower")
    lists = [(kind, list(mine.filter(kind=kind).values(*columns)[:10])) for kind in KINDS]
    return HttpResponse(TEMPLATE.render(Context({"lists": lists})))


urlpatterns = [path("bare/", page)]
