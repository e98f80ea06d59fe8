"""What stands around a sentence and holds in it: headings, chapters, the owners of a paragraph."""
