from django.apps import AppConfig


class ExplainConfig(AppConfig):
    name = "alongside.ground.explain"
    label = "explain"
