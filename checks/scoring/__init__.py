"""How well documents are read: extraction against labels made by hand, and what documents say of it unlabelled."""
