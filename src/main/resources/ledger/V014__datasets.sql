-- Datasets: folders of chips whose images are chosen and clipped. The folder holds the results, the ledger the work.

-- A dataset is a job with one row of work of the same id.
create table dataset (
    job_id     text primary key references job (id),
    folder     text not null,    -- absolute
    operations text not null,    -- what is done with it, in order: words as a JSON array
    options    text not null,    -- of all operations, JSON
    step       integer not null, -- how many operations have ended
    begun      boolean not null  -- whether the chips of the next one have their rows
);
create index dataset_folder on dataset (folder);

-- Each has a row of work of the same id.
create table chip_season (
    id        text primary key,
    job_id    text not null references dataset (job_id),
    operation text not null,
    chip      text not null,
    season    text not null,
    question  text not null, -- what the operation must know of it, JSON
    answer    text,          -- what came of it, JSON; null = nothing yet
    reason    text,          -- why it came to nothing; null = it did not
    checked   integer not null, -- scenes that were looked at
    unique (job_id, operation, chip, season)
);
