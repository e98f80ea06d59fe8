"""What each command of the door does."""
