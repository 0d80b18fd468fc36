from django.apps import AppConfig


class ChartConfig(AppConfig):
    name = "alongside.ground.chart"
    label = "chart"
    default_auto_field = "django.db.models.BigAutoField"
