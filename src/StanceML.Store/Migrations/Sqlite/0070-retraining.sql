-- Trainings that a worker ran. Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE retraining (
    id          INTEGER PRIMARY KEY,
    state       TEXT NOT NULL,          -- running, done, failed, canceled, cut-off
    tasks       TEXT NOT NULL,          -- with commas
    why         TEXT NOT NULL,
    by          TEXT NOT NULL,          -- name of the key that asked
    corrections TEXT NOT NULL,          -- version of the corrections
    rows        INTEGER NOT NULL,       -- corrections that were taught
    started     INTEGER NOT NULL,
    lease       INTEGER NOT NULL,       -- one that runs and was not heard of by then is cut off
    ended       INTEGER,
    stop_by     TEXT,                   -- who asked it to stop
    step        TEXT NOT NULL,
    fraction    REAL NOT NULL,          -- 0 to 1
    problem     TEXT,
    outcome     TEXT,                   -- JSON of the worker's
    log         TEXT NOT NULL           -- last lines
);

-- One at a time, whichever worker runs it.
CREATE UNIQUE INDEX retraining_running ON retraining (state) WHERE state = 'running';
