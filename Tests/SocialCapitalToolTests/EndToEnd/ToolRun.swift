// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One run of the built command: how it ended and what it printed.
struct ToolRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs the command to its end.
  init(_ arguments: [String], input: String = "", in folder: TemporaryFolder? = nil) throws {
    let files = try TemporaryFolder()
    let process = try Self.process(arguments)
    process.currentDirectoryURL = folder?.url
    try files.write("in", input)
    // Files rather than pipes: a pipe that nobody empties would stop the run.
    process.standardInput = try FileHandle(forReadingFrom: files.url.appending(path: "in"))
    process.standardOutput = try files.handle("out")
    process.standardError = try files.handle("err")
    try process.run()
    process.waitUntilExit()
    status = Self.status(of: process)
    output = try files.read("out")
    errors = try files.read("err")
  }

  /// The command, ready to run.
  static func process(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = try executable
    process.arguments = arguments
    return process
  }

  /// The status as a shell gives it: 128 and the signal for a run that a signal ended.
  static func status(of process: Process) -> Int32 {
    process.terminationReason == .uncaughtSignal
      ? 128 + process.terminationStatus : process.terminationStatus
  }

  /// Where the command was built: beside the tests.
  static var executable: URL {
    get throws {
      var folder = try #require(Bundle.main.executableURL).deletingLastPathComponent()
      for candidate in CommandLine.arguments where candidate.hasSuffix(".xctest") {
        folder = URL(filePath: candidate).deletingLastPathComponent()
      }
      for _ in 0..<6 {
        let file = folder.appending(path: "social-capital")
        if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        folder.deleteLastPathComponent()
      }
      Issue.record("The command is not built beside the tests.")
      throw CocoaError(.fileNoSuchFile)
    }
  }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "social-capital-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  func handle(_ name: String) throws -> FileHandle {
    try write(name, "")
    return try FileHandle(forWritingTo: url.appending(path: name))
  }

  /// The names in it, hidden ones too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}
