// SPDX-License-Identifier: Apache-2.0

public import SocialCapital
public import Testing

/// Expects two numbers to agree within a relative or an absolute tolerance, whichever is wider.
public func expectClose(
  _ found: Double, _ expected: Double, relative: Double = 1e-9, absolute: Double = 1e-12,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let tolerance = max(absolute, relative * max(abs(found), abs(expected)))
  #expect(
    abs(found - expected) <= tolerance, comment ?? "\(found) is not close to \(expected)",
    sourceLocation: sourceLocation)
}

/// Expects a quantity to be close to a number, or undefined where `nil` is expected.
public func expectClose(
  _ found: Quantity, _ expected: Double?, relative: Double = 1e-9, absolute: Double = 1e-12,
  _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let number = found.value, let expected else {
    #expect(
      found.value == expected, comment ?? "\(found) where \(String(describing: expected)) belongs",
      sourceLocation: sourceLocation)
    return
  }
  expectClose(
    number, expected, relative: relative, absolute: absolute, comment,
    sourceLocation: sourceLocation)
}

/// Expects scores to be close to numbers, one by one, and undefined where `nil` is expected.
public func expectClose<Subject>(
  _ found: Scores<Subject>, _ expected: [Double?], relative: Double = 1e-9,
  absolute: Double = 1e-12, _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, comment, sourceLocation: sourceLocation)
  for index in found.indices where index < expected.count {
    expectClose(
      found.quantity(at: index), expected[index], relative: relative, absolute: absolute,
      comment
        ?? "at \(index): \(found.quantity(at: index)), \(String(describing: expected[index]))",
      sourceLocation: sourceLocation)
  }
}
