"""Pictures as inline SVG, drawn by hand.

A chart library would draw its own fonts and colours into the picture, and needs a renderer of tens of megabytes to do
so without a browser. These few shapes take their colours from the page, so that they follow light, dark and print; they
say both languages; and they tell outcomes apart by shape and hatching, not by colour.
"""
