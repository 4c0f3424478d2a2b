"""What makes the site: framework tabs, drawings, figures, formulas, colours, little weight."""
