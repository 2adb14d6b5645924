// SPDX-License-Identifier: Apache-2.0

/// The command `social-capital`: reads the command line, does it, and says how it went.
enum Tool {
  /// The version of the package.
  static let version = "0.1.0"

  /// How a run ended, as the shell is told.
  enum ExitStatus: Int32 {
    case fine = 0
    case failed = 1
    case badUsage = 64
    case interrupted = 130
  }

  /// Does what the command line asks and ends the process.
  static func main(_ words: [Word]) -> Never {
    SystemCalls.ignoreClosedPipes()
    Interruption.shared.watch()
    SystemCalls.exit(run(words).rawValue)
  }

  /// Does what the command line asks.
  private static func run(_ words: [Word]) -> ExitStatus {
    do {
      switch try Parser.parse(words) {
      case .version: try StandardOutput.write("social-capital \(version)\n")
      case .overview: try StandardOutput.write(HelpText.overview)
      case .help(let verb): try StandardOutput.write(HelpText.text(of: verb))
      case .run(let arguments): try arguments.verb.run(arguments)
      }
      return .fine
    } catch is ClosedPipe {
      return .fine
    } catch let error as UsageError {
      explain(error)
      return .badUsage
    } catch let error as FailedRun {
      StandardError.report(error.message)
      return .failed
    } catch {
      StandardError.report("\(error)")
      return .failed
    }
  }

  private static func explain(_ error: UsageError) {
    StandardError.report(error.message)
    if let suggestion = error.suggestion { StandardError.write("  \(suggestion)\n") }
    if let verb = error.verb.flatMap(Verb.named) {
      StandardError.write("Usage: \(HelpText.usage(of: verb))\n")
    }
    let command = error.verb.map { "social-capital \($0) --help" } ?? "social-capital --help"
    StandardError.write("See '\(command)'.\n")
  }
}
