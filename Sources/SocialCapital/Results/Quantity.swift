// SPDX-License-Identifier: Apache-2.0

/// A number, or the reason there is none.
///
/// ```swift
/// let r = graph.arcReciprocity().share
/// if let value = r.value { print(value) } else { print(r.reason!) }
/// ```
public enum Quantity: Sendable, Hashable {
  /// The number; always finite.
  case value(Double)
  /// Why there is no number.
  case undefined(Undefined)

  /// A quotient, undefined for the reason given where the denominator is zero.
  public init(_ numerator: Double, over denominator: Double, else reason: Undefined) {
    self = denominator == 0 ? .undefined(reason) : .value(numerator / denominator)
  }

  /// A quotient of counts, undefined for the reason given where the denominator is zero.
  public init(_ numerator: Int, over denominator: Int, else reason: Undefined) {
    self.init(Double(numerator), over: Double(denominator), else: reason)
  }

  /// The number, or `nil` where undefined.
  public var value: Double? {
    if case .value(let number) = self { number } else { nil }
  }

  /// Why there is no number, or `nil` where there is one.
  public var reason: Undefined? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  /// The quantity that a function makes of the number; undefined stays undefined.
  public func map(_ transform: (Double) -> Double) -> Quantity {
    switch self {
    case .value(let number): .value(transform(number))
    case .undefined: self
    }
  }

  /// The quantity that a function makes of the number, which may itself be undefined.
  public func flatMap(_ transform: (Double) -> Quantity) -> Quantity {
    switch self {
    case .value(let number): transform(number)
    case .undefined: self
    }
  }
}

extension Quantity: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// Makes a quantity of a number.
  public init(floatLiteral value: Double) { self = .value(value) }
  /// Makes a quantity of a whole number.
  public init(integerLiteral value: Int) { self = .value(Double(value)) }
}
