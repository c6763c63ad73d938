"""Invented partnerships: folders of returns with every fault that leads report."""
