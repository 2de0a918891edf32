-- Who speaks for an actor.
CREATE INDEX speaker_count_of_actor ON speaker_count (actor, speaker) WHERE actor <> '';

-- Addresses of the list of statements that readers gave a name.
CREATE TABLE saved_view (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,                             -- what comes after the question mark
    owner   TEXT NOT NULL,                             -- id of the key
    created INTEGER NOT NULL
);
