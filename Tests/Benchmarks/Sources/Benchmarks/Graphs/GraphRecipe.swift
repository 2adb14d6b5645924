// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// The graphs that everything is measured on, each made from a fixed seed.
enum GraphRecipe {
  /// Makes the graph of a name: `soc1k`, `ws10k`, `aff55k`, `rmat16`, or a folder with `ties.csv` or
  /// `edges.csv`; with `-shuffled` behind it its ties come in no order.
  static func make(_ name: String, at path: String) throws {
    let ending = "-shuffled"
    guard name.hasSuffix(ending) else { return try graph(name).write(to: path) }
    try graph(String(name.dropLast(ending.count))).shuffled(seed: 42).write(to: path)
  }

  private static func graph(_ name: String) throws -> GraphFile {
    if let scale = number(name, after: "rmat") {
      // The rule of the reference graph: 500,000 draws at scale 16, as many a node at others.
      return GraphFile(try .rmat(scale: scale, draws: (500_000 << scale) >> 16, seed: 42))
    }
    if let nodes = number(name, after: "soc") { return try social(nodeCount: nodes) }
    if let nodes = number(name, after: "ws") {
      return GraphFile(
        try .wattsStrogatz(nodeCount: nodes, neighbors: 10, rewiring: 0.1, seed: 42))
    }
    if let nodes = number(name, after: "aff") {
      return affiliation(citizens: nodes * 10 / 11, organizations: nodes / 11)
    }
    if let nodes = number(name, after: "path") {
      return GraphFile(
        nodeCount: nodes, isDirected: false, sources: (1..<UInt32(nodes)).map { $0 - 1 },
        targets: Array(1..<UInt32(nodes)))
    }
    return try real(folder: name)
  }

  /// The number behind a prefix, with `k` for thousand and `m` for million.
  private static func number(_ name: String, after prefix: String) -> Int? {
    guard name.hasPrefix(prefix) else { return nil }
    let digits = name.dropFirst(prefix.count)
    if digits.hasSuffix("k") { return Int(digits.dropLast()).map { $0 * 1_000 } }
    if digits.hasSuffix("m") { return Int(digits.dropLast()).map { $0 * 1_000_000 } }
    return Int(digits)
  }

  /// A real network: the first two columns of its file of ties.
  private static func real(folder: String) throws -> GraphFile {
    let names = ["ties.csv", "edges.csv", "edges.csv.gz"]
    guard let path = names.map({ "\(folder)/\($0)" }).first(where: FileManager.default.fileExists)
    else { throw Failure("There is no recipe and no folder \(folder).") }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var numbers: [Substring: UInt32] = [:]
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let ends = cells.prefix(2).map { cell in
        let next = UInt32(numbers.count)
        return numbers[cell, default: next].also { numbers[cell] = $0 }
      }
      sources.append(ends[0])
      targets.append(ends[1])
    }
    // Peers read the file too, so loops and repeats go before.
    let all = zip(sources, targets).lazy.map { (Int($0), Int($1)) }
    return GraphFile(try Graph(nodeCount: numbers.count, pairs: all, isDirected: true))
  }
}

extension UInt32 {
  fileprivate func also(_ body: (UInt32) -> Void) -> UInt32 {
    body(self)
    return self
  }
}
