"""How far two colours of six hex digits are apart."""


def channels(colour: str) -> list[float]:
    """Return red, green and blue from 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the WCAG luminance of a colour."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
