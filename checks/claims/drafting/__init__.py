"""Claims in the making: the draft of each number of a sentence, and what its own clause says of it."""
