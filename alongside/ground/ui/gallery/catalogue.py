"""Every component: what it is for, and when something else is better. A new one gets its line and an example here.

The example lies in templates/gallery/, under the component's name. It may speak of what `made_up.spoken_of` gives.
A component that a single door has lies in that door and is not among them: its pages show it.
"""

from dataclasses import dataclass
from pathlib import Path

from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Component:
    """One component: <c-name>, a file of templates/cotton/, unless `called` says how else it is written."""

    name: str
    title: Promise
    purpose: Promise
    unless: Promise
    called: str = ""

    @property
    def written(self) -> str:
        """As it is written in a template."""
        return self.called or f"<c-{self.name.replace('_', '-')}>"

    @property
    def example(self) -> str:
        """The template of its example."""
        return f"gallery/{self.name}.html"

    @property
    def source(self) -> str:
        """The example as it was written, for copying."""
        return Path(get_template(self.example).origin.name).read_text(encoding="utf-8").strip()


@dataclass(frozen=True, slots=True)
class Group:
    """Components that are looked for together."""

    title: Promise
    components: tuple[Component, ...]


GROUPS = (
    Group(_("What a page says"), (
        Component("card", _("Card"), _("One subject of a page, under its own heading."),
                  _("Not for a single sentence, and never inside another card.")),
        Component("summary_list", _("Words and answers"), _("A few facts about one thing, each after its name."),
                  _("Not for several things of a kind: that is a table or a list.")),
        Component("table", _("Table"), _("Several things of a kind that are compared column by column."),
                  _("Not for layout, and not on a patient’s page when a list would do.")),
        Component("quote", _("Quote"), _("What a person said or wrote, in their very words."),
                  _("Not for what we say ourselves, and never shortened.")),
        Component("details", _("Details"), _("What few people need, one step away. Also in the place of a pop-up."),
                  _("Not for what somebody must have read before they choose.")),
        Component("term", _("Word explained"), _("A medical word in a patient’s record: a tap says what it means."),
                  _("Not for what a person wrote, and not for words that everybody uses."),
                  called="{% marked line line.title %}"),
        Component("raw", _("Raw text"), _("A record or a message just as it came, for those who read such things."),
                  _("Not without its meaning in words beside it.")),
        Component("pager", _("Pages of a list"), _("Leads through a list that is longer than one page."),
                  _("Not on our page: there a link shows all of a kind.")),
        Component("empty", _("Nothing here yet"), _("Says what will stand here, and what to do first."),
                  _("Not for an error: nothing went wrong.")),
    )),
    Group(_("How it stands"), (
        Component("status", _("State"), _("Where something is: done, to do, late or stopped. A shape and a word."),
                  _("Not without words, and not for how well a person does.")),
        Component("badge", _("Badge"), _("One short word that tells a line from its neighbours."),
                  _("Not for a whole sentence, and not as a button.")),
        Component("notice", _("Notice"), _("What somebody should know before they go on; or that something was done."),
                  _("Not for everything: with three of them none is read.")),
        Component("call", _("How to reach us"), _("A telephone number, or where to come: wherever a page cannot help."),
                  _("Not within a sentence. It is one.")),
        Component("reference", _("Reference"), _("On an error page: what to say when one calls us."),
                  _("Nowhere else. It shows nothing when nothing failed.")),
    )),
    Group(_("Asking and doing"), (
        Component("field", _("Fields"), _("A form: each field with its name, a hint, and room for what went wrong."),
                  _("Never write a field by hand. Ask for no more than is used."), called="{{ form }}"),
        Component("error_summary", _("What went wrong"), _("Above each form: every error as a link to its field."),
                  _("Not for errors that no field can mend: that is a notice.")),
        Component("button", _("Button"), _("Does something: sends, saves, ends."),
                  _("Not for going somewhere, and only one main button for each form.")),
        Component("link_button", _("Link like a button"), _("Goes to the one page that most people want next."),
                  _("Not for what changes something: that is a button. Within text use a link.")),
        Component("actions", _("Choices"), _("Buttons side by side: first the one that is meant, then the way back."),
                  _("Not for more than three, and not around a single button.")),
        Component("code", _("Code"), _("A code that somebody writes down or hands over."),
                  _("Not for words, and never a second time: a code is shown once.")),
    )),
    Group(_("People, promises, records"), (
        Component("person", _("Person"), _("Somebody’s name with what they do."),
                  _("Not within a sentence: there the name is enough.")),
        Component("promise", _("Promise"), _("What is owed, who owes it, and by when."),
                  _("Not for a patient’s own step: that is never late.")),
        Component("event", _("What happened"), _("One line of who looked or what was done, and when."),
                  _("Not for what is still to come: that is a promise.")),
        Component("line", _("Line of the record"), _("What the record says, how old that is, and its original."),
                  _("Not for what people told us here."), called="{% lines lines %}"),
        Component("trend", _("Trend"), _("A value over time: first what it means, then the number, then the picture."),
                  _("Not for fewer than three values, and never as a progress bar.")),
        Component("range", _("Where a value lies"), _("One value on its usual range. The meaning stands above it."),
                  _("Not without a range, and not for a value that has no exact number.")),
    )),
    Group(_("Around a page"), (
        Component("demo_banner", _("Demo"), _("Says on each page of the demo that nobody here is real."),
                  _("Not in a real practice.")),
        Component("logo", _("Logo"), _("The way to the start page."), _("Once for each page.")),
        Component("menu_item", _("Entry of a menu"), _("A page that one can always go to. It says when one is there."),
                  _("Not for more than five: the rest is linked where it is needed.")),
        Component("account", _("Who is signed in"), _("The reader’s own name, and the way out."),
                  _("Not on pages for strangers.")),
        Component("back", _("One step up"), _("Leads to the page that this one belongs to. Stands above the heading."),
                  _("Not on a page that the menu leads to.")),
        Component("foot", _("Foot of the page"), _("What to do in an emergency, our telephone, the other language."),
                  _("Once for each page.")),
    )),
)  # fmt: skip
COMPONENTS = tuple(one for group in GROUPS for one in group.components)
