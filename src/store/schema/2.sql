-- Version 2. Sums over what must not change unseen (src/store/sum.rs); NULL in
-- rows that version 1 wrote.

-- Over id, document, unit, lead and source.
ALTER TABLE segments ADD COLUMN source_sum INTEGER;
-- Over id, target and state.
ALTER TABLE segments ADD COLUMN target_sum INTEGER;
-- Over document and content.
ALTER TABLE skeletons ADD COLUMN sum INTEGER;
-- Over glossary and content.
ALTER TABLE concepts ADD COLUMN sum INTEGER;
-- Over step, edit and inverse.
ALTER TABLE journal ADD COLUMN sum INTEGER;
