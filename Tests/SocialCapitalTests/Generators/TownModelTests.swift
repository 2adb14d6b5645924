// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Town model")
struct TownModelTests {
  @Test func hasTheShapeThatWasAsked() throws {
    let town = try TownModel().town(seed: 7)
    #expect(town.waves.map(\.name) == ["1", "2", "3"])
    #expect(town.network.nodes.count == 88 + 2 * 6 + 21)
    #expect(Set(town.network.relations) == ["knows", "helps", "volunteers-with", "supplies"])
    for wave in town.waves {
      let rate = try #require(wave.responseRate.value)
      #expect((0.6...0.98).contains(rate))
    }
    #expect(town.waves[0].scopeCount == 88 + 21)
  }

  @Test func sameSeedSameTown() throws {
    #expect(try TownModel().town(seed: 3) == TownModel().town(seed: 3))
    #expect(try TownModel().town(seed: 3) != TownModel().town(seed: 4))
  }

  @Test func onlyThoseWhoAnsweredNameTies() throws {
    let town = try TownModel().town(seed: 11)
    let network = town.network
    for row in network.ties.indices {
      let wave = try #require(town.waves.first { $0.name == network.ties.waves[row] })
      let source = Int(network.ties.sources[row])
      #expect(wave.responded?[source] == true)
      #expect(wave.inScope[Int(network.ties.targets[row])])
    }
  }

  @Test func settingsMatter() throws {
    var steady = TownModel()
    steady.persistence = 1
    steady.reciprocation = 0
    steady.closure = 0
    steady.departure = 0
    steady.joiners = 0
    steady.responseRates = [1]
    let town = try steady.town(seed: 5)
    let change = try town.comparison(from: 0, to: 2)
    #expect(change.before == change.after)
  }
}
