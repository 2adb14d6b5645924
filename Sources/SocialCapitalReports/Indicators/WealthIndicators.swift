// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let wealth: [IndicatorRule] = [retention]

  private static let retention = IndicatorRule(
    id: "spend-retention", group: .wealth, title: "Spending that stays in the area",
    reading: "More stays local; value for money is another question.",
    measures: ["spend-retention", "lm3"]
  ) { look in
    guard let retention = look.value("spend-retention"), retention.value != nil else {
      return .silent
    }
    return Outcome(retention) { share in
      let pence = look.wording.number(share * 100, places: 0)
      var comparisons: [String] = []
      if let multiplier = look.value("lm3")?.value {
        comparisons.append(
          """
          Over three rounds of spending, each £1 makes \
          £\(look.wording.number(multiplier, places: 2)) of local income (LM3).
          """)
      }
      return Finding(
        value: share, figure: "\(pence)p",
        sentence: "Of each £1 spent, \(pence) pence goes to suppliers in the area.",
        comparisons: comparisons)
    }
  }
}
