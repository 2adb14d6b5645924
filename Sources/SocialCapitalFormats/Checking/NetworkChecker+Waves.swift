// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkChecker {
  /// Compares the waves of ties with rosters and with records of participation.
  mutating func checkWaves() {
    guard !participation.isEmpty || network.nodes.contains(where: { !$0.waves.isEmpty }) else {
      return
    }
    let waves = Dictionary(uniqueKeysWithValues: panel.waves.map { ($0.name, $0) })
    // Where there is one wave only, a tie without a wave is of that one.
    let onlyWave = panel.waves.count == 1 ? panel.waves.first?.name : nil
    for row in network.ties.indices {
      let named = network.ties.waves[row]
      guard let wave = (named ?? onlyWave).flatMap({ waves[$0] }) else { continue }
      let source = Int(network.ties.sources[row])
      // Names that people give are often of others than those who were asked.
      let target = shape == .names ? source : Int(network.ties.targets[row])
      if named != nil, !wave.inScope[source] || !wave.inScope[target] {
        problems.add(.outOfScope, at: place(ofTie: row))
      } else if network.isDirected, wave.inScope[source], wave.responded?[source] == false {
        problems.add(.nonRespondentTie, at: place(ofTie: row))
      }
    }
    checkWaveNames()
  }

  private mutating func checkWaveNames() {
    let ofTies = Set(network.ties.waves.names)
    let recorded = Set(participation.lazy.map(\.wave))
    // Ties without a wave are in every wave, so that none is empty.
    let hasTiesOfAll = network.ties.indices.contains { network.ties.waves.place(at: $0) == nil }
    for wave in panel.waves.map(\.name) {
      if !ofTies.contains(wave), !hasTiesOfAll {
        problems.add(
          .waveWithoutTies, at: Problem.Place(file: files.ties.name), detail: "(Wave \(wave).)")
      }
      if !recorded.contains(wave), let file = files.participation?.name {
        problems.add(
          .waveWithoutRecords, at: Problem.Place(file: file), detail: "(Wave \(wave).)")
      }
    }
  }
}
