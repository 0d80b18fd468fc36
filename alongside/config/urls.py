"""Where a URL leads. Every one of them stands in tests/access/table.py."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.front, name="front"),
    path("alive/", views.alive, name="alive"),
    path("", include("alongside.doors.entrance.urls")),
    path("", include("alongside.doors.portal.urls")),
    path("", include("alongside.doors.post.urls")),
    path("desk/", include("alongside.doors.desk.urls")),
    path("gallery/", include("alongside.ground.ui.gallery.urls")),
]

handler400 = "alongside.config.errors.not_understood"
handler403 = "alongside.config.errors.not_open"
handler404 = "alongside.config.errors.nothing_here"
handler500 = "alongside.config.errors.server_error"
