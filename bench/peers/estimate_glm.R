# The peer of bench/estimate.py in plain R: glm.fit of every hierarchical model to one table, as the R packages do it.
# Arguments: a CSV of counts (one column a table, histories 1 to 2^t - 1 as rows), a CSV of models (one row a model, terms
# separated by spaces), the number of lists. Prints processor seconds of one full search, the best BIC and its total.
arguments <- commandArgs(trailingOnly = TRUE)
counts <- as.matrix(read.csv(arguments[1], header = FALSE))
models <- lapply(strsplit(readLines(arguments[2]), " "), as.integer)
lists <- as.integer(arguments[3])
cells <- seq_len(2^lists - 1)
within <- outer(cells, 0:(2^lists - 1), function(cell, term) as.numeric(bitwAnd(cell, term) == term))
search <- function(y) {
  margins <- as.vector(y %*% within)
  best <- c(Inf, NA)
  for (terms in models) {
    empty <- terms[margins[terms + 1] == 0]
    kept <- setdiff(terms, empty)
    alive <- if (length(empty)) rowSums(within[, empty + 1, drop = FALSE]) == 0 else rep(TRUE, length(y))
    fit <- suppressWarnings(glm.fit(within[alive, kept + 1, drop = FALSE], y[alive], family = poisson()))
    bic <- fit$deviance + length(terms) * log(sum(y))
    if (fit$rank == length(kept) && bic < best[1]) best <- c(bic, sum(y) + exp(fit$coefficients[1]))
  }
  best
}
for (column in seq_len(ncol(counts))) {
  begun <- proc.time()
  best <- search(counts[, column])
  spent <- proc.time() - begun
  cat(sprintf("%.3f %.6f %.4f\n", spent[1] + spent[2], best[1], best[2]))
}
