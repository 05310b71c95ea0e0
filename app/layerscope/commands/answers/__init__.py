"""What commands answer: the rows of tables, the lines of facts, and the members of JSON documents."""
