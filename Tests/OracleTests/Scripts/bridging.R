# SPDX-License-Identifier: Apache-2.0
# Brokerage on a small directed network by R sna, as JSON on standard output.
# Usage: Rscript bridging.R > ../Fixtures/bridging-sna.json      (needs the package sna)
suppressMessages(library(sna))
n <- 16
m <- matrix(0, n, n)
for (i in 0:(n - 1)) for (j in 0:(n - 1)) {
  if (i != j && (7 * i * i + 13 * j + 3 * i * j) %% 11 < 3) m[i + 1, j + 1] <- 1
}
cl <- c(0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3)
b <- brokerage(m, cl)
row <- function(x) paste0("[", paste(ifelse(is.finite(x), format(x, digits = 15), "null"),
                                     collapse = ", "), "]")
rows <- function(x) paste0("[\n    ", paste(apply(x, 1, row), collapse = ",\n    "), "]")
arcs <- which(m == 1, arr.ind = TRUE) - 1
cat(sprintf('{
  "tool": "R sna %s",
  "call": "brokerage(m, cl); columns w_I w_O b_IO b_OI b_O t",
  "nodes": %d,
  "arcs": [%s],
  "groups": %s,
  "raw.nli": %s,
  "exp.nli": %s,
  "sd.nli": %s,
  "z.nli": %s,
  "raw.gli": %s,
  "exp.gli": %s,
  "sd.gli": %s
}\n', packageVersion("sna"), n,
  paste(sprintf("[%d, %d]", arcs[, 1], arcs[, 2]), collapse = ", "), row(cl),
  rows(b$raw.nli), rows(b$exp.nli), rows(b$sd.nli), rows(b$z.nli), row(b$raw.gli),
  row(b$exp.gli), row(b$sd.gli)))
