"""What a town's data looks like in the database. The only room with SQL in it."""
