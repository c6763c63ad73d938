"""Documents of any shape, and what is drafted from them."""

from collections.abc import Iterator

from hypothesis import strategies as st

from eh_tui.files.documents.draft_file import text_of_draft
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.draft import draft_of
from eh_tui.model.form.columns import Column, Role
from eh_tui.model.paper.source import SourceBlock, SourceDocument
from tests.support.source_documents import grid, paragraph

HEADINGS = ("Outcome", "Action", "When", "Who", "RAG")


def drafted(document: SourceDocument, *, blank: bool = False) -> Workbook:
    """Return the form that is drafted, read from its file."""
    return read_workbook(text(document, blank=blank)).workbook


def text(document: SourceDocument, *, blank: bool = False) -> str:
    """Return the file of the drafted form."""
    return text_of_draft(draft_of(document, name="form", is_blank=blank), document.name)


def doubts(document: SourceDocument) -> list[str]:
    """Return what the draft is not sure of."""
    return draft_of(document, name="form", is_blank=False).unsure


def columns(form: Workbook, section: str = "1") -> list[tuple[str, Role]]:
    """Return the headings of a section and their roles."""
    return [(each.heading, each.role) for each in of_section(form, section)]


def of_section(form: Workbook, section: str = "1") -> tuple[Column, ...]:
    """Return the columns of a section."""
    return form.form.columns_of(section, ())


WORD = st.text("abcdefgh ", min_size=1, max_size=8) | st.sampled_from(
    (
        *HEADINGS,
        "Yes",
        "No",
        "Red",
        "Actions Required",
        "Signed by",
        "1 - Not met",
        "Review date",
        "Signed by headteacher:",
        "Date:",
        "Signed: J. Lee",
        "Date of review: ____",
        "Return to us.",
    )
)


@st.composite
def documents(draw: st.DrawFn) -> SourceDocument:
    """Return a document of paragraphs and tables in any order, some of them of forms' words."""
    blocks: list[SourceBlock] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        if draw(st.booleans()):
            blocks.append(paragraph(draw(WORD), draw(st.integers(0, 2)), number))
            continue
        width = draw(st.integers(1, 5))
        row = st.lists(WORD | st.just(""), min_size=width, max_size=width)
        rows = draw(st.lists(row, min_size=1, max_size=5))
        if draw(st.booleans()):
            rows.insert(0, list(HEADINGS[:width]))
        blocks.append(grid(*rows, number=number, sheet=draw(st.sampled_from(("", f"S{number}")))))
    return SourceDocument("form.docx", tuple(blocks))


def texts(document: SourceDocument) -> Iterator[str]:
    """Yield the texts of a document, a key's line as its two parts."""
    for _, each in document.texts():
        yield from each.text.split(" - ")
