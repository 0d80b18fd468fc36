"""What a person writes in their own words."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy


class CorrectionForm(forms.Form):
    """Something in the record is not right. The words are kept exactly as written."""

    words = forms.CharField(
        label=gettext_lazy("What is not right? What should it say?"),
        help_text=gettext_lazy("Write it in your own words. We keep them just as you write them."),
        max_length=4000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Please write what is not right.")},
    )

    def clean_words(self) -> str:
        """Kept as written, but there must be some."""
        words = self.cleaned_data["words"]
        if not words.strip():
            raise ValidationError(self.fields["words"].error_messages["required"])
        return words
