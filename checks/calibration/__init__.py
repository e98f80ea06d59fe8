"""How often comparisons of one class hold and accusations of one class are right, and what severity that earns."""
