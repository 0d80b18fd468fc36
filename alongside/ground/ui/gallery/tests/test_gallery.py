"""Every component has its example, which is shown in development and in the demo, and to nobody else."""

from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation

from alongside.ground.practice.services import set_up
from alongside.ground.ui.gallery.catalogue import COMPONENTS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def names(folder: str) -> set[str]:
    return {f"{folder}/{path.name}" for path in (TEMPLATES / folder).glob("*.html")}


def test_every_component_has_an_example_and_every_example_a_component():
    assert {f"cotton/{one.name}.html" for one in COMPONENTS if not one.called} == names("cotton")
    assert {one.example for one in COMPONENTS} == names("gallery") - {"gallery/page.html"}
    assert len({one.name for one in COMPONENTS}) == len(COMPONENTS)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.name)
def test_an_example_shows_its_component(component):
    assert component.written.rstrip(">") in component.source


@pytest.mark.django_db
def test_the_page_draws_every_component_every_kind_of_field_and_every_source(client):
    set_up(name="Riverside", demo=True, by=None)
    for language in ("en", "es"):
        response = client.get("/gallery/", headers={"accept-language": language})
        drawn = {template.name for template in response.templates}
        assert names("cotton") | names("forms") | names("django/forms/widgets") <= drawn
        page = response.content.decode()
        with translation.override(language):
            for one in COMPONENTS:
                assert page.count(f'id="{one.name}"') == 1
                for words in (one.title, one.purpose, one.unless):
                    assert f">{words}<" in page


@pytest.mark.django_db
def test_a_real_practice_has_no_gallery(client):
    set_up(name="Riverside", demo=False, by=None)
    assert client.get("/gallery/").status_code == 404
    with override_settings(DEVELOPMENT=True):
        assert client.get("/gallery/").status_code == 200


@pytest.mark.django_db
def test_before_there_is_a_practice_there_is_no_gallery(client):
    assert client.get("/gallery/").status_code == 404
