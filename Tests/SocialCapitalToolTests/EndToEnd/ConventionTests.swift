// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What every command owes the shell: exit status, and what goes where.
@Suite struct ConventionTests {
  private static let ties = "source,target\na,b\nb,a\na,c\n"

  @Test(arguments: [
    (["--version"], "social-capital "), (["--help"], "Commands:"), (["help"], "Commands:"),
    (["help", "measure"], "Usage: social-capital measure"),
    (["measure", "--help"], "Usage: social-capital measure"),
    (["measures"], "density"), (["measures", "constraint"], "doi:10.1086/421787"),
    (["completions", "zsh"], "#compdef"), (["manual"], "# The command line"),
  ])
  func whatWasAskedForGoesToStandardOutput(arguments: [String], part: String) throws {
    let run = try ToolRun(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains(part))
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: [
    ([], "There is no command."), (["--measures"], "The command comes first"),
    (["maesure"], "Did you mean measure?"), (["measure", "-"], "Say what to measure"),
    (["measure", "--all"], "INPUT is missing."),
    (["measure", "x", "--all", "--measures", "density"], "exclude each other"),
    (["measure", "x", "--measures", "densty"], "Did you mean density?"),
    (["measure", "-", "--all", "--option", "density.x=1"], "has no options"),
    (["measure", "-", "--all", "--option", "constraint.scope=x"], "constraint.scope must be"),
    (["measure", "-", "--all", "--column", "wav=round"], "Did you mean wave?"),
  ])
  func badUsageIsExplainedOnStandardError(arguments: [String], part: String) throws {
    let run = try ToolRun(arguments, input: Self.ties)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(part))
  }

  @Test func dataMayComeFromStandardInput() throws {
    let run = try ToolRun(["measure", "-", "-m", "density", "-fcsv"], input: Self.ties)
    #expect(run.status == 0)
    #expect(run.output == "measure,value,undefined\ndensity,0.5,\n")
    #expect(run.errors.isEmpty)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let folder = try TemporaryFolder()
    let process = try ToolRun.process(["manual"])
    let pipe = Pipe()
    process.standardOutput = pipe.fileHandleForWriting
    process.standardError = try folder.handle("err")
    try pipe.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(ToolRun.status(of: process) == 0)
    #expect(try folder.read("err").isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDeviceIsReported() throws {
    let folder = try TemporaryFolder()
    let process = try ToolRun.process(["manual"])
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = try folder.handle("err")
    try process.run()
    process.waitUntilExit()
    #expect(ToolRun.status(of: process) == 1)
    #expect(try folder.read("err").contains("Standard output could not be written"))

    let run = try ToolRun(
      ["measure", "-", "-m", "density", "-o", "/dev/full"], input: Self.ties)
    #expect(run.status == 1)
    #expect(run.errors.contains("/dev/full could not be written"))
  }

  @Test func namesNeedNotBeText() throws {
    let folder = try TemporaryFolder()
    try folder.write("ties.csv", Self.ties)
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.currentDirectoryURL = folder.url
    // Not every file system takes such a name; then there is nothing to test.
    let script = """
      name=$(printf 'a\\377b')
      cp ties.csv "$name" 2>/dev/null || exit 77
      "$1" measure "$name" -m density -f csv -o "$name.out" && cat "$name.out"
      """
    shell.arguments = ["-c", script, "sh", try ToolRun.executable.path]
    shell.standardOutput = try folder.handle("out")
    try shell.run()
    shell.waitUntilExit()
    guard shell.terminationStatus != 77 else { return }
    #expect(shell.terminationStatus == 0)
    #expect(try folder.read("out") == "measure,value,undefined\ndensity,0.5,\n")
  }

  @Test func aNameCannotActOnTheTerminal() throws {
    let run = try ToolRun(["measure", "\u{1B}[31mx", "-m", "density"])
    #expect(run.status == 1)
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test func noColorAndNoProgressWhereNobodyLooks() throws {
    let run = try ToolRun(["measure", "-", "--all"], input: Self.ties)
    #expect(!run.errors.contains("\u{1B}"))
    #expect(!run.errors.contains("\r"))
  }
}
