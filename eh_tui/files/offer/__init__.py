"""The offer's page, leaflet and text for translators as files."""
