# Reference values of R's survey package for replicate weights. Writes invented-for-training-replicates.csv, which is
# invented, with its replicate weights, and replicates.json. Needs r-cran-survey, r-cran-jsonlite.
suppressMessages(library(survey)); library(jsonlite)
folder <- "tests/evidence/reference"
set.seed(5)
strata <- 8
d <- do.call(rbind, lapply(1:strata, function(s) do.call(rbind, lapply(1:2, function(u) {
  n <- sample(8:14, 1); level <- rnorm(1, 0, 0.6)
  data.frame(stratum = s, unit = paste0(s, "-", u), weight = round(rlnorm(n, 2, 0.4), 3), girl = rbinom(n, 1, 0.5),
    area = 1 + s %/% 3, a = rbinom(n, 1, plogis(level - 0.5)), b = ifelse(runif(n) < 0.1, NA, rbinom(n, 1, 0.4)),
    hours = round(rgamma(n, 2, 0.25), 2))
}))))
taylor <- svydesign(~unit, strata = ~stratum, weights = ~weight, data = d)
single <- svydesign(~unit, weights = ~weight, data = d)
made <- list(brr = as.svrepdesign(taylor, type = "BRR"), fay = as.svrepdesign(taylor, type = "Fay", fay.rho = 0.3),
  jk1 = as.svrepdesign(single, type = "JK1"), jkn = as.svrepdesign(taylor, type = "JKn"),
  bootstrap = as.svrepdesign(taylor, type = "bootstrap", replicates = 20))
for (m in names(made)) {
  w <- round(weights(made[[m]], "analysis"), 4)
  colnames(w) <- sprintf("%s_%02d", m, seq_len(ncol(w)))
  d <- cbind(d, w)
}
write.csv(d, file.path(folder, "invented-for-training-replicates.csv"), row.names = FALSE, na = "", quote = FALSE)
d <- read.csv(file.path(folder, "invented-for-training-replicates.csv"))
num <- function(x) as.numeric(unname(x))
types <- c(brr = "BRR", fay = "Fay", jk1 = "JK1", jkn = "JKn", bootstrap = "bootstrap")
out <- list(version = as.character(packageVersion("survey")))
for (m in names(types)) for (mse in c(TRUE, FALSE)) {
  columns <- grep(paste0("^", m, "_"), names(d))
  design <- suppressWarnings(svrepdesign(data = d, weights = ~weight, repweights = d[, columns], type = types[[m]],
    rho = if (m == "fay") 0.3, rscales = if (m == "jkn") rep(0.5, length(columns)), combined.weights = TRUE, mse = mse))
  one <- list(columns = length(columns), df = num(degf(design)))
  for (y in c("a", "b", "hours")) {
    f <- as.formula(paste0("~", y))
    mean <- svymean(f, design, na.rm = TRUE); total <- svytotal(f, design, na.rm = TRUE)
    one[[y]] <- list(mean = num(coef(mean)), se = num(SE(mean)), total = num(coef(total)), total_se = num(SE(total)))
    for (g in c("girl", "area")) for (v in sort(unique(d[[g]]))) {
      part <- subset(design, d[[g]] == v)
      mean <- svymean(f, part, na.rm = TRUE)
      one[[y]]$by[[paste0(g, v)]] <- list(mean = num(coef(mean)), se = num(SE(mean)),
        df = num(qr(weights(part, "analysis"), tol = 1e-5)$rank - 1))
    }
  }
  ratio <- svyratio(~hours, ~girl_or_2, update(design, girl_or_2 = girl + 1))
  one$ratio <- list(estimate = num(coef(ratio)), se = num(SE(ratio)))
  means <- svyby(~a, ~girl, design, svymean, covmat = TRUE)
  contrast <- svycontrast(means, c(-1, 1))
  one$difference <- list(estimate = num(coef(contrast)), se = num(SE(contrast)))
  out[[m]][[if (mse) "estimate" else "mean"]] <- one
}
write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), file.path(folder, "replicates.json"))
