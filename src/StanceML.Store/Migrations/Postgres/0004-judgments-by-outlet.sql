-- A question in one outlet: without it all judgments on the question are read, hundreds of thousands for a frequent one.
CREATE INDEX judgment_of_outlet ON judgment (question, outlet, time, statement, stance, decided, is_copy) WHERE outlet IS NOT NULL;
