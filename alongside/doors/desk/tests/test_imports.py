"""What came in, on the team's pages."""

from django.urls import reverse

from alongside.ground.chart.models import KeptAside
from alongside.ground.chart.services import import_files


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
