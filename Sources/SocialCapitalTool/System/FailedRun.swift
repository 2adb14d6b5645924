// SPDX-License-Identifier: Apache-2.0

/// The run failed, and why, in sentences to print on lines of their own.
struct FailedRun: Error {
  /// What went wrong, where, and what to do.
  let message: String

  init(_ message: String) { self.message = message }
}

/// The run failed and has said everything already.
struct ToldFailure: Error {}
