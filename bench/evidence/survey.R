# R's survey package: Rscript survey.R FOLDER. The same estimates as ours.py.
suppressMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name, what, size) readBin(file.path(folder, paste0(name, ".bin")), what, 1e6, size = size)
d <- data.frame(psu = read("psu", "integer", 4), district = read("district", "integer", 4),
                stratum = read("stratum", "integer", 4), w = read("w", "double", 8))
names_y <- paste0("y", 0:24)
for (y in names_y) d[[y]] <- read(y, "integer", 4)
start <- proc.time()
score <- rowSums(d[names_y]) / 25
d$poor <- as.numeric(score >= 0.32 - 1e-9)
d$counts <- score * d$poor
design <- svydesign(~psu, strata = ~stratum, weights = ~w, data = d)
f <- as.formula(paste("~", paste(c(names_y, "poor", "counts"), collapse = " + ")))
means <- svyby(f, ~district, design, svymean, keep.var = TRUE)
ratios <- svyby(~counts, ~district, design, svyratio, denominator = ~poor)
spent <- proc.time() - start
estimates <- sum(as.matrix(coef(means))) + sum(coef(ratios))
errors <- sum(as.matrix(SE(means))) + sum(SE(ratios))
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(sprintf('{"seconds": %.3f, "cpu": %.3f, "mb": %.1f, "estimates": %.10f, "errors": %.10f}\n',
            spent[["elapsed"]], sum(spent[1:2]), peak, estimates, errors))
