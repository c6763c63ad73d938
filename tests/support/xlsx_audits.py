"""An invented audit in the shape of a filled one: 25 actions, all five achieved tables."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.office.xlsx.plan import AUDIT_ALONE, Companions
from eh_tui.files.store.identity import Identity
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    School,
    Signatory,
)
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from tests.support.rag import Rag

ACTIONS_1 = ("Outcome", "Action", "When", "Who", "RAG rating")
ACTIONS_2 = ("Outcome", "Action", "By When", "Who?", "RAG rating")
ACTIONS_4 = ("Outcome", "Action", "By When", "Who?", "RAG Rating")
GROUPS = (
    ("Children and young people,  have", "Children/Young People", "Children and Young People"),
    ("Parents/Carers have", "Parents/Carers", "Parents/Carers"),
    ("Staff have", "Staff", "Staff"),
)

INTRO = """\
This Audit Tool has been created to help your school assess progress towards achievement of \
the four Early Help Commitments which can be used to evidence Ofsted requirements. The tool \
provides:
· An action plan with suggestions regarding the actions your school can take to meet the \
outcomes – please add, delete or amend actions as appropriate.
· A place to record the outcomes achieved"""

RESPONSIBLE = (
    "Designated Safeguarding Lead has responsibility for Early Help as part of their "
    "understanding regarding the appropriate response to concerns about a child."
)
BOOK = "Visit Early Help Training website and book place on training"
RED, AMBER, GREEN, NONE = Rag.RED, Rag.AMBER, Rag.GREEN, Rag.NONE


TWO_MEETINGS = (
    ("3/3/26", "Review", "1-01 red\n1-02 red\n1-03 none\n2-01 amber\n3-09 red"),
    ("", "=Governors", "1-01 amber\n1-02 green\n1-03 red\n2-01 amber"),
)
"""For `audit_after`: one with a date, and one without, which is of another kind."""


def export(
    workbook: Workbook,
    path: Path,
    *,
    today: date,
    identity: Identity | None = None,
    beside: Companions = AUDIT_ALONE,
) -> None:
    """Write the Excel file of a workbook."""
    content, _ = excel_file(workbook, today=today, identity=identity, beside=beside)
    path.write_bytes(content)


def filled_audit() -> Workbook:
    """Return a filled audit of an invented school."""
    return Workbook(
        form=Form("leicester-early-help"),
        title="4. Early Help Commitments Audit Tool",
        intro=INTRO,
        school=School(name="Example Primary School & Nursery", audit_date="12 September 2026"),
        commitments=_commitments(),
        outcomes=_outcomes(),
        actions=(*_actions_1_to_3(), *_actions_4()),
        achieved=_achieved(),
        rows=_rows(),
        signatories=(
            Signatory("S1", "Principal", "Amara Okafor"),
            Signatory("S2", "Chair of Governors", "Peter Lindqvist"),
            Signatory("S3", "Family Support Worker", "Dana Whitfield ", "14/9/2026"),
            Signatory("S4", "Primary Partnership Lead", "Morwenna Hale", name_first=True),
        ),
        retired=("4-16",),
    )


def audit_after(*meetings: tuple[str, str, str]) -> Workbook:
    """Return the filled audit after meetings of a date and a kind, each with its ratings."""
    return replace(
        filled_audit(),
        meetings=tuple(
            Meeting(f"M{number}", day, kind, ended="2026-05-06T15:00:00Z", ratings=ratings)
            for number, (day, kind, ratings) in enumerate(meetings, 1)
        ),
    )


def _commitments() -> tuple[Commitment, ...]:
    return (
        Commitment(
            "1",
            "The Designated Safeguarding Lead (a key decision maker) is responsible for Early "
            "Help as part of their safeguarding role",
            headings=ACTIONS_1,
        ),
        Commitment(
            "2",
            "At least one member of staff is trained in the use of LiquidLogic",
            headings=ACTIONS_2,
        ),
        Commitment(
            "3",
            "The school has a defined and published Early Help Offer",
            headings=ACTIONS_2,
        ),
        Commitment(
            "4",
            "Students, Parents,/Carers and Staff know how to access Early Help support within "
            "school",
            headings=ACTIONS_4,
        ),
    )


def _outcomes() -> tuple[Outcome, ...]:
    aware = "been made aware of how they can access early help within the school"
    return (
        Outcome("1.A", "1", RESPONSIBLE),
        Outcome("1.B", "1", "DSLs have attended ‘What is Early Help’ briefing"),
        Outcome("1.C", "1", "DSLs have attended Early Help Assessment Training "),
        Outcome("2.A", "2", "At least one member of staff is trained in the use of LiquidLogic."),
        Outcome("2.B", "2", "Appropriate staff to attend training"),
        Outcome("3.A", "3", "There is a defined Early help offer for the school"),
        Outcome("3.B", "3", "The Early Help offer is published"),
        *(
            Outcome(f"4.{letter}", "4", f"{who} {aware}")
            for letter, (who, _, _) in zip("ABC", GROUPS, strict=True)
        ),
    )


def _actions_1_to_3() -> tuple[Action, ...]:
    referrals = "All Early Help referrals to be completed by Family Support Worker."
    published = "Identify how and where to publish your schools early help offer"
    defined = "Yes defined the list appropriate to our school"
    covid = "Completed online (due to Covid)\n"
    training = f"10 DSL have had appropriate training\n{referrals}"
    return (
        Action("1-01", "1.A", training, "ongoing", "D Whitfield", GREEN),
        Action("1-02", "1.B", BOOK, covid, "D Whitfield", AMBER),
        Action("1-03", "1.C", BOOK, "10/3/16\n11/6/20", "D Whitfield", GREEN),
        Action("2-01", "2.A", " ", "2016", "D Whitfield", GREEN),
        Action("2-02", "2.B", "Awaiting dates for refresher training", rag=RED),
        Action("3-01", "3.A", defined, "6/2017", "DW  / TB", GREEN),
        Action("3-02", "3.A", "Get your schools Early help List signed off", "6/2017", "NK / PO"),
        Action("3-03", "3.A", "Agree a review date", "6/2018", "DW / TB", GREEN),
        Action("3-04", "3.B", published, "6/2017", "Newsletter/\nposters", GREEN),
        Action(
            "3-05", "3.B", "Publish your schools early help offer", "10/2020", "Web site", AMBER
        ),
    )


def _actions_4() -> tuple[Action, ...]:
    whens = (
        "|ongoing|ongoing|termly|ongoing|ongoing|ongoing|ongoing||ongoing|"
        "|ongoing|ongoing|ongoing|Ongoing "
    )
    whos = (
        "D.Whitfield / DSL’s|D.Whitfield / DSL’s|DW\nTBAO|Newsletter/ website|Via teachers |"
        "D.Whitfield|D.Whitfield|D.Whitfield / DSL’s|Website\nClass Dojo|Posters newsletter \n"
        "In person|D.Whitfield / DSL’s|Staff meetings/\nphase meetings|Induction/ safeguarding "
        "training|Notice boards/\nposters/ folders|Follow up meetings"
    )
    ratings: tuple[Rag, ...] = (NONE, AMBER, AMBER, GREEN, GREEN, GREEN, AMBER, AMBER, NONE, GREEN)
    ratings += (RED, AMBER, AMBER, GREEN, AMBER)
    texts = [text for group in GROUPS for text in _five_actions(*group[1:])]
    cells = zip(texts, whens.split("|"), whos.split("|"), ratings, strict=True)
    return tuple(
        Action(f"4-{place + 1:02}", f"4.{'ABC'[place // 5]}", text, when, who, rag)
        for place, (text, when, who, rag) in enumerate(cells)
    )


def _five_actions(group: str, audience: str) -> tuple[str, ...]:
    where = " in school" if group.startswith("Children") else ""
    methods = "Identify appropriate methods to deliver information on Early help in school to "
    return (
        f"Identify key staff who {group} can talk to about Early Help ",
        "Identify how to train/raise awareness of this responsibility with these staff",
        "Deliver training/awareness raising to these staff",
        f"{methods}{audience}",
        f"Deliver messages regarding Early Help to {audience}{where}",
    )


def _achieved() -> tuple[AchievedTable, ...]:
    training = (
        "Name of staff member",
        "Attended Part A LiquidLogic Training",
        "Attended Part B LiquidLogic Training",
        "LiquidLogic Login received?",
    )
    first = ("Outcomes Achieved", "Complete?", "Details", "Review Date")
    return (
        AchievedTable("1.R1", "1", "", first),
        AchievedTable("2.R1", "2", "Outcomes Achieved", training, growable=True),
        AchievedTable("3.R1", "3", "Outcomes Achieved", ("", "Complete?", "Date", "Review date")),
        AchievedTable("3.R2", "3", "", ("", "Details", "Complete?", "Date", "Review date")),
        AchievedTable(
            "4.R1", "4", "Outcomes Achieved", ("", "Complete?", "Details", "Review Date")
        ),
    )


def _rows() -> tuple[AchievedRow, ...]:
    aware = "have been made aware of how they can access early help within the school"
    briefing = "DSLs have attended ‘What is Early Help’ briefing"
    assessed = "DSLs have attended Early Help Assessment Training "
    defined = "There is a defined Early help offer for the school"
    published = ("The Early Help offer is published", "Newsletter/website/posters")
    return (
        AchievedRow("1-R01", "1.R1", "1.A", (RESPONSIBLE, "Yes ", "D Whitfield", "ongoing")),
        AchievedRow(
            "1-R02", "1.R1", "1.B", (briefing, "Cancelled due to Covid.", "Awaiting dates\n", "")
        ),
        AchievedRow("1-R03", "1.R1", "1.C", (assessed, "Yes", "15/9/16", "")),
        AchievedRow("2-R01", "2.R1", "", ("D Whitfield", "5/2016", "6/2016", "yes")),
        AchievedRow("2-R02", "2.R1", "", ("", "", "", "")),
        AchievedRow("3-R01", "3.R1", "3.A", (defined, "Yes", "12/6/17", "29/04/2021")),
        AchievedRow("3-R02", "3.R2", "3.B", (*published, "yes", "12/6/17", "29/04/2021")),
        AchievedRow(
            "4-R01", "4.R1", "4.A", (f"Children and young people {aware}", "Yes", "6/17", "6/18")
        ),
        AchievedRow(
            "4-R02", "4.R1", "4.B", (f"Parents/carers {aware}", "Yes", "From 6/17", "05/21")
        ),
        AchievedRow("4-R03", "4.R1", "4.C", (f"Staff {aware}", "Yes", "6/17", "ongoing")),
    )
