"""The screens, and everything else that needs Textual."""
