// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What an indicator finds in a look: its number and the sentences about it.
struct Finding {
  /// The number, to be compared between waves.
  var value: Double
  /// The number as it is said, large.
  var figure: String
  /// What it says, with its denominator.
  var sentence: String
  /// What chance gives, and what else helps to read it.
  var comparisons: [String] = []
}

/// What an indicator comes to: a finding, or the reason there is none.
enum Outcome {
  case found(Finding)
  /// Why there is none, as a clause: "no tie goes both ways".
  case absent(String)
  /// What the data would need for it, as a clause: "each member's tier".
  case needs(String)

  /// Nothing to say of these data.
  case silent

  /// The outcome of a quantity: a finding made of the number, why it is undefined, or nothing where
  /// it was not computed.
  init(_ quantity: Quantity?, _ find: (Double) -> Finding) {
    switch quantity {
    case .value(let number)?: self = .found(find(number))
    case .undefined(let reason)?: self = .absent(reason.description)
    case nil: self = .silent
    }
  }
}

/// A line of the scorecard: how it is found and what it is called.
struct IndicatorRule: Sendable {
  let id: String
  let group: Indicator.Group
  let title: String
  var reading = "Neither high nor low is good in itself."
  /// The measures it rests on.
  let measures: [String]
  /// Whether only what passes among those who answered counts, since a pair of whom one did not
  /// answer cannot be seen whole.
  var isAmongRespondents = false
  /// Whether it says anything where all ties run between two modes.
  var appliesToTwoModes = true
  let find: @Sendable (Look) -> Outcome
}

extension IndicatorRule {
  /// Every line that looks at one network, in the order of the scorecard.
  static let all: [IndicatorRule] =
    bonding + bridging + linking + reciprocity + reach + equity + resilience + wealth
}

extension Evidence {
  /// The scorecard: what was found, and why the rest was not.
  func scorecard() -> (found: [Indicator], absent: [String], needed: [String]) {
    var found: [Indicator] = []
    var absent: [String] = []
    var needed: [String] = []
    let isTwoMode = latest.observed.isTwoMode
    for rule in IndicatorRule.all {
      if isTwoMode, !rule.appliesToTwoModes {
        absent.append(
          "\(rule.title): all ties run between members of two kinds, so it could not be otherwise.")
        continue
      }
      switch rule.find(rule.isAmongRespondents ? latest.answered : latest.observed) {
      case .found(let finding) where finding.figure == Wording.withheld:
        absent.append("\(rule.title): withheld, because it rests on too few.")
      case .found(var finding):
        if let change = change(of: rule) { finding.comparisons.append(change) }
        found.append(
          Indicator(
            id: rule.id, group: rule.group, title: rule.title, figure: finding.figure,
            sentence: finding.sentence.capitalizedFirst, comparisons: finding.comparisons,
            reading: rule.reading,
            measures: rule.measures))
      case .absent(let reason): absent.append("\(rule.title): \(reason).")
      case .needs(let data): needed.append("\(rule.title): needs \(data).")
      case .silent: break
      }
    }
    for indicator in growthIndicators() {
      if indicator.figure == Wording.withheld {
        absent.append("\(indicator.title): withheld, because it rests on too few.")
      } else {
        found.append(indicator)
      }
    }
    return (found, absent, needed)
  }

  /// What the indicator was and is among those who answered in both of the last two waves.
  private func change(of rule: IndicatorRule) -> String? {
    guard rule.isAmongRespondents, case .known(let run, let before, let after) = growth,
      case .found(let old) = rule.find(before), case .found(let new) = rule.find(after),
      let waves = run.changes.last?.comparison.waves, old.figure != Wording.withheld,
      new.figure != Wording.withheld
    else { return nil }
    return """
      Among \(wording.suppression == nil ? "the " : "")\(wording.count(after.memberCount)) who \
      answered in both waves: \
      \(old.figure) in wave \(waves.from), \(new.figure) in wave \(waves.to).\(certainty(of: rule))
      """
  }

  /// Whether the change of what an indicator rests on is sure, as a sentence after others.
  private func certainty(of rule: IndicatorRule) -> String {
    guard let id = rule.measures.first, let change = lastDifferences.first(where: { $0.name == id })
    else { return "" }
    return switch change.verdict {
    case .rose: " That is a rise beyond what chance often makes."
    case .fell: " That is a fall beyond what chance often makes."
    case .unsure: " The difference is no more than chance often makes."
    default: ""
    }
  }
}
