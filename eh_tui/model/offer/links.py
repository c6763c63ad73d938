"""Phone numbers, e-mail and web addresses as they were typed, made into links that work."""

import re
from urllib.parse import quote, urlsplit

from eh_tui.model.offer.page import Inline, Link

_NUMBER = re.compile(r"\+?[\d\s().-]*\d")
_EMAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:/?]+\.[^\s@<>\"',;:/?]+")
_WEB = re.compile(r"(?i)https?://[^\s<>\"]+|www\.[^\s<>\"]+")


def phone(text: str) -> Inline:
    """Return a phone number that can be called; what has no number in it stays a text."""
    found = _NUMBER.match(text.strip())
    if not found:
        return (text.strip(),) if text.strip() else ()
    digits = re.sub(r"[^\d+]", "", found[0].replace("(0)", ""))
    rest = text.strip()[found.end() :]
    link = Link(found[0].strip(), f"tel:{digits}")
    return (link, rest) if rest else (link,)


def email(text: str) -> Inline:
    """Return an e-mail address that can be written to; anything else stays a text."""
    address = text.strip()
    if not _EMAIL.fullmatch(address):
        return (address,) if address else ()
    return (Link(address, f"mailto:{quote(address, safe='@+')}"),)


def web(text: str, about: str) -> Inline:
    """Return a link whose words say what it is about and on whose site; else the text."""
    address = text.strip()
    if not is_web_address(address):
        return (address,) if address else ()
    href = address if "://" in address else f"https://{address}"
    return (Link(f"{about} ({host_of(href)})", href),)


def is_web_address(text: str) -> bool:
    """Say whether a text is one web address and nothing else."""
    if not _WEB.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text if "://" in text else f"https://{text}").hostname)
    except ValueError:
        return False


def host_of(address: str) -> str:
    """Return the site of a web address, "gov.uk"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the web addresses in a text, without the full stop that ends its sentence."""
    return tuple(found.rstrip(".,;:)") for found in _WEB.findall(text))
