// SPDX-License-Identifier: Apache-2.0

/// One number for each node, or the reason a node has none, in node order.
public typealias NodeScores = Scores<NodeSubject>

/// One number for each tie, or the reason a tie has none, in the order of ``Graph/edges``.
public typealias TieScores = Scores<TieSubject>

/// Marks scores of nodes.
public enum NodeSubject: Sendable {}

/// Marks scores of ties.
public enum TieSubject: Sendable {}

/// One number for each of a row of things, or the reason a thing has none.
///
/// A collection of `Double?`: `nil` where the score is undefined. Not-a-number never appears.
public struct Scores<Subject>: RandomAccessCollection, Sendable, Hashable {
  /// Zero where undefined, so that equal scores have equal storage.
  private var values: ContiguousArray<Double>
  /// Raw values of ``Undefined``, zero where defined; absent when every score is defined.
  private var reasons: ContiguousArray<UInt8>?

  /// Makes scores that are all defined.
  ///
  /// - Precondition: Every value is finite.
  public init(_ values: some Sequence<Double>) {
    self.values = ContiguousArray(values)
    reasons = nil
    assert(self.values.allSatisfy(\.isFinite), "A score that is not finite must say why.")
  }

  /// Makes scores from quantities.
  public init(_ quantities: some Sequence<Quantity>) {
    values = []
    values.reserveCapacity(quantities.underestimatedCount)
    reasons = nil
    for quantity in quantities { append(quantity) }
  }

  /// Makes the same undefined score for a number of things.
  public init(undefined reason: Undefined, count: Int) {
    values = ContiguousArray(repeating: 0, count: count)
    reasons = ContiguousArray(repeating: reason.rawValue, count: count)
  }

  private mutating func append(_ quantity: Quantity) {
    switch quantity {
    case .value(let number):
      assert(number.isFinite, "A score that is not finite must say why.")
      values.append(number)
      reasons?.append(0)
    case .undefined(let reason):
      if reasons == nil { reasons = ContiguousArray(repeating: 0, count: values.count) }
      values.append(0)
      reasons?.append(reason.rawValue)
    }
  }

  /// The first index, 0.
  public var startIndex: Int { 0 }
  /// The number of scores.
  public var endIndex: Int { values.count }

  /// The index after another.
  ///
  /// What collections have of their own takes many times as long as reading a score.
  public func index(after index: Int) -> Int { index + 1 }
  /// The index before another.
  public func index(before index: Int) -> Int { index - 1 }

  /// The score at an index, or `nil` where undefined.
  public subscript(index: Int) -> Double? {
    if let reasons, reasons[index] != 0 { return nil }
    return values[index]
  }

  /// The score at an index, or the reason there is none.
  public func quantity(at index: Int) -> Quantity {
    if let reasons, let reason = Undefined(rawValue: reasons[index]) { return .undefined(reason) }
    return .value(values[index])
  }

  /// Why the score at an index is undefined, or `nil` where it is defined.
  public func reason(at index: Int) -> Undefined? { quantity(at: index).reason }

  /// The number of scores that are defined.
  public var definedCount: Int { reasons?.count { $0 == 0 } ?? values.count }

  /// The mean of the scores that are defined.
  public var mean: Quantity {
    var sum = CompensatedSum()
    // Zeros of those that are undefined add nothing.
    for value in values { sum.add(value) }
    return Quantity(sum.value, over: Double(definedCount), else: firstReason)
  }

  /// The largest score, or the reason none is defined.
  public var maximum: Quantity {
    lazy.compactMap { $0 }.max().map(Quantity.value) ?? .undefined(firstReason)
  }

  /// The indices of defined scores from largest to smallest; equal ones in index order.
  public func ranked() -> [(index: Int, value: Double)] {
    indices.compactMap { index in self[index].map { (index, $0) } }
      .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
      .map { (index: $0.0, value: $0.1) }
  }

  /// The scores that a function makes of the defined ones.
  public func mapValues(_ transform: (Double) -> Quantity) -> Scores {
    Scores(indices.map { quantity(at: $0).flatMap(transform) })
  }

  private var firstReason: Undefined {
    reasons?.first { $0 != 0 }.flatMap(Undefined.init(rawValue:)) ?? .emptyGraph
  }
}
