// SPDX-License-Identifier: Apache-2.0

import Foundation

// usage: Benchmarks kernels | make RECIPE FILE | serve KERNEL FILE THREADS
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first, arguments.count) {
  case ("kernels", 1): for kernel in Kernel.all { print(kernel.name) }
  case ("make", 3): try GraphRecipe.make(arguments[1], at: arguments[2])
  case ("serve", 4): try serve(kernel: arguments[1], file: arguments[2], threads: arguments[3])
  default: throw Failure("usage: Benchmarks kernels | make RECIPE FILE | serve KERNEL FILE THREADS")
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}

/// Why the benchmark could not run.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
