-- What one speaker says of another: listed as any statement is, but no part of a count or a position. A table of its own, for they are few,
-- and the indexes of the judgments stay as they are.
CREATE TABLE nested_statement (statement INTEGER PRIMARY KEY);
