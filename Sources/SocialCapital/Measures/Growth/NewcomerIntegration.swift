// SPDX-License-Identifier: Apache-2.0

extension WaveComparison {
  /// The share of joiners who have two contacts or more in the later wave.
  ///
  /// ## Definition
  /// #{joiners with contacts ≥ minimum} ÷ #{joiners}, contacts counted in the later wave.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction makes a contact. Weights: ignored.
  /// - Who joined: see ``joiners()``.
  /// - Undefined: where nobody joined.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).newcomerIntegration()
  /// ```
  ///
  /// - Parameter minimum: How many contacts make a newcomer integrated.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// T. N. Bauer and others, "Newcomer adjustment during organizational socialization: a
  /// meta-analytic review of antecedents, outcomes, and methods", *Journal of Applied Psychology* 92
  /// (2007) 707–721, doi:10.1037/0021-9010.92.3.707, on why being accepted by others is the mark of
  /// a newcomer's adjustment. The counts are this library's.
  public func newcomerIntegration(minimum: Int = 2) -> Quantity {
    let newcomers = joiners()
    let integrated = newcomers.count { after.contacts(of: $0).count >= minimum }
    return Quantity(integrated, over: newcomers.count, else: .groupTooSmall)
  }

  /// The mean number of contacts of joiners, divided by that of stayers, in the later wave.
  ///
  /// - Returns: 1 where newcomers have as many as the rest; undefined where nobody joined or stayed,
  ///   or stayers have no ties.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func newcomerDegreeRatio() -> Quantity {
    func meanContacts(_ members: [Int]) -> Quantity {
      Quantity(
        members.reduce(0) { $0 + after.contacts(of: $1).count }, over: members.count,
        else: .groupTooSmall)
    }
    return meanContacts(joiners()).flatMap { newcomers in
      meanContacts((0..<nodeCount).filter(isStayer)).flatMap { stayers in
        Quantity(newcomers, over: stayers, else: .noTies)
      }
    }
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/newcomerIntegration(minimum:)``.
  public static let newcomerIntegration = Measure(
    id: "newcomer-integration", title: "Integration of newcomers",
    summary: "How many new members have made two connections or more.",
    definition: """
      of the joiners, the share with two contacts or more in the later wave; …-degree-ratio: their \
      mean number of contacts ÷ that of stayers
      """,
    range: "0 to 1; the ratio from 0",
    conventions: "A tie in either direction makes a contact; undefined where nobody joined.",
    reference: "Bauer et al. 2007, doi:10.1037/0021-9010.92.3.707",
    options: [
      .init(
        "minimum", summary: "how many contacts make a newcomer integrated", defaultValue: "2")
    ], complexity: "O(n + m)"
  ) { input in
    let minimum = try input.options.count("newcomer-integration", "minimum", in: 1...1_000_000)
    var result = MeasureResult(
      "newcomer-integration", input.comparison.newcomerIntegration(minimum: minimum ?? 2))
    result.add("newcomer-integration-degree-ratio", input.comparison.newcomerDegreeRatio())
    return result
  }
}
