"""Somebody's document made into a form of ours, or into a filled audit of one."""
