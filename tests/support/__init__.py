"""What tests of several features need: people and audits to try, terminals, screens' text."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
"""The top of the checkout, from which commands are run as their users run them."""
