"""What came in, on the team's pages."""

from django.urls import reverse

from alongside.ground.chart.models import KeptAside
from alongside.ground.chart.services import import_files
from alongside.ground.people import services


def test_only_who_runs_the_machine_reads_where_on_it_files_lay(clinic, signed_in, tmp_path, settings) -> None:
    settings.HOME = tmp_path / "home"
    folder = tmp_path / "exports" / "lakeside"
    folder.mkdir(parents=True)
    (folder / "broken.ndjson").write_text("no record\n")
    run = import_files(by=None, paths=[folder.parent], demo=True)
    nurse, administrator = signed_in(clinic.lee), signed_in(clinic.ada)
    one = reverse("desk:import", args=[run.id])
    for address in (one, reverse("desk:imports"), reverse("desk:aside", args=[KeptAside.objects.get().id])):
        page = nurse.get(address).content.decode()
        assert "exports/lakeside/broken.ndjson" in page
        assert str(tmp_path) not in page
    assert str(folder.parent) in administrator.get(one).content.decode()


def test_who_may_not_open_what_was_kept_aside_finds_no_way_that_ends(clinic, signed_in, tmp_path) -> None:
    (tmp_path / "broken.ndjson").write_text("no record\n")
    import_files(by=None, paths=[tmp_path], demo=True)
    joan = services.register_person(by=None, origin="test", given="Joan", family="Hill")
    services.give_role(by=None, person=joan.id, role="manager")
    address, kept = reverse("desk:imports"), reverse("desk:aside", args=[KeptAside.objects.get().id])
    assert kept in signed_in(clinic.lee).get(address).content.decode()
    hers = signed_in(joan)
    assert kept not in hers.get(address).content.decode()
    assert hers.get(kept).status_code == 403


def test_a_reason_is_read_in_ones_own_language(clinic, signed_in, tmp_path) -> None:
    born = '{"resourceType":"Patient","id":"1","birthDate":"1980-02-30"}\n'
    (tmp_path / "broken.ndjson").write_text(born)
    (tmp_path / "empty.json").write_text("")
    run = import_files(by=None, paths=[tmp_path], demo=True)
    nurse = signed_in(clinic.lee)
    nurse.cookies["django_language"] = "es"
    aside = reverse("desk:aside", args=[KeptAside.objects.get().id])
    for address in (aside, reverse("desk:imports"), reverse("desk:import", args=[run.id])):
        assert "1980-02-30 no es una fecha que exista" in nurse.get(address).content.decode()
    assert "está vacío" in nurse.get(reverse("desk:import", args=[run.id])).content.decode()
    assert KeptAside.objects.get().reason == "1980-02-30 is not a date that exists"


def test_what_did_not_work_is_not_told_as_a_success(clinic, signed_in, tmp_path) -> None:
    (tmp_path / "broken.ndjson").write_text("no record\n")
    import_files(by=None, paths=[tmp_path], demo=True)
    address = reverse("desk:aside", args=[KeptAside.objects.get().id])
    page = signed_in(clinic.lee).post(address, {"again": "1"}, follow=True).content.decode()
    notice = page[: page.index("It still cannot be read")].rpartition('role="status"')[0].rpartition("<div")[2]
    assert "bg-info" in notice
