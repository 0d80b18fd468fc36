"""Addresses that stand in messages are short: a text message has 160 letters."""

from django.urls import path

from . import views

urlpatterns = [
    path("go/<slug:token>/", views.go, name="go"),
    path("stop/<slug:token>/", views.stop, name="stop_messages"),
    path("notices/sms/in/<slug:secret>/", views.text_came, name="text_came"),
    path("demo/messages/", views.outbox, name="demo_messages"),
]
