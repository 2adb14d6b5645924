// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SocialCapital

/// How far the run is, on one line of a terminal that each report overwrites.
///
/// The compiler cannot see that the lock guards all that changes.
final class ProgressLine: @unchecked Sendable {
  // Guards the rest: reports come from whichever thread does the work.
  private let lock = NSLock()
  private let isShown: Bool
  private var activity = ""
  private var lastShown = ""
  private var lastTime = ContinuousClock.now

  /// Starts a line, shown only where a person may be looking.
  init(isShown: Bool = StandardError.isTerminal) { self.isShown = isShown }

  /// Says what is being done from now on.
  func begin(_ activity: String) {
    lock.withLock {
      self.activity = activity
      show(activity, atOnce: true)
    }
  }

  /// A monitor that shows its reports here.
  func monitor(_ arguments: Arguments) -> Monitor {
    Monitor(
      threads: arguments.number(.threads).map { Int($0) }, isCancelled: { false },
      report: { [self] progress in
        guard isShown else { return }
        lock.withLock { show("\(activity) \(Int(progress.fraction * 100)) %", atOnce: false) }
      })
  }

  /// Clears the line.
  func end() {
    lock.withLock { show("", atOnce: true) }
  }

  private func show(_ text: String, atOnce: Bool) {
    let now = ContinuousClock.now
    guard isShown, text != lastShown, atOnce || now - lastTime > .milliseconds(100) else { return }
    lastShown = text
    lastTime = now
    StandardError.write("\r\u{1B}[K" + text)
  }
}
