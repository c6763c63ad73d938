"""Everybody at once, under one seed: the real code on a disk, a clock and a chance of ours."""
