// SPDX-License-Identifier: Apache-2.0

public import SocialCapital
public import Testing

internal import Foundation

/// Expects work to report progress that never goes back and ends at its total.
public func expectMonotoneProgress(
  threads: Int = 2, sourceLocation: SourceLocation = #_sourceLocation,
  of work: (Monitor) throws -> Void
) throws {
  let steps = ProgressLog()
  try work(Monitor(threads: threads, isCancelled: { false }, report: { steps.append($0) }))
  let seen = steps.all
  #expect(!seen.isEmpty, "Nothing was reported.", sourceLocation: sourceLocation)
  #expect(
    zip(seen, seen.dropFirst()).allSatisfy { $0.completed <= $1.completed },
    "Progress went back.", sourceLocation: sourceLocation)
  #expect(
    seen.last.map { $0.completed == $0.total } == true, "Progress did not end at its total.",
    sourceLocation: sourceLocation)
}

/// What was reported, gathered from any thread.
private final class ProgressLog: @unchecked Sendable {
  private let lock = NSLock()
  private var entries: [Monitor.Progress] = []

  func append(_ entry: Monitor.Progress) { lock.withLock { entries.append(entry) } }

  var all: [Monitor.Progress] { lock.withLock { entries } }
}
