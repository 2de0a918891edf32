-- Who may call. A key itself is nowhere here: only its SHA-256. Times are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE api_key (
    id      TEXT PRIMARY KEY,
    hash    BLOB NOT NULL,
    name    TEXT NOT NULL,
    role    TEXT NOT NULL CHECK (role IN ('reader', 'submitter', 'reviewer', 'admin')),
    created INTEGER NOT NULL,
    expires INTEGER,
    revoked INTEGER,
    used    INTEGER                          -- last time, to about a minute
);

-- A browser that logged in with a key.
CREATE TABLE login_session (
    hash    BLOB PRIMARY KEY,                -- SHA-256 of the token in its cookie
    api_key TEXT NOT NULL REFERENCES api_key (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
);

CREATE INDEX login_session_of_key ON login_session (api_key, created);
