// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Foundation

/// What to undo when the user stops the run, and the moments in which it must not stop.
///
/// Outputs appear under their names in one instant, so stopping between two instants is always
/// safe; only what is half written under a temporary name has to go.
///
/// The compiler cannot see that the lock guards all that changes.
final class Interruption: @unchecked Sendable {
  /// The one of this process, as signals are the process's.
  static let shared = Interruption()

  // Guards the list, and is held while files are made and renamed.
  private let lock = NSLock()
  private var temporaries: [Path] = []
  private var sources: [any DispatchSourceSignal] = []

  private init() {}

  /// Ends the run at interrupt, hang-up and termination signals, from now on.
  func watch() {
    let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    for number in SystemCalls.watchableSignals() {
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { self.end(status: 128 + number) }
      source.resume()
      lock.withLock { sources.append(source) }
    }
  }

  /// Does something that must be whole: no signal ends the run meanwhile.
  func whole<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }

  /// Remembers a temporary file or folder; call within ``whole(_:)``.
  func remember(_ path: Path) { temporaries.append(path) }

  /// Forgets a temporary that has its lasting name or is gone; call within ``whole(_:)``.
  func forget(_ path: Path) { temporaries.removeAll { $0 == path } }

  private func end(status: Int32) {
    lock.lock()
    // The lock stays locked: nothing may be made any more.
    for path in temporaries { TemporaryFiles.remove(path) }
    if StandardError.isTerminal { StandardError.write("\r\u{1B}[K") }
    SystemCalls.exitAtOnce(status)
  }
}
