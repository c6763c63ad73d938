"""The points of contact of an offer, tier by tier: one contact may stand in several."""

from eh_tui.model.core.offer.rows import Contact
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import tier_ids

NO_TIER = "No tier"


def by_tier(workbook: Workbook) -> tuple[tuple[str, tuple[Contact, ...]], ...]:
    """Return each tier's title with its contacts; those of no known tier come last."""
    known = [tier.id for tier in workbook.tiers]
    named = [(one, tier_ids(workbook, one.tiers)) for one in workbook.contacts]
    tiers = [
        (tier.title.strip() or tier.id, tuple(one for one, ids in named if tier.id in ids))
        for tier in workbook.tiers
    ]
    lost = tuple(one for one, ids in named if not set(ids) & set(known))
    return (*tiers, (NO_TIER, lost)) if lost else tuple(tiers)


def number_of_points(workbook: Workbook) -> int:
    """Return how many points of contact there are: a contact counts in each of its tiers."""
    return sum(len(contacts) for _, contacts in by_tier(workbook))
