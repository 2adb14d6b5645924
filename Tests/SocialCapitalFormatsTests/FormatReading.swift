// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats

extension NetworkFormat {
  /// What a text says in this format.
  func dataset(_ text: String) throws -> Dataset {
    try read(SourceFile(name: "x", text: text))
  }

  /// The network a text says in this format.
  func network(_ text: String) throws -> SocialNetwork { try dataset(text).network }

  /// The first error of a text: its kind and line.
  func fault(_ text: String) -> Fault? {
    do {
      _ = try dataset(text)
      return nil
    } catch let error as FormatError {
      let problem = error.problems.problems.first { $0.severity == .error }
      return problem.map { Fault($0.reason, line: $0.place.line) }
    } catch {
      return nil
    }
  }
}

/// A kind of error and the line it is on.
struct Fault: Equatable {
  let reason: Problem.Reason
  let line: Int?

  init(_ reason: Problem.Reason, line: Int?) { (self.reason, self.line) = (reason, line) }
}

extension SocialNetwork {
  /// The ties as `a>b` or `a-b`, with what else they have.
  var tieTexts: [String] {
    ties.indices.map { row in
      var text = nodes[Int(ties.sources[row])].id + (isDirected ? ">" : "-")
      text += nodes[Int(ties.targets[row])].id
      if let weight = ties.weights?[row] { text += " \(weight)" }
      if let relation = ties.relations[row] { text += " \(relation)" }
      if let wave = ties.waves[row] { text += " @\(wave)" }
      return text
    }
  }
}
