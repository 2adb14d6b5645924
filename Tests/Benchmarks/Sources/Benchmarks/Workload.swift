// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// What a kernel is run on.
struct Workload {
  /// The graph as a file, the same that peers read.
  let file: GraphFile
  /// Where the file is.
  let path: String
  /// The threads that may be used.
  let threads: Int
  /// What random kernels start from.
  let seed: UInt64 = 42

  /// Who watches: nobody, with the threads that may be used.
  var monitor: Monitor { Monitor(threads: threads) }

  /// The graph.
  func graph() throws -> Graph {
    try Graph(nodeCount: file.nodeCount, pairs: file.pairs, isDirected: file.isDirected)
  }
}

/// Ties in a file that every language reads: the eight bytes `SOCGRAPH`, then as little-endian
/// 64-bit numbers the nodes, the ties, 1 if directed, and the nodes of the first mode (0 for one
/// mode); then all sources and all targets as 32-bit numbers.
struct GraphFile {
  let nodeCount: Int
  let isDirected: Bool
  let firstModeCount: Int
  let sources: [UInt32]
  let targets: [UInt32]

  /// The ties.
  var pairs: some Sequence<(Int, Int)> {
    zip(sources, targets).lazy.map { (Int($0), Int($1)) }
  }

  init(
    nodeCount: Int, isDirected: Bool, firstModeCount: Int = 0, sources: [UInt32], targets: [UInt32]
  ) {
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    self.firstModeCount = firstModeCount
    self.sources = sources
    self.targets = targets
  }

  /// The ties of a graph.
  init(_ graph: Graph, firstModeCount: Int = 0) {
    let edges = graph.edges
    self.init(
      nodeCount: graph.nodeCount, isDirected: graph.isDirected, firstModeCount: firstModeCount,
      sources: edges.map { UInt32($0.source) }, targets: edges.map { UInt32($0.target) })
  }

  /// The same ties in an order by chance.
  func shuffled(seed: UInt64) -> GraphFile {
    var generator = SeededGenerator(seed: seed, stream: 3)
    var order = Array(sources.indices)
    generator.shuffle(&order)
    return GraphFile(
      nodeCount: nodeCount, isDirected: isDirected, firstModeCount: firstModeCount,
      sources: order.map { sources[$0] }, targets: order.map { targets[$0] })
  }

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    func number(_ place: Int) -> Int {
      data.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)) }
    }
    guard data.count >= 40, data.prefix(8) == Self.magic, data.count == 40 + 8 * number(2) else {
      throw Failure("\(path) is no file of ties.")
    }
    let count = number(2)
    func column(_ start: Int) -> [UInt32] {
      [UInt32](unsafeUninitializedCapacity: count) { column, filled in
        data.withUnsafeBytes { bytes in
          UnsafeMutableRawBufferPointer(column).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 4 * count]))
        }
        filled = count
      }
    }
    self.init(
      nodeCount: number(1), isDirected: number(3) == 1, firstModeCount: number(4),
      sources: column(40), targets: column(40 + 4 * count))
  }

  func write(to path: String) throws {
    var data = Self.magic
    for number in [nodeCount, sources.count, isDirected ? 1 : 0, firstModeCount] {
      withUnsafeBytes(of: UInt64(number).littleEndian) { data.append(contentsOf: $0) }
    }
    for column in [sources, targets] { column.withUnsafeBytes { data.append(contentsOf: $0) } }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private static let magic = Data("SOCGRAPH".utf8)
}
