"""Signs: what a choice is called by its place: A, B, C."""


def letter(position: int) -> str:
    """Return what an option is called by its place, from 0: A to Z, then 27, 28 and so on."""
    return chr(ord("A") + position) if position < 26 else str(position + 1)  # noqa: PLR2004
