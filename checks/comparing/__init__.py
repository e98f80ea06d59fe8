"""What shapes and formulas share: quantities, what each side would have to be, the one verdict, its words."""
