// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalReports

extension Verb {
  static let growth = Verb(
    name: "growth", summary: "Compare the waves of a community.",
    discussion: """
      Compares each wave with the one before on what both observed, and prints JSON: who joined and \
      left, which ties lasted, ended and began, and what became of pairs. Who answered in each wave \
      is read from participation.csv; without it a rise in answers would look like growth, so \
      --assume-complete must say that everybody answered. With --measures, numbers of the network \
      are compared among those who answered in both waves, with 95% intervals: members drawn with \
      replacement (bootstrap) and left out one by one (jackknife). Below ten members no interval is \
      given; a change is called one only where both intervals leave out no change.
      """,
    operands: .input,
    groups: [
      OptionGroup(
        title: "Comparing and output", options: [.compared, .draws, .assumeComplete, .output]),
      OptionGroup(title: "Selecting", options: [.relation, .kind, .condition]),
      OptionGroup(title: "Meaning", options: [.view, .by, .setting, .seed, .threads]), .reading,
    ],
    examples: [
      Example(
        command: "social-capital growth Examples/Town -o growth.json",
        explanation: "Writes what changed between the waves of the example town."),
      Example(
        command: "social-capital growth Examples/Town --relation helps --view strong",
        explanation: "Prints what changed in help that goes both ways."),
      Example(
        command: "social-capital growth Examples/Town --measures density,arc-reciprocity,ei-index",
        explanation: "Adds how sure the changes of these numbers are."),
    ],
    run: { arguments in
      let progress = ProgressLine()
      let data = try NetworkInput(arguments, progress: progress)
      let panel = try data.panel
      guard panel.waves.count > 1 else {
        throw FailedRun("There are fewer than two waves, so there is nothing to compare.")
      }
      progress.begin("comparing waves")
      var settings = GrowthRun.Settings(
        groupings: try data.groupings(arguments), view: NetworkInput.view(arguments),
        assumingComplete: arguments.has(.assumeComplete),
        options: try MeasureOptions(arguments), seed: arguments.number(.seed) ?? 1,
        monitor: progress.monitor(arguments))
      let compared = Set(arguments.items(.compared))
      settings.differences = Measure.all.filter { compared.contains($0.id) }
      if let draws = arguments.number(.draws) { settings.draws = Int(draws) }
      let run = try GrowthRun(Measure.all, of: panel, settings: settings)
      progress.end()
      try OutputFile.write(
        run.json(provenance: data.provenance(arguments)),
        to: arguments.word(.output).map { Path($0) })
    })
}

extension Option {
  /// The measures of one network, whose numbers can be compared between waves.
  fileprivate static let compared = Option(
    name: "measures", short: "m",
    takes: .list(
      "ID,…", Measure.all.filter { $0.scope != .change && $0.family != .inference }.map(\.id)),
    isRepeatable: true,
    help: "Measures whose numbers of the network to compare between waves, with intervals.")
  static let assumeComplete = Option(
    name: "assume-complete",
    help: "Take everybody to have answered in waves for which nobody recorded who did.")
}
