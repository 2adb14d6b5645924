// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension Verb {
  static let measures = Verb(
    name: "measures", summary: "List the measures, or explain one.",
    discussion: """
      Without an ID, lists every measure by family with what it tells. With one, gives its \
      definition, what values it can have, how it treats direction, weights and isolates, its \
      options, and where it was published.
      """,
    operands: Operands(
      placeholder: "ID", count: 0...1, help: "The name of a measure, as the list gives it.",
      noun: "measure", words: Measure.all.map(\.id)),
    groups: [],
    examples: [
      Example(
        command: "social-capital measures", explanation: "Lists what can be measured."),
      Example(
        command: "social-capital measures constraint",
        explanation: "Explains Burt's constraint."),
    ],
    run: { arguments in
      let measure = arguments.operands.first.flatMap { Measure.named($0.text) }
      try StandardOutput.write(measure.map(MeasureText.explanation) ?? MeasureText.list)
    })
}

/// What the catalogue says, as text for a terminal.
private enum MeasureText {
  /// Every measure by family.
  static var list: String {
    let width = Measure.all.map(\.id.count).max() ?? 0
    let families = Measure.Family.allCases.compactMap { family -> String? in
      let measures = Measure.all.filter { $0.family == family }
      guard !measures.isEmpty else { return nil }
      let lines = measures.map { measure in
        let id = "  " + measure.id.padded(to: width) + "  "
        return id + measure.summary.wrapped(indent: width + 4).dropFirst(width + 4)
      }
      return "\(family.rawValue)\n" + lines.joined(separator: "\n")
    }
    return families.joined(separator: "\n\n")
      + "\n\nExplain one: social-capital measures ID\n"
  }

  /// Everything the catalogue says of one measure.
  static func explanation(of measure: Measure) -> String {
    var parts = [
      "\(measure.id): \(measure.title)", measure.summary.wrapped(),
      "Scope: \(measure.scope.rawValue). Family: \(measure.family.rawValue).",
      section("Definition", measure.definition), section("Range", measure.range),
      section("Conventions", measure.conventions), section("Work", measure.complexity),
      section("Reference", measure.reference),
    ]
    if !measure.options.isEmpty {
      let options = measure.options.map { option in
        """
        --option \(measure.id).\(option.name)=VALUE: \(option.summary.asSentence) \
        Default: \(option.defaultValue).
        """
      }
      parts.append(section("Options", options.joined(separator: "\n")))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(_ title: String, _ text: String) -> String {
    "\(title):\n" + text.wrapped(indent: 2)
  }
}

extension String {
  /// The text with a full stop at its end.
  fileprivate var asSentence: String { hasSuffix(".") ? self : self + "." }
}
