from django.apps import AppConfig


class ChartConfig(AppConfig):
    name = "alongside.ground.chart"
    label = "chart"
