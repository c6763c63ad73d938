"""The walk and the meeting as lines and prompts: for a screen reader, Braille, a slow line."""
