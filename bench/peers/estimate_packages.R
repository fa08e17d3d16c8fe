# The R packages on the tables of bench/estimate_coverage.py. Needs MultipleSystemsEstimation (CRAN, or
# github.com/bernardsilverman/MultipleSystemsEstimation) and dga (CRAN). Arguments: a CSV with a table a row (histories 1 to
# 15 of four lists), the number of bootstrap draws. Prints for each table: method, estimate, low, high.
suppressMessages({ library(MultipleSystemsEstimation); library(dga) })
arguments <- commandArgs(trailingOnly = TRUE)
tables <- as.matrix(read.csv(arguments[1], header = FALSE))
draws <- as.integer(arguments[2])
data(graphs4)
on <- t(sapply(1:15, function(h) bitwAnd(bitwShiftR(h, 0:3), 1)))
colnames(on) <- c("A", "B", "C", "D")
told <- function(row, key, x) cat(sprintf("%d %s %.6f %.6f %.6f\n", row, key, x[1], x[2], x[3]))
for (row in seq_len(nrow(tables))) {
  counts <- tables[row, ]
  data <- cbind(as.data.frame(on), count = counts)
  seen <- counts > 0
  limits <- c(0.025, 0.975)
  step <- estimate_population_stepwise(data[seen, ], nboot = draws, alpha = limits, iseed = row)
  told(row, "stepwise", c(step$popest, step$BCaquantiles))
  best <- suppressWarnings(estimate_population_bic(data[seen, ], nboot = draws, ntopmodels = 20, alpha = limits, iseed = row))
  told(row, "bic", c(best$popest, best$BCaquantiles[nrow(best$BCaquantiles), ]))
  missing <- unique(round(seq(1, 30 * sum(counts), length.out = 1000)))
  weights <- bma.cr(array(c(0, counts), dim = rep(2, 4)), missing, 2^-4, graphs4)
  cumulated <- cumsum(colSums(weights))
  told(row, "graphs", sum(counts) + missing[sapply(c(0.5, limits), function(level) which(cumulated > level)[1])])
}
