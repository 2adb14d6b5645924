// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Holds a graph and runs a kernel on it whenever it is told to, so that ours and the peers can
/// take turns while each stays in a process of its own.
///
/// Says one line of JSON when it is ready and one after each line it reads: `run` is timed, and
/// `answer FILE` also leaves the answer there as 64-bit floating-point numbers.
func serve(kernel name: String, file path: String, threads: String) throws {
  guard let kernel = Kernel.all.first(where: { $0.name == name }) else {
    throw Failure("There is no kernel \(name).")
  }
  guard let threads = Int(threads), threads > 0 else { throw Failure("Threads are 1 or more.") }
  let workload = Workload(file: try GraphFile(path: path), path: path, threads: threads)
  let before = Resources.now()
  let run = try kernel.prepare(workload)
  reply(["resident-before": before.resident, "resident": Resources.now().resident])
  while let line = readLine() {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let start = Resources.now()
    let answer = try run()
    let end = Resources.now()
    if words.first == "answer" {
      let values = answer()
      let data = values.withUnsafeBytes { Data($0) }
      try data.write(to: URL(fileURLWithPath: words[1]))
    }
    reply(["cpu": end.cpu - start.cpu, "wall": end.wall - start.wall, "peak": end.peak])
  }
}

private func reply(_ values: [String: Double]) {
  let fields = values.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
  print("{\(fields.joined(separator: ", "))}")
  fflush(nil)
}

/// What this process has used.
struct Resources {
  /// Seconds of processor time.
  let cpu: Double
  /// Seconds on the clock.
  let wall: Double
  /// Bytes now in memory.
  let resident: Double
  /// The most bytes there were.
  let peak: Double

  static func now() -> Resources {
    let (resident, peak) = memory()
    return Resources(
      cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC), resident: resident,
      peak: peak)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func memory() -> (Double, Double) {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    func field(_ name: String) -> Double {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
      return 1024 * (line?.split(separator: " ").dropLast().last.flatMap { Double($0) } ?? 0)
    }
    return (field("VmRSS:"), field("VmHWM:"))
  }
}
