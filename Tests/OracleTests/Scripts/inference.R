# SPDX-License-Identifier: Apache-2.0
# Tests by chance on three small directed networks by R sna, as JSON on standard output.
# Usage: Rscript inference.R > ../Fixtures/inference-sna.json      (needs the package sna)
suppressMessages(library(sna))
set.seed(20260)
n <- 14
net <- function(a, b, c, k) {
  m <- matrix(0, n, n)
  for (i in 0:(n - 1)) for (j in 0:(n - 1)) {
    if (i != j && (a * i * i + b * j + c * i * j) %% 11 < k) m[i + 1, j + 1] <- 1
  }
  m
}
y <- net(7, 13, 3, 3); x <- net(5, 13, 3, 3); z <- net(2, 4, 1, 4)
y[x == 1 & (row(y) + col(y)) %% 3 > 0] <- 1   # so that y goes with x
draws <- 10000
q <- qaptest(list(y, x), gcor, g1 = 1, g2 = 2, reps = draws)
fit <- netlm(y, list(x, z), nullhyp = "qapspp", test.statistic = "t-value", reps = 2000)
vec <- y[row(y) != col(y)]
one <- function(cmode, f) {
  t <- cug.test(y, f, mode = "digraph", cmode = cmode, reps = draws)
  sprintf('{"observed": %.15g, "mean": %.15g, "sd": %.15g, "at-least": %.15g, "at-most": %.15g}',
          t$obs.stat, mean(t$rep.stat), sd(t$rep.stat), mean(t$rep.stat >= t$obs.stat - 1e-12),
          mean(t$rep.stat <= t$obs.stat + 1e-12))
}
edgewise <- function(dat, ...) grecip(dat, measure = "edgewise")
closed <- function(dat, ...) gtrans(dat, mode = "digraph")
row_of <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
arcs <- function(m) {
  a <- which(m == 1, arr.ind = TRUE) - 1
  paste0("[", paste(sprintf("[%d, %d]", a[, 1], a[, 2]), collapse = ", "), "]")
}
cat(sprintf('{
  "tool": "R sna %s, %s",
  "calls": "qaptest(gcor, reps = 10000); netlm(y, list(x, z), nullhyp = qapspp, reps = 2000); cug.test(y, grecip edgewise | gtrans, cmode, reps = 10000)",
  "nodes": %d, "draws": %d, "regression-draws": 2000,
  "y": %s,
  "x": %s,
  "z": %s,
  "correlation": {"observed": %.15g, "at-least": %.15g, "at-most": %.15g, "mean": %.15g, "sd": %.15g},
  "regression": {"coefficients": %s, "t": %s, "at-least": %s, "at-most": %s, "r-squared": %.15g},
  "chance": {
    "size": {"arc-reciprocity": %s, "transitivity": %s},
    "edges": {"arc-reciprocity": %s, "transitivity": %s},
    "dyads": {"transitivity": %s}
  }
}\n', packageVersion("sna"), R.version.string, n, draws, arcs(y), arcs(x), arcs(z),
  q$testval, mean(q$dist >= q$testval - 1e-12), mean(q$dist <= q$testval + 1e-12), mean(q$dist), sd(q$dist),
  row_of(fit$coefficients), row_of(fit$tstat), row_of(fit$pgreq), row_of(fit$pleeq),
  1 - sum(fit$residuals^2) / sum((vec - mean(vec))^2),
  one("size", edgewise), one("size", closed), one("edges", edgewise), one("edges", closed),
  one("dyad.census", closed)))
