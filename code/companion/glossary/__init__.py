"""The bilingual glossary: records, links in the text, cards, the page that looks terms up."""
