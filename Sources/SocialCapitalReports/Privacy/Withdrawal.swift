// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension NetworkPanel {
  /// The panel without people who asked to be taken out, their ties and their participation.
  func removingWithdrawn() throws(NetworkError) -> NetworkPanel {
    guard network.nodes.contains(where: { $0.consent == .withdrawn }) else { return self }
    var participation: [Participation] = []
    for wave in waves {
      guard let responded = wave.responded else { continue }
      for (place, node) in network.nodes.enumerated()
      where wave.inScope[place] && node.consent != .withdrawn {
        participation.append(
          Participation(wave: wave.name, id: node.id, responded: responded[place]))
      }
    }
    return try NetworkPanel(network.removingWithdrawn(), participation: participation)
  }
}
