// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A network as files, and what these do not hold of it.
public struct WrittenNetwork: Sendable {
  /// The files, the ties first where there are several.
  public let files: [SourceFile]
  /// What the format cannot hold; none where reading the files gives the same network.
  public let losses: [Loss]

  init(_ files: [SourceFile], losses: [Loss] = []) {
    self.files = files
    self.losses = losses
  }
}

/// Something of a network that a format cannot hold.
public struct Loss: Sendable, Hashable, CustomStringConvertible {
  /// What is lost, in plain words and without anybody's data.
  public let what: String
  /// How many of them there are.
  public let count: Int

  init(_ what: String, _ count: Int) {
    self.what = what
    self.count = count
  }

  /// What is lost and how many, as `dates of ties (12)`.
  public var description: String { "\(what) (\(count))" }
}

/// What a writer of a format is given.
struct WritingRequest: Sendable {
  let network: SocialNetwork
  var participation: [Participation] = []
  var writer = NetworkWriter()

  /// What to call a file of a format.
  func fileName(_ fileExtensions: [String]) -> String {
    fileExtensions.first.map { "\(writer.name).\($0)" } ?? writer.name
  }

  /// The one file of a format, with what it does not hold of the network.
  ///
  /// - Parameter held: What this file holds besides what the format always does.
  func written(
    _ bytes: [UInt8], as format: NetworkFormat, holding held: NetworkFormat.Capabilities = [],
    more losses: [Loss] = []
  ) -> WrittenNetwork {
    WrittenNetwork(
      [SourceFile(name: fileName(format.fileExtensions), contents: bytes)],
      losses: self.losses(holding: format.holds.union(held)) + losses)
  }

  /// How many nodes are of the first side, where the network is two-mode and can be written as rows
  /// and columns in the order of its nodes; else `nil`.
  ///
  /// Every node is on a side, the first ones on the first, and every tie has no direction and joins
  /// the two.
  var rowCount: Int? {
    let nodes = network.nodes
    let count = nodes.prefix { $0.mode == 1 }.count
    guard !network.isDirected, count > 0, count < nodes.count,
      nodes.dropFirst(count).allSatisfy({ $0.mode == 2 }),
      network.ties.indices.allSatisfy({ row in
        (Int(network.ties.sources[row]) < count) != (Int(network.ties.targets[row]) < count)
      })
    else { return nil }
    return count
  }
}
