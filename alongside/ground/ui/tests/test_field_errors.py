"""What is typed wrong is answered in our words, under the field and in the summary, each by the field's name."""

import pytest
from django import forms
from django.utils import translation


class Sample(forms.Form):
    name = forms.CharField(label="Your name", max_length=5)
    day = forms.DateField(label="Day", required=False)
    minutes = forms.IntegerField(label="Minutes", min_value=2, max_value=240, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    role = forms.ChoiceField(label="Role", choices=[("a", "A")], required=False)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"name": "123456"}, "Please use at most 5 characters; now there are 6."),
        ({"name": "A", "day": "soon"}, "Please give a day, such as 2026-06-30."),
        ({"name": "A", "minutes": "many"}, "Please give a whole number."),
        ({"name": "A", "minutes": "1"}, "Please give 2 or more."),
        ({"name": "A", "minutes": "999"}, "Please give 240 or less."),
        ({"name": "A", "email": "at home"}, "Please give an e-mail address, such as maria@example.org."),
        ({"name": "A", "role": "b"}, "Please choose one of these."),
    ],
)
def test_an_error_says_what_to_do(given: dict, said: str) -> None:
    (errors,) = Sample(given).errors.values()
    assert errors == [said]
    with translation.override("es"):
        (errors,) = Sample(given).errors.values()
        assert list(errors) != [said]


def test_the_summary_says_of_which_field() -> None:
    drawn = str(Sample({"name": "", "minutes": "1"}))
    assert '<a href="#id_name">Your name – Please fill this in.</a>' in drawn
    assert '<a href="#id_minutes">Minutes – Please give 2 or more.</a>' in drawn
