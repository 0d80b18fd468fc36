"""Portal pages. Shared cards link by name, person first: see ui.page."""

from django.urls import URLPattern, path

from .views import helpers, joining, looked, page, printing, records, settings, words

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("page/", page.home, name="home"),
    path("page/helping/", page.helping_list, name="helping"),
    path("page/<uuid:person>/", page.our_page, name="page"),
    path("page/<uuid:person>/print/", printing.choose, name="print"),
    path("page/<uuid:person>/print/sheet/", printing.sheet, name="sheet"),
    path("page/<uuid:person>/all/<slug:content>/", page.everything, name="all"),
    path("page/<uuid:person>/result/<slug:key>/", page.result, name="result"),
    path("page/<uuid:person>/record/<uuid:resource>/", records.record, name="record"),
    path("page/<uuid:person>/record/<uuid:resource>/file/", records.file, name="record_file"),
    path("page/<uuid:person>/record/<uuid:resource>/correct/", records.correct, name="correct"),
    path("page/<uuid:person>/corrections/", records.corrections, name="corrections"),
    path("page/<uuid:person>/who/", looked.who, name="who"),
    path("page/<uuid:person>/helpers/", helpers.helpers, name="helpers"),
    path("page/<uuid:person>/helpers/invite/", helpers.invite, name="invite"),
    path("page/<uuid:person>/helpers/<uuid:grant>/code/", helpers.code, name="helper_code"),
    path("page/<uuid:person>/helpers/<uuid:grant>/confirm/", helpers.confirm, name="helper_confirm"),
    path("page/<uuid:person>/helpers/<uuid:grant>/change/", helpers.change, name="helper_change"),
    path("page/<uuid:person>/helpers/<uuid:grant>/end/", helpers.end, name="helper_end"),
    path("page/<uuid:person>/settings/", settings.settings, name="settings"),
    path("page/<uuid:person>/stop-helping/", joining.stop_helping, name="stop_helping"),
    path("words/", words.words, name="words"),
    path("help-someone/", joining.help_someone, name="help_someone"),
]
