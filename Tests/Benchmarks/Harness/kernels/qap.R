# SPDX-License-Identifier: Apache-2.0
prepare <- function(graph) {
  library(sna)
  one <- matrix(0, graph$nodes, graph$nodes)
  one[cbind(graph$sources, graph$targets)] <- 1
  targets <- ifelse((graph$sources + graph$targets - 2) %% 20 == 0, 1, graph$targets)
  other <- matrix(0, graph$nodes, graph$nodes)
  other[cbind(graph$sources, targets)] <- 1
  diag(other) <- 0
  both <- list(one, other)
  list(
    times = 111,
    run = function() qaptest(both, gcor, g1 = 1, g2 = 2, reps = 9),
    answer = function(test) c(test$testval, mean(test$dist), sd(test$dist)))
}
