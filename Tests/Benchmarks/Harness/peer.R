# SPDX-License-Identifier: Apache-2.0
# A process that holds a graph and runs a kernel in R on it whenever it is told to.
# usage: Rscript peer.R SCRIPT FILE, where SCRIPT defines prepare(graph) as the Python peers do.
arguments <- commandArgs(trailingOnly = TRUE)

read_graph <- function(path) {
  file <- file(path, "rb")
  on.exit(close(file))
  readBin(file, "raw", 8)
  header <- readBin(file, "integer", 8, size = 4)
  count <- header[3]
  list(
    nodes = header[1], directed = header[5] == 1,
    sources = readBin(file, "integer", count, size = 4) + 1,
    targets = readBin(file, "integer", count, size = 4) + 1)
}

memory <- function(field) {
  lines <- readLines("/proc/self/status")
  1024 * as.numeric(gsub("[^0-9]", "", lines[startsWith(lines, field)]))
}

reply <- function(...) {
  values <- c(...)
  cat("{", paste0('"', names(values), '": ', format(values, digits = 15), collapse = ", "), "}\n",
    sep = "")
  flush(stdout())
}

source(arguments[1])
graph <- read_graph(arguments[2])
before <- memory("VmRSS:")
kernel <- suppressMessages(prepare(graph))
reply("resident-before" = before, resident = memory("VmRSS:"))
# A kernel may do a part of what ours does, and say how many times more ours is.
times <- if (is.null(kernel$times)) 1 else kernel$times
input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  start <- proc.time()
  outcome <- kernel$run()
  used <- proc.time() - start
  if (startsWith(line, "answer ")) {
    output <- file(substring(line, 8), "wb")
    writeBin(as.double(kernel$answer(outcome)), output)
    close(output)
  }
  reply(cpu = times * (used[["user.self"]] + used[["sys.self"]]), wall = times * used[["elapsed"]],
    peak = memory("VmHWM:"))
}
