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
      --assume-complete must say that everybody answered.
      """,
    operands: .input,
    groups: [
      OptionGroup(title: "Output", options: [.assumeComplete, .output]),
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
    ],
    run: { arguments in
      let progress = ProgressLine()
      let data = try NetworkInput(arguments, progress: progress)
      let panel = try data.panel
      guard panel.waves.count > 1 else {
        throw FailedRun("There are fewer than two waves, so there is nothing to compare.")
      }
      progress.begin("comparing waves")
      let run = try GrowthRun(
        Measure.all, of: panel,
        settings: .init(
          groupings: try data.groupings(arguments), view: NetworkInput.view(arguments),
          assumingComplete: arguments.has(.assumeComplete),
          options: try MeasureOptions(arguments), seed: arguments.number(.seed) ?? 1,
          monitor: progress.monitor(arguments)))
      progress.end()
      try OutputFile.write(
        run.json(provenance: data.provenance(arguments)),
        to: arguments.word(.output).map { Path($0) })
    })
}

extension Option {
  static let assumeComplete = Option(
    name: "assume-complete",
    help: "Take everybody to have answered in waves for which nobody recorded who did.")
}
