-- A question with an actor and an outlet: what one index chooses by, the other holds, so that rows are read that fit all three.
DROP INDEX judgment_of_actor;
CREATE INDEX judgment_of_actor ON judgment (question, actor, time, statement, outlet, stance, decided, is_copy) WHERE actor IS NOT NULL;
DROP INDEX judgment_of_outlet;
CREATE INDEX judgment_of_outlet ON judgment (question, outlet, time, statement, actor, stance, decided, is_copy) WHERE outlet IS NOT NULL;

-- The outlets on a question of some days are counted from the index alone, a hundred thousand rows for a frequent one.
ALTER TABLE judgment DROP CONSTRAINT judgment_pkey;
ALTER TABLE judgment ADD PRIMARY KEY (question, time, statement) INCLUDE (outlet, stance, decided, is_copy);
