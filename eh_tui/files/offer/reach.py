"""Phone numbers and e-mail addresses of an offer that can't be, found without the network."""

from collections.abc import Iterator

from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook

_COUNTRY = "GB"


def reach_findings(workbook: Workbook) -> Iterator[Finding]:
    """Yield each phone number and each e-mail address that nobody can have."""
    for kind in (Kind.OFFER, Kind.CONTACTS, Kind.SOURCES):
        for row in workbook.of_kind(kind):
            for field in ("phone", "council_phone", "email"):
                text = str(getattr(row, field, "")).strip()
                if not text:
                    continue
                check = Check.EMAIL if field == "email" else Check.PHONE
                fault = email_fault(text) if field == "email" else phone_fault(text)
                if fault:
                    yield Finding(check, kind, row.id, field, fault)


def phone_fault(text: str) -> str:
    """Return in a sentence why a text is no British phone number, "" where it is one.

    Three-digit numbers such as 999 and 101 count.
    """
    from phonenumbers import NumberParseException, is_valid_number, parse
    from phonenumbers.shortnumberinfo import is_valid_short_number_for_region

    if any(sign.isalpha() or sign in "/,;" for sign in text):
        return f"“{text}” is more than one phone number; write one, and the rest into the details."
    try:
        number = parse(text, _COUNTRY)
    except NumberParseException:
        return f"“{text}” is no phone number."
    if is_valid_number(number) or is_valid_short_number_for_region(number, _COUNTRY):
        return ""
    return f"“{text}” can't be a phone number; look for a digit too many or too few."


def email_fault(text: str) -> str:
    """Return in a sentence why a text is no e-mail address, "" where it can be one."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        return f"“{text}” can't be an email address: {str(error).rstrip('.')}."
    return ""
