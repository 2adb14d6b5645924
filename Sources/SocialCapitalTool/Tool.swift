// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalFormats

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
    } catch is ToldFailure {
      return .failed
    } catch let error as UsageError {
      explain(error)
      return .badUsage
    } catch let error as MeasureError {
      return report(error)
    } catch let error as FormatError {
      report(error)
      return .failed
    } catch let error as FailedRun {
      StandardError.report(error.message)
      return .failed
    } catch {
      StandardError.report("\(error)")
      return .failed
    }
  }

  /// Says what is wrong with a measure; a setting it cannot have is bad usage.
  private static func report(_ error: MeasureError) -> ExitStatus {
    StandardError.report(error.description.printable)
    switch error {
    case .invalidOption, .unknownOption: return .badUsage
    case .cancelled: return .interrupted
    @unknown default: return .failed
    }
  }

  /// Lists everything that is wrong with the data.
  private static func report(_ error: FormatError) {
    StandardError.write(error.problems.description + "\n")
    let count = error.problems.count(of: .error)
    StandardError.report(
      "The data have \(count == 1 ? "an error" : "\(count) errors"), so nothing was done.")
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
