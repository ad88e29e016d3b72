"""What the editor says of an article counts before what the document says, and unknown means unknown."""

import pytest

from geo.dataset.model import Basis, Name
from geo.errors import HotspotsError
from geo.intake.bibliography import Given, known_fields, make_source, name_from_text, new_id
from geo.intake.extract import Extracted, Field
from geo.intake.reading import FileKind

ADDRESS = "https://www.gazette.example/2020/03/05/harbour"
FOUND = Extracted(
    kind=FileKind.HTML, text="Text.",
    fields={
        "title": Field(value="Home", basis=Basis.PAGE_METADATA),
        "URL": Field(value=ADDRESS, basis=Basis.PAGE_METADATA),
    },
)  # fmt: skip


def test_what_the_editor_knows_to_be_wrong_stays_unknown() -> None:
    assert {"title", "issued", "container-title"} < known_fields(FOUND, Given()).keys()
    given = Given(unknown=("title", "issued", "container-title"))
    assert known_fields(FOUND, given).keys() == {"type", "URL"}


def test_what_the_editor_states_stands_there_as_the_editors() -> None:
    fields = known_fields(FOUND, Given(title="The Harbour Question"))
    assert fields["title"] == Field(value="The Harbour Question", basis=Basis.EDITOR)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe, Jane", Name(family="Doe", given="Jane")),
        ("Harbour Desk", Name(literal="Harbour Desk")),
    ],
)
def test_an_author_is_a_person_or_an_organisation(text: str, name: Name) -> None:
    assert str(name_from_text(text)) == str(name)


def test_an_author_without_a_name_is_refused() -> None:
    with pytest.raises(HotspotsError, match="--author: is empty"):
        name_from_text(" , ")


@pytest.mark.parametrize(
    ("title", "label", "source_id"),
    [
        ("Ports, pipelines and patience: the Gulf of Aden", "Ports, pipelines", "ports-pipelines"),
        ("A harbour at the mouth of the longest river", "harbour at the mouth", "harbour-at-the-mouth"),
        ("The pilots stay away again as Vetland waits", "pilots stay away again", "pilots-stay-away-again"),
        ("Why “the great thaw” worries the pilots", "Why “the great thaw”", "why-the-great-thaw"),
        ("Why the “great thaw of the harbour” came", "Why the great thaw", "why-the-great-thaw"),
        ("Harbour", "Harbour", "harbour"),
        ("–", "Article", "article"),
    ],
)
def test_a_shortened_title_does_not_end_in_a_word_that_leads_on(title: str, label: str, source_id: str) -> None:
    fields = {
        "title": Field(value=title, basis=Basis.DOCUMENT),
        "type": Field(value="article", basis=Basis.INFERRED),
    }
    assert make_source(fields, Given(), (), ("a.txt", "0" * 64)).label == label  # type: ignore[arg-type]  # plain keys
    assert new_id(fields, Given(), ()) == source_id  # type: ignore[arg-type]
