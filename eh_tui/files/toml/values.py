"""The values of a TOML file as the texts that a person would have typed."""

from datetime import date, datetime, time


def as_text(value: object) -> str:
    """Return any TOML value as the text that a person would have typed."""
    if isinstance(value, str):
        return value
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case list() | dict():
            import json

            return json.dumps(value, ensure_ascii=False, default=as_text)
        case _:
            return str(value)


def as_texts(value: object) -> tuple[str, ...]:
    """Return a TOML list as texts, () for what is no list."""
    return tuple(as_text(item) for item in value) if isinstance(value, list) else ()
