"""How the table of vectors is made: texts → the teacher's vectors → a vector for each stem. See README.md, below the parser's."""
