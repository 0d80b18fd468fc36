"""Desk pages. Shared cards link by name, person first: see ui.page."""

from django.urls import URLPattern, path

from .views import contacts, corrections, helpers, jobs, page, patients, practice, staff, talks, teams, today

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", today.today, name="today"),
    path("patients/", patients.patients, name="patients"),
    path("patients/<uuid:person>/", page.page, name="page"),
    path("patients/<uuid:person>/open/", patients.open_page, name="open"),
    path("patients/<uuid:person>/all/<slug:content>/", page.everything, name="all"),
    path("patients/<uuid:person>/result/<slug:key>/", page.result, name="result"),
    path("patients/<uuid:person>/record/<uuid:resource>/", page.record, name="record"),
    path("patients/<uuid:person>/record/<uuid:resource>/file/", page.file, name="record_file"),
    path("patients/<uuid:person>/who/", page.who, name="who"),
    path("patients/<uuid:person>/talks/", talks.talks, name="talks"),
    path("patients/<uuid:person>/team/", teams.team, name="team"),
    path("patients/<uuid:person>/team/<uuid:membership>/end/", teams.leave, name="leave"),
    path("patients/<uuid:person>/helpers/", helpers.helpers, name="helpers"),
    path("patients/<uuid:person>/helpers/new/", helpers.start, name="helper_start"),
    path("patients/<uuid:person>/helpers/<uuid:grant>/confirm/", helpers.confirm, name="helper_confirm"),
    path("patients/<uuid:person>/helpers/<uuid:grant>/pause/", helpers.pause, name="helper_pause"),
    path("patients/<uuid:person>/helpers/<uuid:grant>/end/", helpers.end, name="helper_end"),
    path("patients/<uuid:person>/contact/", contacts.contact, name="contact"),
    path("patients/<uuid:person>/invite/", contacts.invite, name="invite"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/<uuid:correction>/", corrections.correction, name="correction"),
    path("people/", staff.staff, name="people"),
    path("people/<uuid:person>/", staff.member, name="member"),
    path("people/<uuid:person>/invite/", staff.invite, name="member_invite"),
    path("practice/", practice.practice, name="practice"),
    path("practice/holiday/", practice.holiday, name="holiday"),
    path("jobs/", jobs.jobs, name="jobs"),
]
