-- When a backup was put in the ledger's place, and of when the backup is. While a row is here, planned orders are held:
-- the ledger does not know what was ordered after its backup was made. A person's approval removes the rows.
create table restored (
    at_ms     bigint primary key,
    backup_ms bigint not null
);
