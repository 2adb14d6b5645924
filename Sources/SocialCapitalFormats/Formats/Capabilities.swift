// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// What a format can hold of a network; the rest is lost in writing, and listed.
  public struct Capabilities: OptionSet, Sendable, Hashable {
    /// A bit for each thing.
    public let rawValue: Int

    /// Makes a set of bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Ties with a direction.
    public static let directedTies = Capabilities(rawValue: 1 << 0)
    /// Ties without a direction, said to have none.
    public static let undirectedTies = Capabilities(rawValue: 1 << 18)
    /// The ids of nodes; formats without them number nodes from 1.
    public static let ids = Capabilities(rawValue: 1 << 19)
    /// Nodes without ties.
    public static let isolates = Capabilities(rawValue: 1 << 1)
    /// The order of nodes, where it is not that in which ties name them.
    public static let nodeOrder = Capabilities(rawValue: 1 << 2)
    /// Strengths of ties.
    public static let weights = Capabilities(rawValue: 1 << 3)
    /// More than one relation.
    public static let relations = Capabilities(rawValue: 1 << 4)
    /// The waves of ties.
    public static let waves = Capabilities(rawValue: 1 << 5)
    /// The days of ties.
    public static let dates = Capabilities(rawValue: 1 << 6)
    /// What nodes are besides their ids: label, kind, sector and the like, and attributes.
    public static let nodeAttributes = Capabilities(rawValue: 1 << 7)
    /// Attributes of ties.
    public static let tieAttributes = Capabilities(rawValue: 1 << 8)
    /// The waves whose rosters name a node.
    public static let rosters = Capabilities(rawValue: 1 << 9)
    /// Who was in scope of each wave and who answered.
    public static let participation = Capabilities(rawValue: 1 << 10)
    /// Whether an attribute is a text or a number.
    public static let numbers = Capabilities(rawValue: 1 << 11)
    /// Whether a number is whole.
    public static let integers = Capabilities(rawValue: 1 << 12)
    /// That an attribute is true or false.
    public static let flags = Capabilities(rawValue: 1 << 13)
    /// Empty texts apart from none.
    public static let emptyTexts = Capabilities(rawValue: 1 << 14)
    /// Ties listed more than once.
    public static let parallelTies = Capabilities(rawValue: 1 << 15)
    /// Ties of a node with itself.
    public static let loops = Capabilities(rawValue: 1 << 16)
    /// The order of ties, and which end of a tie without direction comes first.
    public static let tieOrder = Capabilities(rawValue: 1 << 17)

    /// Values of several types under one name.
    public static let mixedTypes = Capabilities(rawValue: 1 << 20)
    /// The sides of nodes in two-mode data, also where nothing else is held of nodes.
    public static let modes = Capabilities(rawValue: 1 << 21)

    /// Everything.
    public static let everything = Capabilities(rawValue: 1 << 22 - 1)
    /// All but types of attributes: what a format holds that knows texts only.
    static let textsOnly = everything.subtracting([.numbers, .integers, .flags])
  }
}
