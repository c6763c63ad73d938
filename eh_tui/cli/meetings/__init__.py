"""The commands of meetings: before, while they go on, and of what they leave behind."""
