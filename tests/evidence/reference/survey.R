# Reference values of R's survey package (Lumley). Writes survey.json beside this file. Needs r-cran-survey, r-cran-jsonlite.
suppressMessages(library(survey)); library(jsonlite)
folder <- "tests/evidence/reference"
d <- read.csv(file.path(folder, "invented-for-training-sample.csv"))
d$one <- 1
out <- list(version = as.character(packageVersion("survey")))
num <- function(x) as.numeric(unname(x))
for (rule in c("certainty", "remove", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  for (fpc in c("none", "fpc")) {
    design <- if (fpc == "fpc") svydesign(~unit, strata = ~stratum, weights = ~weight, fpc = ~units, data = d) else
      svydesign(~unit, strata = ~stratum, weights = ~weight, data = d)
    one <- list()
    for (y in c("a", "b", "hours")) {
      f <- as.formula(paste0("~", y))
      m <- svymean(f, design, na.rm = TRUE, deff = "replace")
      s <- svytotal(f, design, na.rm = TRUE)
      one[[y]] <- list(mean = num(coef(m)), se = num(SE(m)), deff = num(deff(m)), total = num(coef(s)), total_se = num(SE(s)))
      by <- list()
      for (g in c("girl", "area")) for (v in sort(unique(d[[g]]))) {
        part <- subset(design, d[[g]] == v)
        part <- subset(part, !is.na(part$variables[[y]]))
        m <- svymean(f, part)
        by[[paste0(g, v)]] <- list(mean = num(coef(m)), se = num(SE(m)), df = num(degf(part)), total_se = num(SE(svytotal(f, part))))
      }
      one[[y]]$by <- by
    }
    r <- svyratio(~hours, ~z_positive, update(design, z_positive = abs(z)))
    one$ratio <- list(estimate = num(coef(r)), se = num(SE(r)))
    means <- svyby(~a, ~girl, design, svymean, covmat = TRUE)
    contrast <- svycontrast(means, c(-1, 1))
    one$difference <- list(estimate = num(coef(contrast)), se = num(SE(contrast)))
    fit <- svyglm(a ~ girl + z + hours, design, family = quasibinomial, epsilon = 1e-14, maxit = 100)
    one$logistic <- list(coef = num(coef(fit)), se = num(SE(fit)))
    out[[rule]][[fpc]] <- one
  }
}
options(survey.lonely.psu = "adjust")
design <- svydesign(~unit, strata = ~stratum, weights = ~weight, data = d)
ends <- function(p) num(attr(p, "ci"))
out$intervals <- list(
  logit = ends(svyciprop(~a, design, method = "xlogit")), beta = ends(svyciprop(~rare, design, method = "beta")),
  beta_a = ends(svyciprop(~a, design, method = "beta")), rare = num(coef(svymean(~rare, design))), df = num(degf(design)))
write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE), file.path(folder, "survey.json"))
