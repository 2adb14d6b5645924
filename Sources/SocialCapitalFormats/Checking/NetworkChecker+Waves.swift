// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkChecker {
  /// Compares the waves of ties with rosters and with records of participation.
  mutating func checkWaves() {
    guard !participation.isEmpty || network.nodes.contains(where: { !$0.waves.isEmpty }) else {
      return
    }
    let waves = Dictionary(uniqueKeysWithValues: panel.waves.map { ($0.name, $0) })
    for row in network.ties.indices {
      guard let name = network.ties.waves[row], let wave = waves[name] else { continue }
      let source = Int(network.ties.sources[row])
      if !wave.inScope[source] || !wave.inScope[Int(network.ties.targets[row])] {
        problems.add(.outOfScope, at: place(ofTie: row))
      } else if network.isDirected, wave.responded?[source] == false {
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
