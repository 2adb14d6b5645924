// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapitalFormats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What libFuzzer calls with each input.
private typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: Target
) -> CInt

/// Where the program starts: SwiftPM calls a program's entry so, and libFuzzer brings none.
///
/// The environment says what to do: `PARSER` names the parser that libFuzzer feeds; without it the
/// names of all are printed; `REPLAY` names a file that is parsed once and timed, without libFuzzer.
@_cdecl("Fuzzing_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  let environment = ProcessInfo.processInfo.environment
  guard let name = environment["PARSER"] else {
    for parser in Parser.all { print(parser.name) }
    return 0
  }
  guard Parser.all.contains(where: { $0.name == name }) else {
    print("There is no parser named \(name).")
    return 2
  }
  if let file = environment["REPLAY"] { return replay(file, with: name) }
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments) { bytes, count in
    let data = bytes.map { Data(bytes: $0, count: count) } ?? Data()
    do {
      // What was read can be written again, whatever it is.
      if let dataset = try chosen?.parse(data) {
        _ = try NetworkWriter().write(
          dataset.network, participation: dataset.participation, as: .nodeLink)
      }
      return 0
    } catch is FormatError {
      return 0
    } catch {
      // Readers promise to throw nothing else.
      fatalError("\(error)")
    }
  }
}

/// The parser that libFuzzer feeds; a function of C's cannot hold on to it.
private let chosen = Parser.all.first {
  $0.name == ProcessInfo.processInfo.environment["PARSER"]
}

#if canImport(Glibc)
  private let thisProcess = RUSAGE_SELF.rawValue
#else
  private let thisProcess = RUSAGE_SELF
#endif

/// Parses one file once and prints how long it took and how much memory it needed, in bytes.
private func replay(_ path: String, with name: String) -> CInt {
  guard let data = FileManager.default.contents(atPath: path) else {
    print("\(path) could not be read.")
    return 2
  }
  func peak() -> Int {
    var usage = rusage()
    getrusage(Int32(thisProcess), &usage)
    return usage.ru_maxrss * 1_024
  }
  // The first parse also loads what every parse needs.
  _ = try? chosen?.parse(Data("source,target\na,b\n".utf8))
  let (before, start) = (peak(), ContinuousClock.now)
  var outcome = "read"
  do { _ = try chosen?.parse(data) } catch { outcome = "refused" }
  let seconds = (ContinuousClock.now - start) / .seconds(1)
  print(name, data.count, outcome, seconds, peak() - before)
  return 0
}
