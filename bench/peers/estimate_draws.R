# The bootstrap tables of the published runs: R's own random numbers, seed 1234. Arguments: a CSV with one row a history, its
# number and its count, in the order of the paper's programme; the number of draws; "one" (drawn table by table, 2021) or
# "all" (drawn at once, 2024). Prints one table a line, in the order given.
arguments <- commandArgs(trailingOnly = TRUE)
counts <- read.csv(arguments[1], header = FALSE)[, 2]
draws <- as.integer(arguments[2])
set.seed(1234)
tables <- if (arguments[3] == "all") rmultinom(draws, sum(counts), counts) else
  replicate(draws, rmultinom(1, sum(counts), counts)[, 1])
write.table(t(tables), row.names = FALSE, col.names = FALSE, sep = ",")
