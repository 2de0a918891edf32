-- A lease and a pause both put off; the first ends with its worker.
ALTER TABLE webhook ADD COLUMN lease_owner TEXT;   -- the worker whose turn it is; null for nobody's
