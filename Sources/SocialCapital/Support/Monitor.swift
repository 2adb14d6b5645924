// SPDX-License-Identifier: Apache-2.0

/// How long work is watched: whether to stop, whom to tell how far it is, how many threads it may use.
///
/// A monitor is passed in, never global. Results do not depend on it: the same input, options and
/// seed give the same bits at any number of threads.
///
/// ```swift
/// let scores = try graph.betweenness(monitor: Monitor(report: { print($0.fraction) }))
/// ```
public struct Monitor: Sendable {
  /// Asked every so often; work stops with ``MeasureError/cancelled`` when it answers `true`.
  public var isCancelled: @Sendable () -> Bool

  /// Told how far the work is, one call at a time, never going back.
  public var report: @Sendable (Progress) -> Void

  /// The most threads the work may use, at least 1.
  public var threads: Int

  /// Makes a monitor.
  ///
  /// - Parameters:
  ///   - threads: The most threads to use; `nil` for as many as the machine has cores.
  ///   - isCancelled: By default, whether the task the work runs in was cancelled.
  ///   - report: By default, nothing.
  public init(
    threads: Int? = nil, isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled },
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.threads = max(1, threads ?? Parallel.processorCount)
    self.isCancelled = isCancelled
    self.report = report
  }

  /// Stops when the task is cancelled, reports to nobody, uses every core.
  public static let task = Monitor()

  /// The same, telling nobody how far the work is: for a part of work that others follow.
  var silent: Monitor {
    var silent = self
    silent.report = { _ in }
    return silent
  }

  /// Throws when the work is to stop.
  public func checkCancellation() throws(MeasureError) {
    if isCancelled() { throw .cancelled }
  }

  /// How far long work is.
  public struct Progress: Sendable, Hashable {
    /// Steps done, of ``total``.
    public var completed: Int
    /// Steps in all, at least 1.
    public var total: Int

    /// Makes a report of progress.
    public init(completed: Int, total: Int) {
      self.completed = completed
      self.total = total
    }

    /// The share done, 0 to 1.
    public var fraction: Double { Double(completed) / Double(max(total, 1)) }
  }
}
